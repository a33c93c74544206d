#include "models/validation/simulated.h"

#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

namespace tests {
namespace {

using models::validation::judge;
using models::validation::Simulated;
using models::validation::summarise;
using models::validation::Verdict;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

Simulated figure(double mean, double low, double high) {
    return {mean, low, high, low, high, 4};
}

TEST(Simulated, OfFewReplicatesIsStudentsPredictionInterval) {
    const auto out = summarise(std::vector{1.0, 2.0, 3.0, kNan, 6.0});

    // Mean 3, standard deviation sqrt(14/3), t of three degrees of freedom 3.18245.
    const double half = 3.18245 * std::sqrt(14.0 / 3) * std::sqrt(1 + 1.0 / 4);
    EXPECT_EQ(out.replicates, 4u);
    EXPECT_DOUBLE_EQ(out.mean, 3);
    EXPECT_NEAR(out.low, 3 - half, 1e-4);
    EXPECT_NEAR(out.high, 3 + half, 1e-4);
    EXPECT_NEAR(out.mean_high - out.mean, half / std::sqrt(5.0), 1e-4);
}

TEST(Simulated, OfManyReplicatesIsReadOffThem) {
    std::vector<double> values;
    for (int k = 40; k >= 0; --k)
        values.push_back(k);

    const auto out = summarise(values);

    EXPECT_DOUBLE_EQ(out.low, 1);
    EXPECT_DOUBLE_EQ(out.high, 39);
}

TEST(Simulated, OfOneReplicateHasNoRangeAndOfNoneNothing) {
    const auto one = summarise(std::vector{0.5});
    EXPECT_TRUE(one.measured());
    EXPECT_FALSE(one.has_interval());
    EXPECT_TRUE(std::isnan(one.low));

    const auto none = summarise(std::vector{kNan});
    EXPECT_FALSE(none.measured());
    EXPECT_TRUE(std::isnan(none.mean));
}

TEST(Verdicts, LookAtTheFigureAndThenAtItsRange) {
    EXPECT_EQ(judge(figure(0.5, 0.1, 0.9), 0.4, 0.6), Verdict::inside);
    EXPECT_EQ(judge(figure(0.4, 0.3, 0.5), 0.4, 0.6), Verdict::inside);
    EXPECT_EQ(judge(figure(0.39, 0.3, 0.41), 0.4, 0.6), Verdict::overlaps);
    EXPECT_EQ(judge(figure(0.65, 0.59, 0.7), 0.4, 0.6), Verdict::overlaps);
    EXPECT_EQ(judge(figure(0.3, 0.2, 0.39), 0.4, 0.6), Verdict::outside);
    EXPECT_EQ(judge(figure(0.7, 0.61, 0.8), 0.4, 0.6), Verdict::outside);
    EXPECT_EQ(judge(summarise({}), 0.4, 0.6), Verdict::not_measured);
}

TEST(Verdicts, OfOneReplicateNeverOverlap) {
    const std::vector<double> one{0.39};
    EXPECT_EQ(judge(summarise(one), 0.4, 0.6), Verdict::outside);
}

}  // namespace
}  // namespace tests
