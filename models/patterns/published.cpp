#include "models/patterns/published.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "models/patterns/measure.h"

namespace models::patterns {

namespace {

// A local programme after two years, a quarter of a year about that week: it begins in week 26.
// A network with a coordinator, as most are, at the end of its third year.
constexpr PublishedApproach kApproaches[] = {
    {"effect_local_programme_2_years_points",
     "combined.toml",
     "combined",
     "baseline",
     "population.lonely_share_65plus",
     124,
     136},
    {"network_survival_3_years", "factors.toml", "network", "", "collaboration.alive", 0, 156},
};

/// Where an arm stands in what is lived.
sim::Result<std::uint32_t> arm_called(const Scenario& scenario, std::string_view name) {
    const auto& arms = scenario.arms;
    const auto at =
        std::find_if(arms.begin(), arms.end(), [&](const Arm& arm) { return arm.name == name; });
    if (at == arms.end())
        return sim::fail(sim::Error::of(fmt::format("the scenario has no arm '{}'", name)));
    return static_cast<std::uint32_t>(at - arms.begin());
}

}  // namespace

std::span<const PublishedApproach> published_approaches() {
    return kApproaches;
}

const PublishedApproach* approach_for(std::string_view target) {
    for (const auto& one : kApproaches)
        if (one.target == target) return &one;
    return nullptr;
}

sim::Result<std::vector<double>> live_approach(const Lives& lives,
                                               const PublishedApproach& approach) {
    auto opened =
        SideBySide::open(lives, {std::string(approach.arm), std::string(approach.against)});
    if (!opened) return sim::fail(opened.error());
    const auto quantity = find_quantity(std::string(approach.measure), opened->record().shape());
    if (!quantity) return sim::fail(quantity.error());
    const auto arm = arm_called(opened->scenario(), approach.arm);
    if (!arm) return sim::fail(arm.error());
    sim::Result<std::uint32_t> against = *arm;
    if (!approach.against.empty()) against = arm_called(opened->scenario(), approach.against);
    if (!against) return sim::fail(against.error());

    const auto replicates = static_cast<std::uint32_t>(opened->scenario().replicates);
    const auto lived = opened->live(0, replicates);
    if (!lived) return sim::fail(lived.error());
    std::vector<double> values;
    if (opened->stopped()) return values;
    const auto value = [&](std::uint32_t of, std::uint32_t replicate) {
        return over_window(
            *quantity, opened->record(), of, replicate, approach.from_week, approach.to_week);
    };
    for (std::uint32_t r = 0; r < replicates; ++r)
        values.push_back(value(*arm, r) - (*against == *arm ? 0 : value(*against, r)));
    return values;
}

}  // namespace models::patterns
