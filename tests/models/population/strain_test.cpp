#include <array>
#include <cmath>

#include <gmock/gmock.h>

#include "models/population/own_margins.h"
#include "tests/models/population/country.h"
#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using models::HouseholdType;
using models::Income;
using models::Tenure;
using models::population::Population;

struct Adults {
    double all = 0, strained = 0, great = 0;
    double share() const { return strained / all; }
};

/// Adults of private households of which `holds(person, household)` is true.
template <class Holds>
Adults adults_of(const Population& people, Holds&& holds) {
    Adults out;
    for (std::uint32_t p = 0; p < people.persons.rows(); ++p) {
        const std::uint32_t h = people.persons.household[p];
        if (people.persons.age[p] < 18 || people.households.type[h] == HouseholdType::institution ||
            !holds(p, h))
            continue;
        ++out.all;
        out.strained += people.households.strain[h] > 0;
        out.great += people.households.strain[h] == 2;
    }
    return out;
}

// RIVM 2020 gives one buurt two shares: of 18 and over and of 65 and over. At most half the adults
// of one household can be left open; a household of the buurt has at most some six of them.
TEST(FinancialStrain, OfABuurtHasThePublishedSharesOfAdultsAndOfOldPeople) {
    const Population people = population_of("BU03071301", 1);
    const auto& published = country().health.at("BU03071301");

    const auto all = adults_of(people, [](auto, auto) { return true; });
    const auto old = adults_of(people, [&](auto p, auto) { return people.persons.age[p] >= 65; });

    EXPECT_NEAR(all.strained, published.adults[3] * all.all, 3);
    EXPECT_NEAR(old.strained, published.old[3] * old.all, 1);
}

TEST(FinancialStrain, OfAWholeMunicipalityAddsUpToItsBuurten) {
    const Population people = population_of("GM0072", 1);

    bool found = false;
    for (const auto& cell : people.fit) {
        if (cell.table != "trouble making ends meet") continue;
        found = true;
        EXPECT_GT(cell.wanted, 100);
        EXPECT_NEAR(cell.made, cell.wanted, 3) << cell.cell;
    }
    EXPECT_TRUE(found);
}

TEST(FinancialStrain, IsGreatForOneInFiveOfThoseWhoHaveIt) {
    const Population people = population_of("WK059915", 1);

    const auto all = adults_of(people, [](auto, auto) { return true; });

    EXPECT_NEAR(all.great, 0.2 * all.strained, 3);
}

TEST(FinancialStrain, IsLikelierAtLowIncomeInRentedHomesAndForSingleParents) {
    const Population people = population_of("GM0307", 1);
    const auto& homes = people.households;

    std::array<double, 3> by_income{}, by_tenure{};
    for (std::size_t k = 0; k < 3; ++k) {
        by_income[k] = adults_of(people, [&](auto, auto h) {
                           return homes.income[h] == static_cast<Income>(k);
                       }).share();
        by_tenure[k] = adults_of(people, [&](auto, auto h) {
                           return homes.tenure[h] == static_cast<Tenure>(k);
                       }).share();
    }
    const auto parents = adults_of(
        people, [&](auto, auto h) { return homes.type[h] == HouseholdType::single_parent; });
    const auto couples = adults_of(
        people, [&](auto, auto h) { return homes.type[h] == HouseholdType::couple_children; });

    EXPECT_GT(by_income[0], 2 * by_income[1]);
    EXPECT_GT(by_income[1], 2 * by_income[2]);
    EXPECT_GT(by_tenure[1], 1.5 * by_tenure[0]);
    EXPECT_GT(parents.share(), 1.5 * couples.share());
}

TEST(FinancialStrain, StaysOutOfInstitutions) {
    const Population people = population_of("GM0307", 1);

    for (std::uint32_t h = 0; h < people.households.rows(); ++h)
        if (people.households.type[h] == HouseholdType::institution) {
            ASSERT_EQ(people.households.strain[h], 0);
        }
}

TEST(FinancialStrain, OfOwnMarginsIsWhatTheFileSaysElseTheCountrys) {
    const std::string least =
        "table,cell,value\nresidents,all,4000\nsex,men,2000\nsex,women,2000\nage,0-14,600\n"
        "age,15-24,480\nage,25-44,1040\nage,45-64,1080\nage,65+,800\n";
    TemporaryFolder folder;
    const auto share = [&](const std::string& text) {
        const auto area = models::population::read_own_margins(folder.write("margins.csv", text));
        if (!area) ADD_FAILURE() << area.error().text();
        const auto people = models::population::make_population(country(), *area, 1);
        return adults_of(*people, [](auto, auto) { return true; }).share();
    };

    const double given = share(least + "health 18+,hard to make ends meet,30\n");

    EXPECT_NEAR(given, 0.30, 0.002);
    EXPECT_NEAR(share(least), country().health.at("NL00").adults[3], 0.002);
}

}  // namespace
}  // namespace tests
