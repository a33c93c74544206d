#include "sim/designs.h"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

namespace sim {
namespace {

/// Whether every column has exactly one point in each of `rows` equal parts.
bool has_one_in_each_part(const Points& points) {
    for (std::uint32_t c = 0; c < points.columns; ++c) {
        std::set<int> parts;
        for (std::uint32_t r = 0; r < points.rows; ++r)
            parts.insert(static_cast<int>(points.at(r, c) * points.rows));
        if (parts.size() != points.rows || *parts.begin() != 0) return false;
    }
    return true;
}

TEST(LatinHypercube, HasOnePointInEachPartOfEachColumn) {
    EXPECT_TRUE(has_one_in_each_part(latin_hypercube(97, 11, {{5}, 3})));
}

TEST(LatinHypercube, IsTheOneWithTheLargestSmallestDistance) {
    const double of_one = smallest_distance(latin_hypercube(40, 3, {{5}, 3}, 1));
    const double of_many = smallest_distance(latin_hypercube(40, 3, {{5}, 3}, 30));

    EXPECT_GT(of_many, 1.2 * of_one);
}

TEST(LatinHypercube, DiffersBySeedAndStreamAndRepeats) {
    const auto a = latin_hypercube(10, 2, {{1}, 3});
    EXPECT_EQ(a.values, latin_hypercube(10, 2, {{1}, 3}).values);
    EXPECT_NE(a.values, latin_hypercube(10, 2, {{2}, 3}).values);
    EXPECT_NE(a.values, latin_hypercube(10, 2, {{1}, 4}).values);
}

TEST(ScrambledSobol, IsANetOfPowersOfTwo) {
    const auto points = scrambled_sobol(256, 40, {{5}, 3});

    EXPECT_TRUE(has_one_in_each_part(points));
    // The first two columns are a (0, 8, 2)-net: one point in each of 16 x 16 boxes.
    std::set<int> boxes;
    for (std::uint32_t r = 0; r < 256; ++r)
        boxes.insert(static_cast<int>(points.at(r, 0) * 16) * 16 +
                     static_cast<int>(points.at(r, 1) * 16));
    EXPECT_EQ(boxes.size(), 256u);
}

TEST(ScrambledSobol, IntegratesBetterThanChance) {
    // The integral of prod (1 + (x_i - 1/2)) is 1; its standard deviation is about 0.59.
    const auto error_of = [](const Points& points) {
        double sum = 0;
        for (std::uint32_t r = 0; r < points.rows; ++r) {
            double product = 1;
            for (const double x : points.row(r))
                product *= 0.5 + x;
            sum += product;
        }
        return std::abs(sum / points.rows - 1);
    };
    double squares = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const double error = error_of(scrambled_sobol(1024, 4, {{seed}, 3}));
        squares += error * error;
    }
    EXPECT_LT(std::sqrt(squares / 20), 0.1 * 0.6 / 32);  // a tenth of what 1024 draws would have
}

TEST(ScrambledSobol, IsUniformForEverySeed) {
    // The first point of the sequence is the origin; scrambled it is anywhere.
    double sum = 0, squares = 0;
    constexpr int kSeeds = 2000;
    for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
        const double x = scrambled_sobol(1, 1, {{seed}, 3}).at(0, 0);
        sum += x;
        squares += x * x;
    }
    const double mean = sum / kSeeds;
    EXPECT_NEAR(mean, 0.5, 4 * std::sqrt(1.0 / 12 / kSeeds));
    EXPECT_NEAR(squares / kSeeds - mean * mean, 1.0 / 12, 4 * std::sqrt(1.0 / 180 / kSeeds));
}

TEST(MorrisTrajectories, MoveOneCoordinateAtATimeByTheStep) {
    const std::uint32_t columns = 5, levels = 6;
    const auto points = morris_trajectories(40, columns, levels, {{5}, 3});

    ASSERT_EQ(points.rows, 40 * (columns + 1));
    const double step = levels / (2.0 * (levels - 1));
    std::set<std::uint32_t> first_moved;
    std::set<long> visited;
    for (std::uint32_t r = 0; r < points.rows; ++r) {
        for (const double x : points.row(r)) {
            EXPECT_GE(x, 0);
            EXPECT_LE(x, 1 + 1e-12);
            EXPECT_NEAR(x * (levels - 1), std::round(x * (levels - 1)), 1e-12);
            visited.insert(std::lround(x * (levels - 1)));
        }
        if (r % (columns + 1) == 0) continue;
        int moved = 0;
        for (std::uint32_t c = 0; c < columns; ++c) {
            const double gap = std::abs(points.at(r, c) - points.at(r - 1, c));
            if (gap == 0) continue;
            ++moved;
            EXPECT_NEAR(gap, step, 1e-12);
            if (r % (columns + 1) == 1) first_moved.insert(c);
        }
        EXPECT_EQ(moved, 1);
    }
    EXPECT_EQ(first_moved.size(), columns);  // the order is drawn
    EXPECT_EQ(visited.size(), levels);
}

TEST(MorrisTrajectories, FindTheSlopesOfALine) {
    // Of f = 3 x0 - 2 x1 every elementary effect is the slope itself.
    const auto points = morris_trajectories(10, 2, 4, {{1}, 3});
    const auto f = [&](std::uint32_t r) { return 3 * points.at(r, 0) - 2 * points.at(r, 1); };
    for (std::uint32_t r = 1; r < points.rows; ++r) {
        if (r % 3 == 0) continue;
        const std::uint32_t c = points.at(r, 0) != points.at(r - 1, 0) ? 0 : 1;
        EXPECT_NEAR(
            (f(r) - f(r - 1)) / (points.at(r, c) - points.at(r - 1, c)), c == 0 ? 3 : -2, 1e-12);
    }
}

}  // namespace
}  // namespace sim
