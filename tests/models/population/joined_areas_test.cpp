#include "models/population/joined_areas.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/population/hard_rules.h"
#include "tests/models/population/country.h"

namespace models::population {
namespace {

using testing::HasSubstr;

const AreaIndex& index() {
    return tests::country().areas;
}

// Stiphout and Warande of Helmond, and a village of another municipality.
constexpr const char* kThree = "WK079417+WK079416+WK007201";

TEST(JoinedAreas, AddUpAndKeepEachItsPeople) {
    const auto area = select_areas(index(), kThree);
    ASSERT_TRUE(area) << area.error().text();
    double residents = 0;
    std::size_t buurten = 0;
    for (const char* code : {"WK079417", "WK079416", "WK007201"}) {
        const auto part = tests::area_of(code);
        residents += part.totals.population;
        buurten += part.buurten.size();
    }
    EXPECT_EQ(area->totals.population, residents);
    EXPECT_EQ(area->buurten.size(), buurten);
    EXPECT_EQ(area->municipality, "Helmond, Harlingen");

    const auto people = make_population(tests::country(), *area, 5);
    ASSERT_TRUE(people);
    EXPECT_EQ(people->buurten.size(), buurten);
    EXPECT_EQ(total_broken(check_hard_rules(*people)), 0u);
    // The first part is lived as it is alone.
    const auto alone = tests::population_of("WK079417", 5);
    ASSERT_LT(alone.persons.rows(), people->persons.rows());
    EXPECT_TRUE(std::equal(
        alone.persons.age.begin(), alone.persons.age.end(), people->persons.age.begin()));
    std::set<std::uint16_t> seen(people->households.buurt.begin(), people->households.buurt.end());
    EXPECT_EQ(seen.size(), buurten);
    for (std::uint32_t h = 0; h < people->households.rows(); ++h)
        for (std::uint32_t k = 0; k < people->households.size[h]; ++k)
            ASSERT_EQ(people->persons.household[people->households.first_person[h] + k], h);
}

TEST(JoinedAreas, DoNotOverlap) {
    const auto area = select_areas(index(), "WK079417+BU07941700");
    ASSERT_FALSE(area);
    EXPECT_THAT(area.error().text(), HasSubstr("lies in another area"));
    const auto unknown = select_areas(index(), "WK079417+Nergenshuizen+Atlantis");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().problems.size(), 2u);  // both names at once
}

TEST(JoinedAreas, AreScaledEverywhereAlike) {
    const auto area = select_areas(index(), kThree);
    const auto larger = scaled(*area, 1.3);
    EXPECT_NEAR(larger.totals.population, 1.3 * area->totals.population, 1e-9);
    const auto people = make_population(tests::country(), larger, 5);
    ASSERT_TRUE(people);
    EXPECT_NEAR(people->persons.rows(), larger.totals.population, 60);
    EXPECT_EQ(total_broken(check_hard_rules(*people)), 0u);
}

}  // namespace
}  // namespace models::population
