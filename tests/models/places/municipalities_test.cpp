#include "models/places/municipalities.h"

#include <cmath>

#include <gmock/gmock.h>

#include "tests/models/population/country.h"

namespace tests {
namespace {

using models::places::Blurred;
using models::places::highest;
using models::places::LivesInput;
using models::places::lowest;
using models::places::municipal_values;
using testing::HasSubstr;

const models::VitalRates& rates() {
    static const auto read = models::read_vital_rates(WIJK_SOURCE_DIR "/scenarios/data");
    return *read;
}

LivesInput short_lives() {
    static const std::vector<models::Rules> rules(1);
    return {country(), rates(), rules, 7, 1};
}

TEST(Municipalities, WithoutNoiseHaveTheirOwnLowestAndHighest) {
    const std::vector<Blurred> figures{{0.4, 0}, {0.3, 0}, {0.55, 0}};

    EXPECT_NEAR(lowest(figures), 0.3, 1e-12);
    EXPECT_NEAR(highest(figures), 0.55, 1e-12);
}

// Variance 0.01 (0.4 and 0.6, over n), 0.0075 of it chance: half the distance to the mean is kept.
TEST(Municipalities, LoseWhatChanceAddsToTheEnds) {
    const std::vector<Blurred> figures{{0.4, 0.005}, {0.6, 0.010}};

    EXPECT_NEAR(lowest(figures), 0.45, 1e-12);
    EXPECT_NEAR(highest(figures), 0.55, 1e-12);
}

TEST(Municipalities, ThatDifferByChanceOnlyAreAllTheSame) {
    const std::vector<Blurred> figures{{0.4, 0.02}, {0.6, 0.02}};

    EXPECT_NEAR(lowest(figures), 0.5, 1e-12);
    EXPECT_NEAR(highest(figures), 0.5, 1e-12);
}

// Four lives by two members; the second gives 0.2 more everywhere, and chance 0.01 up and down.
TEST(Municipalities, DifferencesBetweenMembersAreNoChance) {
    const std::vector<std::vector<double>> lives{{0.31, 0.49, 0.29, 0.51},
                                                 {0.41, 0.59, 0.39, 0.61}};

    const auto figures = models::places::blurred(lives, 2);

    ASSERT_EQ(figures.size(), 2u);
    EXPECT_NEAR(figures[0].mean, 0.4, 1e-12);
    EXPECT_NEAR(figures[1].mean, 0.5, 1e-12);
    for (const auto& figure : figures)
        EXPECT_NEAR(figure.noise, 0.01 * 0.01 / 3, 1e-12);
    const auto by_one = models::places::blurred(lives, 1);
    EXPECT_NEAR(by_one[0].noise, (0.09 * 0.09 + 0.11 * 0.11) / 2 / 3, 1e-12);
}

TEST(Municipalities, ComplainAboutAFigureThatNobodyKnows) {
    const auto values = municipal_values(
        short_lives(), std::vector<std::string>{"strongly_lonely_amersfort_2020", "x"});

    ASSERT_FALSE(values);
    EXPECT_EQ(values.error().problems.size(), 2u);
    EXPECT_THAT(values.error().text(), HasSubstr("did you mean strongly_lonely_amersfoort_2020?"));
}

TEST(Municipalities, AreCountedOnceForAllTheirFigures) {
    const auto residents = [](std::vector<std::string> names) {
        return models::places::residents_for(short_lives(), names);
    };

    const double rotterdam = residents({"lonely_65plus_rotterdam_2012"});

    EXPECT_DOUBLE_EQ(rotterdam, 2 * models::places::kMostResidentsOfOne);
    EXPECT_DOUBLE_EQ(
        residents({"lonely_65plus_rotterdam_2012", "older_nobody_to_fall_back_on_rotterdam"}),
        rotterdam);
    EXPECT_DOUBLE_EQ(
        residents({"municipality_spread_lonely_2022_min", "municipality_spread_lonely_2022_max"}),
        residents({"municipality_spread_lonely_2022_max"}));
}

}  // namespace
}  // namespace tests
