#include "models/places/agreement.h"

#include <array>
#include <cmath>
#include <vector>

#include <gmock/gmock.h>

namespace tests {
namespace {

using models::places::agree;
using models::places::c4;
using models::places::Pair;
using models::places::rank_correlation;

// Without ties Spearman's is 1 - 6 sum d^2 / (n (n^2 - 1)): d = 0, 1, 1, 1, 1 over five places.
TEST(Agreement, RankCorrelationIsSpearmans) {
    const std::array<double, 5> x{10, 20, 30, 40, 50};
    const std::array<double, 5> y{0.1, 0.7, 0.2, 9, 0.8};

    EXPECT_NEAR(rank_correlation(x, y), 1 - 6.0 * 4 / (5 * 24), 1e-12);
}

// Ranks 1, 2.5, 2.5, 4 and 1, 3, 2, 4: covariance 4.5 / sqrt(4.5 * 5).
TEST(Agreement, EqualValuesShareTheMeanOfTheirRanks) {
    const std::array<double, 4> x{1, 2, 2, 3};
    const std::array<double, 4> y{1, 3, 2, 4};

    EXPECT_NEAR(rank_correlation(x, y), 4.5 / std::sqrt(4.5 * 5.0), 1e-12);
}

TEST(Agreement, RankCorrelationLooksAtTheOrderOnly) {
    const std::array<double, 4> x{1, 2, 3, 4};
    const std::array<double, 4> up{1, 10, 100, 1000};
    const std::array<double, 4> down{-1, -10, -100, -1000};

    EXPECT_DOUBLE_EQ(rank_correlation(x, up), 1);
    EXPECT_DOUBLE_EQ(rank_correlation(x, down), -1);
}

TEST(Agreement, RankCorrelationOfNothingIsUnknown) {
    const std::array<double, 3> same{2, 2, 2};
    const std::array<double, 3> other{1, 2, 3};

    EXPECT_TRUE(std::isnan(rank_correlation(same, other)));
    EXPECT_TRUE(std::isnan(rank_correlation({}, {})));
}

// Simulated 0.4, 0.5, 0.6; published 0.3, 0.5, 0.7: errors 0.1, 0, -0.1.
TEST(Agreement, ErrorsAndSlopeAreThoseWorkedOutByHand) {
    const std::vector<Pair> pairs{{0.4, 0.3, 0}, {0.5, 0.5, 0}, {0.6, 0.7, 0}};

    const auto a = agree(pairs);

    EXPECT_EQ(a.places, 3);
    EXPECT_NEAR(a.bias, 0, 1e-12);
    EXPECT_NEAR(a.absolute_error, 0.2 / 3, 1e-12);
    EXPECT_NEAR(a.slope, 2, 1e-12);
    EXPECT_NEAR(a.spread_published, 2 * a.spread_simulated, 1e-12);
    EXPECT_DOUBLE_EQ(a.rank_correlation, 1);
}

TEST(Agreement, ErrorLessBiasForgivesTheLevel) {
    const std::vector<Pair> pairs{{0.5, 0.4, 0}, {0.6, 0.5, 0}, {0.9, 0.8, 0}};

    const auto a = agree(pairs);

    EXPECT_NEAR(a.bias, 0.1, 1e-12);
    EXPECT_NEAR(a.absolute_error, 0.1, 1e-12);
    EXPECT_NEAR(a.absolute_error_less_bias, 0, 1e-12);
}

// A normal error of standard deviation s is sqrt(2/pi) s off on average; s itself is estimated too
// low by c4 from few lives.
TEST(Agreement, NoiseFloorIsTheMeanSizeOfANormalError) {
    const std::vector<Pair> pairs{{0.4, 0.4, 0.01, 2}, {0.5, 0.5, 0.04, 12}};

    const double c4_of_2 = std::sqrt(2 / M_PI), c4_of_12 = 0.977559;  // of tables
    EXPECT_NEAR(c4(2), c4_of_2, 1e-12);
    EXPECT_NEAR(c4(12), c4_of_12, 1e-6);
    EXPECT_NEAR(
        agree(pairs).noise_floor, std::sqrt(2 / M_PI) * (0.1 / c4_of_2 + 0.2 / c4_of_12) / 2, 1e-6);
}

TEST(Agreement, OfNoPlacesIsUnknown) {
    const auto a = agree({});

    EXPECT_EQ(a.places, 0);
    EXPECT_TRUE(std::isnan(a.absolute_error));
    EXPECT_TRUE(std::isnan(a.slope));
}

}  // namespace
}  // namespace tests
