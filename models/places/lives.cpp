#include "models/places/lives.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "sim/check.h"
#include "sim/parallel.h"
#include "sim/rng.h"

#include "models/population/joined_areas.h"
#include "models/population/make_population.h"

namespace models::places {

namespace {

constexpr double kResidentsWanted = 10'000;
constexpr int kFewest = 2, kMost = 12;

}  // namespace

int lives_for(double residents, std::size_t members) {
    const double wanted = std::ceil(kResidentsWanted / std::max(1.0, residents));
    const int lives = static_cast<int>(std::clamp<double>(wanted, kFewest, kMost));
    const int each = static_cast<int>(std::max<std::size_t>(1, members));
    return (lives + each - 1) / each * each;
}

population::Area thinned(population::Area area, double most) {
    if (area.totals.population <= most) return area;
    const double share = most / area.totals.population;
    return population::scaled(std::move(area), share);
}

double residents_lived(std::span<const AreaLives> areas, std::span<const int> years) {
    double residents = 0;
    for (const auto& [area, lives] : areas)
        residents += area.totals.population * lives;
    return residents * static_cast<double>(years.size());
}

sim::Result<void> live_areas(
    const LivesInput& input,
    std::span<const AreaLives> areas,
    std::span<const int> years,
    const std::function<void(std::size_t, int, const population::Population&, const Answers&)>&
        heard) {
    SIM_CHECK(!input.rules.empty(), "there is a set of numbers to live by");
    std::vector<std::pair<std::size_t, int>> tasks;
    for (std::size_t a = 0; a < areas.size(); ++a)
        for (int life = 0; life < areas[a].lives; ++life)
            tasks.emplace_back(a, life);
    std::vector<survey::YearPlan> plans;
    for (const int year : years)
        plans.push_back({year, kAskedWeeks});

    std::vector<std::optional<sim::Error>> errors(areas.size());
    sim::parallel_tasks(static_cast<std::uint32_t>(tasks.size()), [&](std::uint32_t task) {
        if (input.stopped()) return;
        const auto [a, life] = tasks[task];
        const auto number = static_cast<std::uint32_t>(life);
        const std::uint64_t seed = sim::replicate_seed(input.seed, number);
        const auto& area = areas[a].area;
        auto people =
            population::make_population(input.data, area, survey::area_seed(seed, area.code));
        if (!people) {
            if (life == 0) errors[a] = people.error();
            return;
        }
        survey::Panel panel{{}, seed, input.everyday};
        panel.areas.push_back(std::move(*people));
        const auto answers = survey::live(panel,
                                          input.rates,
                                          input.rules[number % input.rules.size()],
                                          seed,
                                          plans,
                                          input.burn_in_weeks);
        heard(a, life, panel.areas.front(), answers);
    });
    sim::Error all;
    for (auto& error : errors)
        if (error) all.add(std::move(*error));
    if (!all.problems.empty()) return sim::fail(std::move(all));
    return {};
}

}  // namespace models::places
