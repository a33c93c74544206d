#include "models/residents/vital_rates.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tests {
namespace {

using models::VitalRates;
using testing::HasSubstr;

const VitalRates& rates() {
    static const auto read = models::read_vital_rates(WIJK_SOURCE_DIR "/scenarios/data");
    if (!read) ADD_FAILURE() << read.error().text();
    return *read;
}

/// Years that somebody born now lives at these rates: sum of survival at mid-year.
double life_expectancy(const VitalRates::ByAge& death) {
    double alive = 1, years = 0;
    for (const float rate : death) {
        const double after = alive * std::exp(-rate);
        years += (alive - after) / std::max<double>(rate, 1e-12);
        alive = after;
    }
    return years;
}

// Life expectancy of 2015-2020 from the five-year rates is 80.3 and 83.7; curves between the
// middles of the age groups may differ by a few tenths.
TEST(VitalRates, GiveTheLifeExpectancyOfTheNetherlands) {
    EXPECT_NEAR(life_expectancy(rates().death[0]), 80.3, 0.4);
    EXPECT_NEAR(life_expectancy(rates().death[1]), 83.7, 0.4);
}

// Gompertz: mortality grows by a constant factor a year. 73 to 76 lie between two middles of age
// groups.
TEST(VitalRates, OfDyingGrowByAConstantFactorBetweenTheMiddlesOfAgeGroups) {
    const auto& death = rates().death[1];

    EXPECT_NEAR(death[74] / death[73], death[76] / death[75], 1e-4);
    EXPECT_GT(death[74] / death[73], 1.08);
}

TEST(VitalRates, GiveThePublishedTotalFertility) {
    double total = 0;
    for (const float rate : rates().birth)
        total += rate;

    EXPECT_NEAR(total, 1.66, 1e-4);
    EXPECT_EQ(rates().birth[12], 0);
    EXPECT_GT(rates().birth[31], rates().birth[22]);
}

TEST(VitalRates, OfMovingAreThoseOfCbsUpToSeventyThreeAndFlatAfter) {
    EXPECT_NEAR(rates().move_within[0], 0.0732, 1e-6);
    EXPECT_NEAR(rates().move_between[0], 0.0580 + 0.0086, 1e-6);
    EXPECT_NEAR(rates().move_within[74], 0.022, 1e-6);
    EXPECT_NEAR(rates().move_between[74], 0.012, 1e-6);
    EXPECT_GT(rates().move_within[90], rates().move_within[80]);  // into care
}

TEST(VitalRates, OfMarryingAndDivorcingHaveTheirTopInMiddleAgeAndNoneInChildhood) {
    for (const auto& marry : rates().marry) {
        EXPECT_EQ(marry[17], 0);
        EXPECT_GT(marry[32], 3 * marry[60]);
    }
    for (const auto& divorce : rates().divorce)
        EXPECT_GT(divorce[42], 3 * divorce[75]);
}

TEST(VitalRates, AreFiniteAndNeverNegative) {
    for (const auto* rate : {&rates().death[0],
                             &rates().death[1],
                             &rates().birth,
                             &rates().move_within,
                             &rates().move_between,
                             &rates().marry[0],
                             &rates().marry[1],
                             &rates().divorce[0],
                             &rates().divorce[1]})
        for (const float value : *rate) {
            EXPECT_TRUE(std::isfinite(value));
            EXPECT_GE(value, 0);
        }
}

TEST(VitalRates, FromAFolderWithoutDataNameTheMissingFiles) {
    const auto read = models::read_vital_rates(WIJK_SOURCE_DIR "/tests");

    ASSERT_FALSE(read);
    EXPECT_THAT(read.error().text(), HasSubstr("mortality_nl_2015_2020.csv: cannot be opened"));
    EXPECT_GE(read.error().problems.size(), 4u);
}

}  // namespace
}  // namespace tests
