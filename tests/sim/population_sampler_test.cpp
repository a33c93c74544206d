#include "sim/population_sampler.h"

#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/parallel.h"

namespace sim {
namespace {

using testing::ElementsAre;

constexpr double kNever = -std::numeric_limits<double>::infinity();

double squared_distance(std::span<const double> x) {
    double sum = 0;
    for (const double one : x)
        sum += (one - 0.5) * (one - 0.5);
    return sum;
}

double column_mean(const Points& points, std::uint32_t c) {
    double sum = 0;
    for (std::uint32_t r = 0; r < points.rows; ++r)
        sum += points.at(r, c);
    return sum / points.rows;
}

double column_product(const Points& points, std::uint32_t a, std::uint32_t b) {
    const double ma = column_mean(points, a), mb = column_mean(points, b);
    double sum = 0;
    for (std::uint32_t r = 0; r < points.rows; ++r)
        sum += (points.at(r, a) - ma) * (points.at(r, b) - mb);
    return sum / points.rows;
}

TEST(SampleLevel, FindsTheVolumeOfABallInTenDimensions) {
    const Landscape ball = [](std::span<const double> x, double) { return -squared_distance(x); };
    constexpr double kRadius = 0.3;
    const double volume = std::pow(3.141592653589793, 5) / 120 * std::pow(kRadius, 10);
    SamplerOptions options;
    options.points = 1000;
    const auto sample = sample_level(ball, 10, -kRadius * kRadius, {{3}, 1}, options);

    EXPECT_EQ(sample.level, -kRadius * kRadius);
    // About 8 levels with a relative error of sqrt(0.7 / 0.3 / 1000) each, more where points hang
    // together.
    EXPECT_NEAR(std::log(sample.share), std::log(volume), 4 * std::sqrt(8 * 0.7 / 0.3 / 1000));
    for (const double value : sample.values)
        EXPECT_GE(value, -kRadius * kRadius);
    // Evenly in the ball: r^10 / R^10 is uniform.
    double sum = 0;
    for (std::uint32_t r = 0; r < sample.points.rows; ++r)
        sum += std::pow(squared_distance(std::as_const(sample.points).row(r)), 5);
    EXPECT_NEAR(sum / 1000 / std::pow(kRadius, 10), 0.5, 4 * std::sqrt(1.0 / 12 / 1000));
}

TEST(SampleLevel, SaysHowFarItCameWhereTheLevelCannotBeReached) {
    const Landscape hill = [](std::span<const double> x, double) { return -squared_distance(x); };
    SamplerOptions options;
    options.points = 40;
    options.most_levels = 6;
    const auto sample = sample_level(hill, 3, 1.0, {{3}, 1}, options);

    EXPECT_LT(sample.level, 0);
    EXPECT_LT(sample.share, 0.01);
    for (const double value : sample.values)
        EXPECT_GE(value, sample.level);
}

/// A normal density in `columns` dimensions of which neighbours are correlated.
Landscape correlated_normal(double sd, double correlation) {
    return [=](std::span<const double> x, double) {
        // x_i - m = rho (x_{i-1} - m) + sqrt(1 - rho^2) sd z
        double sum = -std::pow((x[0] - 0.5) / sd, 2) / 2;
        const double rest = sd * std::sqrt(1 - correlation * correlation);
        for (std::size_t i = 1; i < x.size(); ++i) {
            const double gap = x[i] - 0.5 - correlation * (x[i - 1] - 0.5);
            sum -= std::pow(gap / rest, 2) / 2;
        }
        return sum;
    };
}

TEST(SampleDensity, DrawsACorrelatedNormalInFortyDimensions) {
    constexpr std::uint32_t kColumns = 40, kPoints = 600;
    constexpr double kSd = 0.06, kCorrelation = 0.8;
    SamplerOptions options;
    options.points = kPoints;
    const auto sample =
        sample_density(correlated_normal(kSd, kCorrelation), kColumns, {{3}, 1}, options);

    EXPECT_EQ(sample.heat, 1);
    double mean_z = 0, variance = 0, correlation = 0;
    for (std::uint32_t c = 0; c < kColumns; ++c) {
        const double z = (column_mean(sample.points, c) - 0.5) / (kSd / std::sqrt(kPoints));
        EXPECT_LT(std::abs(z), 5) << c;
        mean_z += z * z / kColumns;
        variance += column_product(sample.points, c, c) / (kSd * kSd) / kColumns;
        if (c > 0) {
            correlation += column_product(sample.points, c, c - 1) / (kSd * kSd) / (kColumns - 1);
        }
    }
    EXPECT_NEAR(variance, 1, 0.06);
    EXPECT_NEAR(correlation, kCorrelation, 0.06);
    EXPECT_LT(mean_z, 3);
}

TEST(SampleDensity, FindsTheConstant) {
    // The integral of exp(-x / s) over 0..1 in three dimensions is (s (1 - exp(-1/s)))^3.
    const Landscape falling = [](std::span<const double> x, double) {
        return -std::accumulate(x.begin(), x.end(), 0.0) / 0.05;
    };
    SamplerOptions options;
    options.points = 2000;
    const auto sample = sample_density(falling, 3, {{3}, 1}, options);

    const double constant = 3 * std::log(0.05 * (1 - std::exp(-20.0)));
    EXPECT_NEAR(sample.log_constant, constant, 4 * std::sqrt(8 * 1.0 / 2000));
    EXPECT_NEAR(column_mean(sample.points, 0), 0.05, 4 * 0.05 / std::sqrt(2000));
}

TEST(SampleDensity, KeepsToWhereTheDensityIs) {
    const Landscape quarter = [](std::span<const double> x, double) {
        return x[0] > 0.75 ? -x[1] : kNever;
    };
    Points start(200, 2, 0.9);
    SamplerOptions options;
    options.points = 200;
    const auto sample = sample_density(quarter, 2, {{3}, 1}, options, &start);

    for (std::uint32_t r = 0; r < 200; ++r)
        EXPECT_GT(sample.points.at(r, 0), 0.75);
    EXPECT_NEAR(column_mean(sample.points, 0), 0.875, 4 * 0.25 / std::sqrt(12 * 200));
}

TEST(SampleDensity, IsTheSameOnOneThreadAndOnTwo) {
    SamplerOptions options;
    options.points = 30;
    const auto values = [&](int threads) {
        std::vector<double> found;
        with_threads(threads, [&] {
            found = sample_density(correlated_normal(0.1, 0.5), 5, {{3}, 1}, options).points.values;
        });
        return found;
    };
    EXPECT_EQ(values(1), values(2));
}

TEST(SystematicRows, ChoosesInProportion) {
    const std::vector<double> weights{1, 0, 2, 1};
    EXPECT_THAT(systematic_rows(weights, 4, 0.5), ElementsAre(0, 2, 2, 3));
    EXPECT_THAT(systematic_rows(weights, 8, 0.01), ElementsAre(0, 0, 2, 2, 2, 2, 3, 3));
}

TEST(EffectiveSampleSize, IsTheNumberOfAlikeWeights) {
    EXPECT_DOUBLE_EQ(effective_sample_size(std::vector<double>{2, 2, 2, 2, 0}), 4);
    EXPECT_DOUBLE_EQ(effective_sample_size(std::vector<double>{1, 0, 0}), 1);
}

TEST(WeightsOfLogs, AddUpToOneWhereverTheyStand) {
    EXPECT_THAT(weights_of_logs(std::vector<double>{-1e6, kNever, -1e6 + std::log(3)}),
                ElementsAre(testing::DoubleNear(0.25, 1e-9), 0, testing::DoubleNear(0.75, 1e-9)));
    EXPECT_THAT(weights_of_logs(std::vector<double>{kNever, kNever}), ElementsAre(0.5, 0.5));
}

}  // namespace
}  // namespace sim
