#include "cli/validate_approaches.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "sim/parallel.h"
#include "sim/units.h"

#include "cli/data_folder.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/prepare.h"
#include "cli/progress.h"
#include "models/population/make_population.h"

namespace cli {
namespace {

namespace population = models::population;
namespace validation = models::validation;
using Figures = std::vector<validation::Figure>;

/// Arms that an approach lives in each replicate.
std::uint64_t lives_of(const ApproachInput& one) {
    const std::uint64_t arms = one.published->against.empty() ? 1 : 2;
    return arms * static_cast<std::uint64_t>(one.scenario.replicates);
}

}  // namespace

std::vector<ApproachInput> read_approaches(const ValidatePlan& plan, sim::Error& problems) {
    std::vector<ApproachInput> out;
    for (const auto& target : plan.approaches) {
        ApproachInput one;
        one.published = models::patterns::approach_for(target);
        models::ScenarioChanges changes;
        changes.ensemble = "none";
        changes.has_seed = true;
        changes.seed = plan.run.seed;
        changes.has_years = true;  // no longer than what is looked at
        changes.years = double{1} * one.published->to_week / sim::kWeeksPerYear;
        const auto file = beside_data(plan.data, std::string(one.published->scenario).c_str());
        auto scenario = models::load_scenario(file, changes, shipped_catalogue(plan.data));
        if (!scenario) {
            problems.add(scenario.error());
            continue;
        }
        auto area = area_of(*scenario, plan.data);
        if (!area) {
            problems.add(area.error());
            continue;
        }
        one.scenario = std::move(*scenario);
        one.area = std::move(*area);
        out.push_back(std::move(one));
    }
    return out;
}

sim::Result<Figures> live_approaches(const ValidatePlan& plan,
                                     const population::AreaData& data,
                                     const models::VitalRates& rates,
                                     const std::vector<ApproachInput>& read,
                                     bool quiet) {
    if (read.empty()) return Figures{};
    if (!quiet) say(fmt::format("now {} approach{}", read.size(), read.size() == 1 ? "" : "es"));
    std::uint64_t work = 0;
    for (const auto& one : read)
        work += lives_of(one);
    Progress progress(work, "lives", quiet);
    Figures out;
    for (const auto& one : read) {
        const models::patterns::Lives lives{
            one.scenario,
            rates,
            [&](std::uint64_t seed) { return population::make_population(data, one.area, seed); },
            [&] { progress.advance(1); },
            [] { return interrupted(); }};
        sim::Result<std::vector<double>> values = std::vector<double>{};
        sim::with_threads(plan.threads,
                          [&] { values = models::patterns::live_approach(lives, *one.published); });
        if (!values) return sim::fail(values.error());
        if (interrupted()) return Figures{};
        out.push_back({std::string(one.published->target), validation::summarise(*values)});
    }
    return out;
}

}  // namespace cli
