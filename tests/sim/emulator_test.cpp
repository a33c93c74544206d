#include "sim/emulator.h"

#include <cmath>

#include <Eigen/LU>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/designs.h"
#include "sim/parallel.h"

namespace sim {
namespace {

using testing::Contains;
using testing::DoubleNear;

constexpr double kPi = 3.141592653589793;

struct Experiment {
    Points inputs;
    std::vector<double> outputs;
};

/// Runs of `f` with normal noise at points of a Latin hypercube.
template <class Function>
Experiment experiment(
    std::uint32_t rows, std::uint32_t columns, double noise, std::uint64_t seed, Function f) {
    Experiment e{latin_hypercube(rows, columns, {{seed}, 1}, 1), {}};
    Rng rng({seed}, 2, 0);
    for (std::uint32_t r = 0; r < rows; ++r)
        e.outputs.push_back(f(e.inputs.row(r)) + noise * rng.normal());
    return e;
}

double wavy(std::span<const double> x) {
    return std::sin(2 * kPi * x[0]) + 2 * (x[1] - 0.5) * x[2] + 0.5 * x[3];
}

TEST(Emulator, FollowsALineAndKnowsItsNoise) {
    const auto line = [](std::span<const double> x) { return 3 + 2 * x[0] - 5 * x[4]; };
    const auto e = experiment(400, 10, 0.5, 7, line);
    const auto emulator = Emulator::fit(e.inputs, e.outputs);

    // The variance of a sample variance of 400 normal numbers is 2 v^2 / 400.
    EXPECT_NEAR(emulator.nugget(), 0.25, 4 * 0.25 * std::sqrt(2.0 / 400));
    for (const auto& x : {std::vector<double>(10, 0.2), std::vector<double>(10, 0.9)}) {
        const auto at = emulator.predict(x);
        EXPECT_NEAR(at.mean, line(x), 4 * std::sqrt(at.variance));
        EXPECT_LT(std::sqrt(at.variance), 0.5 * 4 / std::sqrt(400));
    }
}

TEST(Emulator, GoesThroughRunsWithoutChance) {
    const auto e = experiment(120, 4, 0, 7, wavy);
    const auto emulator = Emulator::fit(e.inputs, e.outputs);

    for (std::uint32_t r = 0; r < 120; r += 10) {
        const auto at = emulator.predict(e.inputs.row(r));
        EXPECT_NEAR(at.mean, e.outputs[r], 0.01);
        EXPECT_LT(at.variance, 1e-4);
    }
    EXPECT_GT(emulator.r2(), 0.99);
    const auto centre = emulator.predict(std::vector<double>{0.3, 0.6, 0.4, 0.5});
    EXPECT_NEAR(centre.mean, wavy(std::vector<double>{0.3, 0.6, 0.4, 0.5}), 0.05);
}

/// Share of new points whose true expectation lies within two standard deviations, over 20 fits.
/// The chance of a run is known: what the nugget has more than that is what the emulator could not
/// follow, and is added to its variance.
double coverage(std::uint32_t rows, const EmulatorOptions& options) {
    int inside = 0, all = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto e = experiment(rows, 8, 0.3, seed, wavy);
        const auto emulator = Emulator::fit(e.inputs, e.outputs, options);
        const auto fresh = latin_hypercube(100, 8, {{seed}, 9}, 1);
        for (std::uint32_t r = 0; r < fresh.rows; ++r, ++all) {
            const auto at = emulator.predict(fresh.row(r));
            const double variance = at.variance + std::max(0.0, emulator.nugget() - 0.3 * 0.3);
            inside += std::abs(at.mean - wavy(fresh.row(r))) < 1.96 * std::sqrt(variance);
        }
    }
    return static_cast<double>(inside) / all;
}

TEST(Emulator, CoversTheTruthAsOftenAsItSays) {
    EXPECT_NEAR(coverage(200, {}), 0.95, 0.04);
}

TEST(Emulator, CoversTheTruthWithFewerPivotsThanPoints) {
    EmulatorOptions few;
    few.most_pivots = 25;
    few.likelihood_points = 120;
    EXPECT_NEAR(coverage(300, few), 0.95, 0.04);
}

TEST(Emulator, KnowsWhatItsPivotsCannotHold) {
    const auto rough = [](std::span<const double> x) { return std::sin(14 * x[0]) + x[1]; };
    const auto e = experiment(150, 2, 0, 4, rough);
    EmulatorOptions few;
    few.most_pivots = 6;
    const auto emulator = Emulator::fit(e.inputs, e.outputs, few);
    const auto fresh = latin_hypercube(200, 2, {{5}, 9}, 1);
    double squares = 0;
    for (std::uint32_t r = 0; r < fresh.rows; ++r) {
        const auto at = emulator.predict(fresh.row(r));
        squares += std::pow(at.mean - rough(fresh.row(r)), 2) / at.variance / fresh.rows;
    }
    EXPECT_GT(squares, 0.3);
    EXPECT_LT(squares, 3);
}

TEST(Emulator, ItsErrorsWhenEachRunIsLeftOutAreThoseOfARefit) {
    auto e = experiment(60, 4, 0.2, 3, wavy);
    const auto whole = Emulator::fit(e.inputs, e.outputs);
    // With terms and lengths kept only the solution changes: compare with the same covariance,
    // built by hand.
    const auto n = static_cast<Eigen::Index>(e.inputs.rows);
    Eigen::MatrixXd x(n, 4), k(n, n);
    Eigen::VectorXd y(n);
    double mean = 0, square = 0;
    for (const double one : e.outputs)
        mean += one / 60;
    for (const double one : e.outputs)
        square += (one - mean) * (one - mean) / 60;
    for (Eigen::Index r = 0; r < n; ++r) {
        y[r] = (e.outputs[static_cast<std::size_t>(r)] - mean) / std::sqrt(square);
        for (Eigen::Index c = 0; c < 4; ++c)
            x(r, c) =
                2 * e.inputs.at(static_cast<std::uint32_t>(r), static_cast<std::uint32_t>(c)) - 1;
    }
    for (Eigen::Index a = 0; a < n; ++a) {
        for (Eigen::Index b = 0; b < n; ++b) {
            double distance = 0, terms = 1;
            for (std::size_t i = 0; i < whole.active().size(); ++i) {
                const auto input = whole.active()[i];
                distance += std::pow((x(a, input) - x(b, input)) / whole.kernel().lengths[i], 2);
            }
            for (const auto& term : whole.terms()) {
                const Eigen::VectorXd xa = x.row(a), xb = x.row(b);
                terms += term_value(term, xa.data()) * term_value(term, xb.data());
            }
            k(a, b) = kTermVariance * terms + whole.kernel().variance * std::exp(-distance / 2) +
                      (a == b ? whole.kernel().nugget : 0);
        }
    }
    const Eigen::MatrixXd inverse = k.inverse();
    const Eigen::VectorXd alpha = inverse * y;
    for (Eigen::Index r = 0; r < n; r += 7) {
        const double error = alpha[r] / std::sqrt(inverse(r, r));  // Dubrule, 1983
        EXPECT_NEAR(whole.standardised_errors()[static_cast<std::size_t>(r)], error, 1e-3);
    }
    EXPECT_NEAR(whole.mean_squared_error(), 1, 4 * std::sqrt(2.0 / 60));
}

TEST(Emulator, FindsTheInputsThatMatterAmongMany) {
    const auto e = experiment(300, 50, 0.3, 11, wavy);
    const auto emulator = Emulator::fit(e.inputs, e.outputs);

    for (std::uint32_t i = 0; i < 4; ++i)
        EXPECT_THAT(emulator.active(), Contains(i));
    EXPECT_LT(emulator.terms().size(), 12u);
    EXPECT_GT(emulator.r2(), 0.75);
}

TEST(Emulator, LeavesOutRunsWithoutAValue) {
    auto e = experiment(100, 4, 0.1, 5, wavy);
    Points fewer;
    std::vector<double> values;
    for (std::uint32_t r = 0; r < 100; ++r) {
        if (r % 3 == 0) {
            e.outputs[r] = std::nan("");
            continue;
        }
        fewer.add(std::as_const(e.inputs).row(r));
        values.push_back(e.outputs[r]);
    }
    const std::vector<double> x{0.3, 0.6, 0.4, 0.5};
    EXPECT_EQ(Emulator::fit(e.inputs, e.outputs).predict(x).mean,
              Emulator::fit(fewer, values).predict(x).mean);
}

TEST(Emulator, KnowsNothingFromAHandfulOfRuns) {
    const auto e = experiment(7, 3, 0, 5, [](std::span<const double> x) { return x[0]; });
    const auto emulator = Emulator::fit(e.inputs, e.outputs);

    EXPECT_FALSE(emulator.known());
    EXPECT_TRUE(std::isinf(emulator.predict(std::vector<double>(3, 0.5)).variance));
}

TEST(Emulator, OfAConstantIsTheConstant) {
    const auto e = experiment(20, 3, 0, 5, [](std::span<const double>) { return 0.7; });
    const auto at = Emulator::fit(e.inputs, e.outputs).predict(std::vector<double>(3, 0.5));

    EXPECT_DOUBLE_EQ(at.mean, 0.7);
    EXPECT_EQ(at.variance, 0);
}

TEST(Emulator, SlopeOfTheLikelihoodIsItsDerivative) {
    const auto e = experiment(40, 3, 0.2, 5, [](auto x) { return std::sin(4 * x[0]) + x[1]; });
    Eigen::MatrixXd x(40, 3), basis = Eigen::MatrixXd::Ones(40, 1);
    Eigen::VectorXd y(40);
    for (Eigen::Index r = 0; r < 40; ++r) {
        y[r] = e.outputs[static_cast<std::size_t>(r)];
        for (Eigen::Index c = 0; c < 3; ++c)
            x(r, c) = e.inputs.at(static_cast<std::uint32_t>(r), static_cast<std::uint32_t>(c));
    }
    const EmulatorKernel kernel{0.5, 0.1, {0.4, 0.9, 2.0}};
    std::vector<double> slope;
    log_marginal_likelihood(basis, x, y, kernel, &slope);
    const auto moved = [&](int which, double by) {
        EmulatorKernel other = kernel;
        double& value = which == 0   ? other.variance
                        : which == 1 ? other.nugget
                                     : other.lengths[static_cast<std::size_t>(which - 2)];
        value *= std::exp(by);
        return log_marginal_likelihood(basis, x, y, other);
    };
    for (int which = 0; which < 5; ++which) {
        const double derivative = (moved(which, 1e-4) - moved(which, -1e-4)) / 2e-4;
        EXPECT_THAT(slope[static_cast<std::size_t>(which)], DoubleNear(derivative, 1e-4)) << which;
    }
}

TEST(Emulator, IsTheSameOnOneThreadAndOnTwo) {
    Points outputs(80, 3);
    const auto e = experiment(80, 6, 0.1, 5, wavy);
    for (std::uint32_t r = 0; r < 80; ++r)
        for (std::uint32_t c = 0; c < 3; ++c)
            outputs.at(r, c) = e.outputs[r] * (c + 1) + e.inputs.at(r, c);
    const auto means = [&](int threads) {
        std::vector<double> found;
        with_threads(threads, [&] {
            for (const auto& emulator : fit_emulators(e.inputs, outputs))
                found.push_back(emulator.predict(std::vector<double>(6, 0.4)).mean);
        });
        return found;
    };
    EXPECT_EQ(means(1), means(2));
}

}  // namespace
}  // namespace sim
