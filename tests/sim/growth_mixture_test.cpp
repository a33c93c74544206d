#include "sim/growth_mixture.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "sim/rng.h"

namespace sim {
namespace {

void level_and_slope(double time, std::span<double> terms) {
    terms[0] = 1, terms[1] = time;
}

// One class is a straight line through all scores: that has a solution by hand.
TEST(GrowthMixture, OfOneClassIsTheLineOfLeastSquares) {
    Courses courses;
    for (const double shift : {-0.5, 0.5}) {
        for (const double t : {-1.0, 0.0, 1.0})
            courses.add(t, 2 + 3 * t + shift);
        courses.end_person();
    }

    const auto found = fit_growth_mixture(courses, 1, 2, level_and_slope, 1, 1);

    ASSERT_EQ(found.share.size(), 1u);
    EXPECT_NEAR(found.share[0], 1, 1e-12);
    EXPECT_NEAR(found.at(0, 0, level_and_slope), 2, 1e-5);
    EXPECT_NEAR(found.at(0, 1, level_and_slope), 5, 1e-5);
    EXPECT_NEAR(found.spread, 0.5, 1e-5);
    const double each = -0.5 * std::log(2 * M_PI * 0.25) - 0.5;
    EXPECT_NEAR(found.log_likelihood, 6 * each, 1e-3);
}

// Four classes that are known, seen with noise at some of six moments.
TEST(GrowthMixture, FindsTheClassesThatThereAre) {
    const double share[] = {0.1, 0.2, 0.3, 0.4}, level[] = {5, 0, 3, 1}, slope[] = {0, 2, -2, 0};
    Courses courses;
    Rng rng({11, 0}, 1, 2);
    constexpr int kPeople = 3000;
    for (int i = 0; i < kPeople; ++i) {
        const double where = (i + 0.5) / kPeople;
        const int k = where < 0.1 ? 0 : where < 0.3 ? 1 : where < 0.6 ? 2 : 3;
        for (int wave = 0; wave < 6; ++wave) {
            if (wave > 0 && rng.chance(0.3)) continue;
            const double t = -1 + 0.4 * wave;
            courses.add(t, level[k] + slope[k] * t + 0.8 * rng.normal());
        }
        courses.end_person();
    }

    const auto found = fit_growth_mixture(courses, 4, 2, level_and_slope, 8, 1);

    ASSERT_EQ(found.share.size(), 4u);
    EXPECT_NEAR(found.spread, 0.8, 0.03);
    for (int k = 0; k < 4; ++k) {
        std::size_t near = 0;
        const auto away = [&](std::size_t other) {
            return std::abs(found.at(other, 0, level_and_slope) - level[k]);
        };
        for (std::size_t other = 1; other < 4; ++other)
            if (away(other) < away(near)) near = other;
        EXPECT_NEAR(found.share[near], share[k], 0.03) << k;
        EXPECT_NEAR(found.at(near, 0, level_and_slope), level[k], 0.1) << k;
        EXPECT_NEAR(found.at(near, 1, level_and_slope), level[k] + slope[k], 0.2) << k;
    }
    // The same beginnings come to the same end, to the bit.
    const auto again = fit_growth_mixture(courses, 4, 2, level_and_slope, 8, 1);
    EXPECT_EQ(again.share, found.share);
}

TEST(GrowthMixture, OfNobodyHasNoClasses) {
    EXPECT_TRUE(fit_growth_mixture({}, 3, 2, level_and_slope, 2, 1).share.empty());
}

}  // namespace
}  // namespace sim
