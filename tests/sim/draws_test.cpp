// Intervals over draws of the numbers: against formulas, textbook data, and by how often they hold
// what they should.

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "sim/inference.h"
#include "sim/rng.h"

namespace sim {
namespace {

const std::vector<std::uint32_t> kThreeDraws{0, 0, 1, 1, 2, 2};

TEST(Draws, GiveTheVarianceComponentsOfTheAnalysisOfVariance) {
    // Means 2, 5 and 11 around 6; MSB = 2 (16 + 1 + 25) / 2 = 42, MSW = (2 + 2 + 8) / 3 = 4.
    const std::vector<double> values{1, 3, 4, 6, 9, 13};

    const auto found = mean_interval(values, kThreeDraws);

    EXPECT_DOUBLE_EQ(found.mean, 6);
    EXPECT_EQ(found.n, 6u);
    EXPECT_EQ(found.draws, 3u);
    EXPECT_NEAR(found.not_knowing, (42.0 - 4.0) / 2, 1e-12);
    // p' is the mean of a normal around 19 with this standard error, cut off below 0.
    const double error = std::sqrt(2 * (42.0 * 42 / 2 + 4.0 * 4 / 3)) / 2;
    const double z = 19 / error;
    const double careful =
        19 + error * std::exp(-z * z / 2) / std::sqrt(2 * M_PI) / (0.5 * std::erfc(-z / M_SQRT2));
    EXPECT_NEAR(found.standard_error, std::sqrt(careful + 42.0 / 6), 1e-12);
    EXPECT_NEAR(found.high - found.mean, 4.3026527 * found.standard_error, 1e-6);
    EXPECT_NEAR(found.share_not_knowing(), 19 / (careful + 7), 1e-12);
}

TEST(Draws, ThatExplainNothingLeaveChanceAlone) {
    // Means 2, 2 and 2: no variance between, all of it within.
    const std::vector<double> values{1, 3, 0, 4, 1.5, 2.5};

    const auto found = mean_interval(values, kThreeDraws);

    EXPECT_EQ(found.not_knowing, 0);
    EXPECT_EQ(found.share_not_knowing(), 0);
    EXPECT_GT(found.standard_error, 0);
}

TEST(Draws, AreStudentsIntervalWhenThereIsOne) {
    const std::vector<double> values{1, 2, 3, 4, 5};
    const std::vector<std::uint32_t> one(5, 3);

    const auto with = mean_interval(values, one), without = mean_interval(values);

    EXPECT_EQ(with.low, without.low);
    EXPECT_EQ(with.high, without.high);
    EXPECT_EQ(with.draws, 1u);
    EXPECT_EQ(without.draws, 0u);
    EXPECT_TRUE(std::isnan(with.share_not_knowing()));
}

TEST(Draws, OfOneReplicateEachTakeAllAsNotKnowing) {
    // MSB is the variance 2.5: a t interval for one more value, sqrt(2.5 (1 + 1/5)).
    const std::vector<double> values{1, 2, 3, 4, 5};
    const std::vector<std::uint32_t> each{0, 1, 2, 3, 4};

    EXPECT_NEAR(mean_interval(values, each).standard_error, std::sqrt(3.0), 1e-12);
}

TEST(Draws, OfUnequalSizesHaveTheMeanSizeOfTheirMeanSquare) {
    // Sizes 2, 2, 1: n0 = (5 - 9/5) / 2 = 1.6. Means 2, 5, 11; mean 5.
    const std::vector<double> values{1, 3, 4, 6, 11};
    const std::vector<std::uint32_t> draws{7, 7, 8, 8, 9};

    const auto found = mean_interval(values, draws);

    const double between = (2 * 9.0 + 2 * 0.0 + 36) / 2, within = (2.0 + 2.0) / 2;
    EXPECT_NEAR(found.not_knowing, (between - within) / 1.6, 1e-12);
}

TEST(Draws, DoNotMatterWhenEverythingIsTheSame) {
    const std::vector<double> values(6, 0.25);

    const auto found = mean_interval(values, kThreeDraws);

    EXPECT_EQ(found.low, 0.25);
    EXPECT_EQ(found.high, 0.25);
    EXPECT_EQ(found.not_knowing, 0);
}

TEST(Draws, OfPairsCountTheDifference) {
    const std::vector<double> a{2, 4, 5, 7, 10, 14}, b(6, 1.0);
    const std::vector<double> gap{1, 3, 4, 6, 9, 13};

    const auto pair = paired_difference(a, b, kThreeDraws);
    const auto mean = mean_interval(gap, kThreeDraws);

    EXPECT_DOUBLE_EQ(pair.mean, mean.mean);
    EXPECT_DOUBLE_EQ(pair.standard_error, mean.standard_error);
    EXPECT_DOUBLE_EQ(pair.not_knowing, mean.not_knowing);
}

TEST(Draws, OfARatioWithAKnownDivisorAreThoseOfTheMean) {
    // Below the line always 2: the ratio is the mean halved, and so are its ends.
    const std::vector<double> above{1, 3, 4, 6, 9, 13}, below(6, 2.0);

    const auto ratio = ratio_of_means(above, below, kThreeDraws);
    const auto mean = mean_interval(above, kThreeDraws);

    EXPECT_TRUE(ratio.bounded);
    EXPECT_NEAR(ratio.ratio, mean.mean / 2, 1e-12);
    EXPECT_NEAR(ratio.low, mean.low / 2, 1e-9);
    EXPECT_NEAR(ratio.high, mean.high / 2, 1e-9);
}

TEST(Draws, MakeARatioOfTwoThatGoTogetherNoWider) {
    // Above is always twice what is below: the ratio is 2 for any numbers.
    const std::vector<double> below{10, 11, 14, 15, 12, 13};
    std::vector<double> above;
    for (const double value : below)
        above.push_back(2 * value);

    const auto ratio = ratio_of_means(above, below, kThreeDraws);

    ASSERT_TRUE(ratio.bounded);
    EXPECT_NEAR(ratio.low, 2, 1e-6);
    EXPECT_NEAR(ratio.high, 2, 1e-6);
}

/// How often the interval holds the mean under one more draw of the numbers. Chance has variance 1
/// and the numbers `between`.
double coverage(std::uint32_t draws, std::uint32_t each, double between, std::uint32_t times) {
    std::uint32_t held = 0;
    for (std::uint32_t k = 0; k < times; ++k) {
        Rng rng({1, draws * 1000 + each}, 900, k, static_cast<std::uint32_t>(100 * between));
        std::vector<double> values;
        std::vector<std::uint32_t> of;
        for (std::uint32_t d = 0; d < draws; ++d) {
            const double numbers = std::sqrt(between) * rng.normal();
            for (std::uint32_t i = 0; i < each; ++i) {
                values.push_back(numbers + rng.normal());
                of.push_back(d);
            }
        }
        const double truth = std::sqrt(between) * rng.normal();
        const auto found = mean_interval(values, of);
        held += found.low <= truth && truth <= found.high;
    }
    return static_cast<double>(held) / times;
}

TEST(Draws, GiveIntervalsThatHoldTheTruthAsOftenAsTheySay) {
    // Three standard errors of 2,000 trials are 1.5 points. 95 % is exact when chance is nothing;
    // where chance is all the intervals are too wide, and in between 93.5 % is the least.
    constexpr std::uint32_t kTimes = 2'000;
    for (const auto& [draws, each] : {std::pair{5u, 2u}, {10u, 2u}, {10u, 5u}}) {
        for (const double between : {0.0, 0.2, 1.0})
            EXPECT_GT(coverage(draws, each, between, kTimes), 0.92)
                << draws << " draws, " << between;
        EXPECT_NEAR(coverage(draws, each, 400, kTimes), 0.95, 0.015) << draws << " draws";
    }
}

TEST(Draws, KeepWhatIsNotKnownWhateverTheReplicates) {
    // Chance goes, the numbers stay: twice sqrt(1) at any number of replicates.
    for (const std::uint32_t each : {2u, 8u, 32u}) {
        std::vector<double> values;
        std::vector<std::uint32_t> of;
        Rng rng({5, each}, 901, 0);
        for (std::uint32_t d = 0; d < 200; ++d) {
            const double numbers = rng.normal();
            for (std::uint32_t i = 0; i < each; ++i) {
                values.push_back(numbers + rng.normal());
                of.push_back(d);
            }
        }
        const auto found = mean_interval(values, of);
        EXPECT_NEAR(found.not_knowing, 1, 0.35) << each;
        EXPECT_NEAR(found.high - found.low, 3.96, 0.7) << each;
        EXPECT_GT(found.share_not_knowing(), 0.97) << each;
    }
}

}  // namespace
}  // namespace sim
