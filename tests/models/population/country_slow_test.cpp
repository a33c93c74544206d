// Every wijk of the country, and the two largest bench cases. About a minute on two cores.

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>

#include <tbb/parallel_for.h>

#include "tests/models/population/country.h"

namespace tests {
namespace {

using models::population::Level;
using models::population::make_population;
using models::population::select_area;
using models::population::summarise;

TEST(EveryWijkOfTheCountry, IsMadeWithAllItsResidentsAndWithoutABrokenRule) {
    std::vector<const models::population::AreaRow*> wijken;
    for (const auto& row : country().areas.rows)
        if (row.level == Level::wijk && row.population >= models::population::kSmallestArea)
            wijken.push_back(&row);
    ASSERT_GT(wijken.size(), 3200u);
    std::mutex mutex;
    std::string wrong;
    std::atomic<std::uint32_t> unplaced = 0;

    tbb::parallel_for(std::size_t{0}, wijken.size(), [&](std::size_t i) {
        const auto area = select_area(country().areas, wijken[i]->code);
        const auto people = make_population(country(), *area, 1);
        const bool good = people && people->rule_violations == 0 &&
                          people->persons.rows() == std::lround(wijken[i]->population);
        if (people) unplaced += people->unplaced_children + people->unplaced_partners;
        if (good) return;
        const std::scoped_lock lock(mutex);
        wrong += wijken[i]->code + (people ? "" : ": " + people.error().text()) + "\n";
    });

    EXPECT_EQ(wrong, "");
    EXPECT_LT(unplaced, 9'000u);  // one resident in 2,000
}

TEST(EveryWijkOfAmsterdam, MeetsEveryFittedMarginOfFiftyPeopleOrMore) {
    for (const auto& row : country().areas.rows) {
        if (row.level != Level::wijk || !row.code.starts_with("WK0363")) continue;
        if (row.population < models::population::kSmallestArea) continue;
        // A student quarter of 2024 on the ages of which no household table of 2019-2020 fits.
        if (row.code == "WK0363BB") continue;
        const auto people = population_of(row.code, 1);
        for (const auto& table : summarise(people.fit)) {
            double wanted = 0;
            for (const auto& cell : people.fit)
                if (cell.table == table.table) wanted += cell.wanted;
            if (table.fitted && wanted >= 50) {
                EXPECT_LT(table.srmse, 0.055) << row.code << " " << table.table;
            }
        }
    }
}

TEST(RotterdamAsAWhole, IsMadeWithAllItsResidents) {
    const auto people = population_of("GM0599", 1);

    EXPECT_EQ(people.persons.rows(), std::lround(area_of("GM0599").totals.population));
    EXPECT_EQ(people.rule_violations, 0u);
}

}  // namespace
}  // namespace tests
