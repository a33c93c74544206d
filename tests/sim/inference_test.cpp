#include "sim/inference.h"

#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "sim/rng.h"

namespace sim {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// Extra hours of sleep of ten patients on two drugs (Student, 1908): the table from which the
// t-test comes. Mean difference 1.58, standard error 0.38896, interval 0.70011 to 2.45989.
const std::vector<double> kFirst{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
const std::vector<double> kSecond{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

TEST(Inference, OfStudentsSleepDataGivesThePublishedInterval) {
    const auto difference = paired_difference(kSecond, kFirst);

    EXPECT_EQ(difference.n, 10u);
    EXPECT_NEAR(difference.mean, 1.58, 1e-12);
    EXPECT_NEAR(difference.standard_error, 0.3889587, 1e-7);
    EXPECT_NEAR(difference.low, 0.7001142, 1e-7);
    EXPECT_NEAR(difference.high, 2.4598858, 1e-7);
    EXPECT_TRUE(difference.excludes_zero());
    // Variances 3.200556 and 4.009, of the difference 1.512889.
    EXPECT_NEAR(difference.variance_ratio, (3.2005556 + 4.009) / 1.5128889, 1e-6);
}

TEST(Inference, OfOneArmGivesTheTextbookInterval) {
    // 1..5: mean 3, standard deviation sqrt(2.5), t(4) = 2.776445.
    const std::vector<double> values{1, 2, 3, 4, 5};

    const auto mean = mean_interval(values);

    EXPECT_DOUBLE_EQ(mean.mean, 3);
    EXPECT_NEAR(mean.standard_error, std::sqrt(0.5), 1e-12);
    EXPECT_NEAR(mean.high - mean.mean, 2.7764451 * std::sqrt(0.5), 1e-7);
    EXPECT_NEAR(t_quantile_95(2), 12.7062047, 1e-6);
}

TEST(Inference, OfOneReplicateHasAnInfiniteInterval) {
    const std::vector<double> a{3}, b{1};

    const auto difference = paired_difference(a, b);

    EXPECT_EQ(difference.n, 1u);
    EXPECT_EQ(difference.mean, 2);
    EXPECT_EQ(difference.low, -kInfinity);
    EXPECT_EQ(difference.high, kInfinity);
    EXPECT_FALSE(difference.excludes_zero());
    EXPECT_TRUE(std::isnan(difference.variance_ratio));
}

TEST(Inference, OfNothingIsNotANumber) {
    const auto difference = paired_difference({}, {});

    EXPECT_EQ(difference.n, 0u);
    EXPECT_TRUE(std::isnan(difference.mean));
    EXPECT_TRUE(std::isnan(difference.low));
    EXPECT_FALSE(difference.excludes_zero());
}

TEST(Inference, LeavesOutPairsWithAMissingSide) {
    const std::vector<double> a{3, kNaN, 5}, b{1, 1, kNaN};

    EXPECT_EQ(paired_difference(a, b).n, 1u);
    EXPECT_EQ(paired_difference(a, b).mean, 2);
    EXPECT_EQ(ratio_of_means(a, b).ratio, 3);
    EXPECT_DOUBLE_EQ(
        paired_difference(std::vector{1.0, kNaN, 4.0}, std::vector{0.0, 9.0, 1.0}).variance_ratio,
        (4.5 + 0.5) / 2);
}

TEST(Inference, OfDifferencesThatNeverVaryIsAPoint) {
    const std::vector<double> a{0.1, 0.2, 0.3}, same{0.1, 0.2, 0.3};
    // Differences of 0.1 are not all the same number in binary; these are.
    const std::vector<double> lower{1.5, 2.5, 7.5}, higher{2, 3, 8};

    const auto none = paired_difference(a, same);
    const auto half = paired_difference(higher, lower);

    EXPECT_EQ(none.mean, 0);
    EXPECT_EQ(none.low, 0);
    EXPECT_EQ(none.high, 0);
    EXPECT_FALSE(none.excludes_zero());
    EXPECT_EQ(none.variance_ratio, kInfinity);
    EXPECT_EQ(half.low, 0.5);
    EXPECT_TRUE(half.excludes_zero());
    EXPECT_TRUE(
        std::isnan(paired_difference(std::vector{1.0, 1.0}, std::vector{1.0, 1.0}).variance_ratio));
}

// 5 pairs of normals with correlation 0.8 and a true difference of 0.3. Of 4,000 intervals 95 %
// hold it, within 3 standard errors of a share: sqrt(0.95 * 0.05 / 4000) = 0.0034.
TEST(Inference, IntervalHoldsTheTruthNineteenTimesInTwenty) {
    const int repetitions = 4'000;
    int held = 0;
    std::vector<double> a(5), b(5);

    for (std::uint32_t repetition = 0; repetition < repetitions; ++repetition) {
        Rng rng({.seed = 20, .step = repetition}, 1, 0);
        for (std::size_t i = 0; i < a.size(); ++i) {
            const double common = 2 * rng.normal();
            a[i] = common + rng.normal() + 0.3;
            b[i] = common + rng.normal();
        }
        const auto difference = paired_difference(a, b);
        held += difference.low <= 0.3 && 0.3 <= difference.high;
    }

    EXPECT_NEAR(held / double{repetitions}, 0.95, 3 * std::sqrt(0.95 * 0.05 / repetitions));
}

// Var a = var b = 5, var(a - b) = 2: pairing is worth 5 in the limit. With 20,000 pairs the ratio
// of variances has a standard error of about 5 sqrt(4 / 20000) = 0.07.
TEST(Inference, SaysWhatPairingIsWorth) {
    std::vector<double> a(20'000), b(20'000);
    for (std::uint32_t i = 0; i < a.size(); ++i) {
        Rng rng({.seed = 21, .step = 0}, 1, i);
        const double common = 2 * rng.normal();
        a[i] = common + rng.normal();
        b[i] = common + rng.normal();
    }

    EXPECT_NEAR(paired_difference(a, b).variance_ratio, 5, 0.28);
}

TEST(Inference, OfARatioWithACertainDenominatorIsTheScaledInterval) {
    const std::vector<double> above{10, 12, 14, 16}, below{2, 2, 2, 2};

    const auto ratio = ratio_of_means(above, below);
    const auto mean = mean_interval(above);

    EXPECT_TRUE(ratio.bounded);
    EXPECT_DOUBLE_EQ(ratio.ratio, 6.5);
    EXPECT_NEAR(ratio.low, mean.low / 2, 1e-9);
    EXPECT_NEAR(ratio.high, mean.high / 2, 1e-9);
}

TEST(Inference, OfARatioToSomethingThatMayBeZeroHasNoInterval) {
    const std::vector<double> above{10, 12, 14, 16}, below{-3, 2, -1, 4};

    const auto ratio = ratio_of_means(above, below);

    EXPECT_FALSE(ratio.bounded);
    EXPECT_EQ(ratio.low, -kInfinity);
    EXPECT_EQ(ratio.high, kInfinity);
}

// True ratio 500 / 2, both sides noisy and correlated; Fieller's interval is exact for normals.
TEST(Inference, RatioIntervalHoldsTheTruthNineteenTimesInTwenty) {
    const int repetitions = 4'000;
    int held = 0;
    std::vector<double> above(10), below(10);

    for (std::uint32_t repetition = 0; repetition < repetitions; ++repetition) {
        Rng rng({.seed = 22, .step = repetition}, 1, 0);
        for (std::size_t i = 0; i < above.size(); ++i) {
            const double common = rng.normal();
            above[i] = 500 + 100 * common + 100 * rng.normal();
            below[i] = 2 + 0.4 * common + 0.4 * rng.normal();
        }
        const auto ratio = ratio_of_means(above, below);
        held += ratio.bounded && ratio.low <= 250 && 250 <= ratio.high;
    }

    EXPECT_NEAR(held / double{repetitions}, 0.95, 3 * std::sqrt(0.95 * 0.05 / repetitions));
}

}  // namespace
}  // namespace sim
