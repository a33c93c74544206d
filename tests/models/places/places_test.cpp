#include "models/places/places.h"

#include <cmath>

#include <gmock/gmock.h>

#include "sim/parallel.h"

#include "tests/models/population/country.h"
#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using models::places::AreaLives;
using models::places::compare_places;
using models::places::lives_for;
using models::places::LivesInput;
using models::places::Place;
using models::places::PlaceResult;
using models::places::Published;
using models::places::read_places;
using models::places::thinned;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

const models::VitalRates& rates() {
    static const auto read = models::read_vital_rates(WIJK_SOURCE_DIR "/scenarios/data");
    return *read;
}

const std::vector<models::Rules>& defaults() {
    static const std::vector<models::Rules> rules(1);
    return rules;
}

/// A short life: what is tested here does not need networks that have settled.
LivesInput short_lives() {
    return {country(), rates(), defaults(), 7, 3};
}

Place place_of(const char* code) {
    return {area_of(code), "small", 5};
}

std::vector<PlaceResult> compared(const std::vector<Place>& places, std::vector<int> years) {
    const auto results = compare_places(short_lives(), {}, places, years);
    EXPECT_TRUE(results) << results.error().text();
    return *results;
}

bool same(const Published& a, const Published& b) {
    for (std::size_t y = 0; y < a.size(); ++y)
        for (std::size_t k = 0; k < a[y].size(); ++k)
            if (!(a[y][k] == b[y][k]) && !(std::isnan(a[y][k]) && std::isnan(b[y][k])))
                return false;
    return true;
}

TEST(Lives, AreMoreForSmallAreasAndSpreadEvenlyOverMembers) {
    EXPECT_EQ(lives_for(70'000, 1), 2);
    EXPECT_EQ(lives_for(2'500, 1), 4);
    EXPECT_EQ(lives_for(100, 1), 12);
    EXPECT_EQ(lives_for(4'000, 2), 4);
    EXPECT_EQ(lives_for(70'000, 3), 3);
}

TEST(Lives, OfAThinnedMunicipalityKeepItsComposition) {
    const auto whole = area_of("GM0072");
    const auto thin = thinned(whole, 3'000);

    EXPECT_DOUBLE_EQ(thin.totals.population, 3'000);
    EXPECT_EQ(thin.buurten.size(), whole.buurten.size());
    EXPECT_NEAR(thin.totals.age[4] / 3'000, whole.totals.age[4] / whole.totals.population, 1e-12);
    EXPECT_DOUBLE_EQ(thinned(whole, 1e9).totals.population, whole.totals.population);

    const auto people = models::population::make_population(country(), thin, 1);
    ASSERT_TRUE(people) << people.error().text();
    EXPECT_EQ(people->persons.rows(), 3'000u);
    EXPECT_EQ(people->rule_violations, 0u);
    double alone = 0;
    for (const auto type : people->households.type)
        alone += type == models::HouseholdType::one_person;
    const auto all = population_of("GM0072", 1);
    double alone_of_all = 0;
    for (const auto type : all.households.type)
        alone_of_all += type == models::HouseholdType::one_person;
    EXPECT_NEAR(alone / 3'000, alone_of_all / all.persons.rows(), 0.01);
}

TEST(Places, AreTheSameOnOneThreadAndOnThree) {
    const std::vector<Place> list{place_of("WK001416"), place_of("BU03071301")};
    std::vector<PlaceResult> one, three;

    sim::with_threads(1, [&] { one = compared(list, {2012, 2020}); });
    sim::with_threads(3, [&] { three = compared(list, {2012, 2020}); });

    for (std::size_t k = 0; k < list.size(); ++k) {
        EXPECT_TRUE(same(one[k].simulated, three[k].simulated)) << k;
        EXPECT_TRUE(same(one[k].noise, three[k].noise)) << k;
    }
}

TEST(Places, StopWhenTheyAreAsked) {
    const std::vector<Place> list{place_of("BU03071301"), place_of("WK001416")};
    auto input = short_lives();
    int lived = 0;
    input.stop = [&] { return lived > 0; };
    sim::Result<std::vector<PlaceResult>> results = std::vector<PlaceResult>(2);

    sim::with_threads(1, [&] {
        results = compare_places(input, {}, list, std::vector<int>{2012}, [&](double) { ++lived; });
    });

    ASSERT_TRUE(results);
    EXPECT_TRUE(results->empty());
    EXPECT_EQ(lived, 1);
}

TEST(Places, AreTheSameInAnyListAndWithAnyYears) {
    const auto alone = compared({place_of("BU03071301")}, {2020});
    const auto among = compared({place_of("WK001416"), place_of("BU03071301")}, {2012, 2020});

    EXPECT_EQ(alone[0].simulated[2], among[1].simulated[2]);
    EXPECT_TRUE(std::isnan(alone[0].simulated[0][0]));
    EXPECT_FALSE(std::isnan(among[1].simulated[0][0]));
}

TEST(Places, HaveSharesThatFitOneAnother) {
    for (const auto& result : compared({place_of("WK001416")}, {2016})) {
        const auto& s = result.simulated[1];
        EXPECT_GT(s[0], s[1]);
        EXPECT_GT(s[2], s[3]);
        EXPECT_GT(s[1], 0);
        EXPECT_LT(s[0], 1);
        EXPECT_GT(result.noise[1][0], 0);
        EXPECT_LT(std::sqrt(result.noise[1][0]), 0.03);
        EXPECT_EQ(result.lives, lives_for(result.place.area.totals.population, 1));
        EXPECT_GT(result.attributes.owner, 0.3);
    }
}

TEST(Places, StandBesideTheirPublishedFiguresOrNothing) {
    const std::unordered_map<std::string, Published> published{
        {"WK001416", {{{0.3, 0.1, 0.4, 0.1}, {kNan, kNan, kNan, kNan}, {0.4, 0.1, 0.5, 0.1}}}}};
    const auto results = compare_places(short_lives(),
                                        published,
                                        {place_of("WK001416"), place_of("BU03071301")},
                                        std::vector<int>{2012, 2016});
    ASSERT_TRUE(results);

    EXPECT_EQ(models::places::pairs_of(*results, 0, 0).size(), 1u);
    EXPECT_EQ(models::places::pairs_of(*results, 1, 0).size(), 0u);  // not published
    EXPECT_EQ(models::places::pairs_of(*results, 2, 0).size(), 0u);  // not lived
    EXPECT_TRUE(std::isnan(models::places::miss_of((*results)[1]).absolute));
    EXPECT_THAT(models::places::worst_first(*results), ElementsAre(0u));
}

PlaceResult result_of(std::array<double, 3> simulated, std::array<double, 3> published) {
    PlaceResult out;
    for (std::size_t y = 0; y < 3; ++y) {
        out.simulated[y].fill(simulated[y]);
        out.published[y].fill(published[y]);
        out.noise[y].fill(0);
    }
    return out;
}

TEST(Places, ThatAreFurthestOffComeFirst) {
    const std::vector<PlaceResult> results{result_of({0.5, 0.5, 0.5}, {0.4, 0.6, kNan}),
                                           result_of({0.5, 0.5, 0.5}, {0.5, kNan, 0.4}),
                                           result_of({0.5, 0.5, 0.5}, {0.1, 0.2, 0.3}),
                                           result_of({0.5, 0.5, 0.5}, {kNan, kNan, kNan})};

    EXPECT_THAT(models::places::worst_first(results), ElementsAre(2u, 0u, 1u));
    EXPECT_NEAR(models::places::miss_of(results[0]).error, 0, 1e-12);
    EXPECT_NEAR(models::places::miss_of(results[0]).absolute, 0.1, 1e-12);
    EXPECT_NEAR(models::places::miss_of(results[2]).error, 0.3, 1e-12);
}

TEST(PlaceList, ThatShipsHasThreeHundredWijkenOutsideThePanels) {
    const auto folder = std::string(WIJK_SOURCE_DIR "/scenarios/targets/");
    const auto list = read_places(country(), folder + "places.csv");
    ASSERT_TRUE(list) << list.error().text();
    const auto fitted = models::survey::read_codes(folder + "panel_calibrate.csv");
    const auto checked = models::survey::read_codes(folder + "panel_validate.csv");
    ASSERT_TRUE(fitted && checked);

    EXPECT_EQ(list->size(), 300u);
    for (const auto& place : *list) {
        EXPECT_GE(place.area.totals.population, 500);
        EXPECT_THAT(*fitted, testing::Not(testing::Contains(place.area.code)));
        EXPECT_THAT(*checked, testing::Not(testing::Contains(place.area.code)));
        EXPECT_TRUE(place.urbanity >= 1 && place.urbanity <= 5) << place.area.code;
    }
    for (const auto& code : *fitted)
        EXPECT_THAT(*checked, testing::Not(testing::Contains(code)));
}

TEST(PlaceList, ReportsEverythingThatIsWrongAtOnceWithItsPlace) {
    TemporaryFolder folder;
    const auto file =
        folder.write("list.csv", "code,urbanity\nWK030713,1\nWK999999,2\nGM0307,dense\n");

    const auto list = read_places(country(), file);

    ASSERT_FALSE(list);
    EXPECT_THAT(list.error().text(), HasSubstr("list.csv:3:1: no area has the name or code"));
    EXPECT_THAT(list.error().text(), HasSubstr("list.csv:4:8: \"dense\" is not a number"));
}

TEST(PublishedFigures, AreReadInTheirOrderAndBlanksStayUnknown) {
    const auto published = models::places::read_published(WIJK_SOURCE_DIR "/scenarios/data");
    ASSERT_TRUE(published) << published.error().text();

    // The first line of the file: 33.6 and 7.7 lonely and strongly of 18 and over in 2012.
    const auto& buurt = published->at("BU00140000");
    EXPECT_DOUBLE_EQ(buurt[0][0], 0.336);
    EXPECT_DOUBLE_EQ(buurt[0][1], 0.077);
    EXPECT_DOUBLE_EQ(buurt[0][2], 0.460);
    EXPECT_DOUBLE_EQ(buurt[1][3], 0.089);
    EXPECT_TRUE(std::isnan(buurt[2][0]));
}

}  // namespace
}  // namespace tests
