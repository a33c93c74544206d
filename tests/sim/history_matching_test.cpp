#include "sim/history_matching.h"

#include <cmath>

#include <gtest/gtest.h>

#include "sim/designs.h"
#include "sim/parallel.h"

namespace sim {
namespace {

TEST(Implausibility, IsTheDistanceInStandardDeviations) {
    const ObservedValue wanted{.value = 0.5, .observation_sd = 0.03, .discrepancy_sd = 0.04};

    EXPECT_DOUBLE_EQ(implausibility({0.2, 0}, wanted), 6);
    EXPECT_DOUBLE_EQ(implausibility({0.8, 0.12 * 0.12}, wanted), 0.3 / 0.13);
    EXPECT_EQ(implausibility({0.2, std::numeric_limits<double>::infinity()}, wanted), 0);
}

TEST(LogLikelihood, IsThatOfANormal) {
    const ObservedValue wanted{.value = 1, .observation_sd = 3, .discrepancy_sd = 4};
    // N(1; 11, variance 25 + 75)
    EXPECT_NEAR(log_likelihood({11, 75}, wanted), -0.5 - std::log(10 * std::sqrt(2 * M_PI)), 1e-12);
}

TEST(ImportanceWeights, TurnOneDensityIntoAnother) {
    // Uniform draws weighted to the density 2x have the mean 2/3.
    std::vector<double> wanted, drawn;
    Rng rng({3}, 1, 0);
    std::vector<double> x(20'000);
    for (double& one : x) {
        one = rng.uniform();
        wanted.push_back(std::log(2 * one));
        drawn.push_back(0);
    }
    const auto weights = importance_weights(wanted, drawn);
    double mean = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        mean += weights[i] * x[i];
    EXPECT_NEAR(mean, 2.0 / 3, 4 * std::sqrt(1.0 / 18 / 20'000 * 4.0 / 3));
    // (integral of 2x)^2 / integral of 4x^2 = 3/4
    EXPECT_NEAR(effective_sample_size(weights) / 20'000, 0.75, 0.01);
}

TEST(ImportanceWeights, StopShortWhereTooFewWouldCount) {
    // Drawn from N(0, 1), wanted N(3, 0.1^2): almost nothing is drawn where it is wanted.
    std::vector<double> wanted, drawn, x(2000);
    Rng rng({5}, 1, 0);
    for (double& one : x) {
        one = rng.normal();
        wanted.push_back(-50 * (one - 3) * (one - 3));
        drawn.push_back(-one * one / 2);
    }
    EXPECT_LT(effective_sample_size(importance_weights(wanted, drawn)), 20);
    const auto tempered = tempered_weights(wanted, drawn, 100);
    EXPECT_LT(tempered.heat, 1);
    EXPECT_NEAR(effective_sample_size(tempered.weights), 100, 0.5);
    double mean = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        mean += tempered.weights[i] * x[i];
    EXPECT_GT(mean, 0.5);  // on the way from 0 to 3
    EXPECT_LT(mean, 3);

    const auto whole = tempered_weights(drawn, drawn, 100);
    EXPECT_EQ(whole.heat, 1);
    EXPECT_NEAR(effective_sample_size(whole.weights), 2000, 1e-6);
}

/// A simulator of which both outputs are straight lines with normal chance.
struct Lines {
    static constexpr double kChance = 0.1;
    Points inputs, outputs;

    explicit Lines(std::uint32_t rows) : inputs(latin_hypercube(rows, 3, {{1}, 1}, 1)) {
        Rng rng({2}, 1, 0);
        for (std::uint32_t r = 0; r < rows; ++r) {
            const auto x = std::as_const(inputs).row(r);
            const double row[] = {2 * x[0] + x[1] + kChance * rng.normal(),
                                  x[1] - 3 * x[0] + kChance * rng.normal()};
            outputs.add(row);
        }
    }
};

const std::vector<ObservedValue> kWanted{{1.5, 0.1, 0.05}, {-0.9, 0.15, 0}};
const std::vector<double> kChance(2, Lines::kChance* Lines::kChance);

TEST(WaveJudge, ComesDownToTheFormulasWhateverMayBeCut) {
    const Lines lines(100);
    const WaveJudge judge(fit_emulators(lines.inputs, lines.outputs), kWanted, kChance);
    const WaveJudge mild(fit_emulators(lines.inputs, lines.outputs), kWanted, kChance, 1);
    const std::vector<double> x{0.4, 0.3, 0.9};
    const auto a = judge.predict(0, x), b = judge.predict(1, x);
    const double ia = implausibility(a, kWanted[0]), ib = implausibility(b, kWanted[1]);
    const double both = log_likelihood(a, kWanted[0]) + log_likelihood(b, kWanted[1]);

    EXPECT_EQ(judge.worst(x, 100), std::max(ia, ib));
    EXPECT_EQ(mild.worst(x, 100), std::min(ia, ib));
    EXPECT_GT(judge.worst(x, 0.5 * std::max(ia, ib)), 0.5 * std::max(ia, ib));
    EXPECT_EQ(judge.log_likelihood(x, -1e9), both);
    EXPECT_EQ(judge.log_likelihood(x, both), both);
    EXPECT_LT(judge.log_likelihood(x, both + 0.1), both + 0.1);
}

TEST(WaveJudge, CountsWhatTheEmulatorCannotFollowAsUncertain) {
    const Lines lines(100);
    const auto emulators = fit_emulators(lines.inputs, lines.outputs);
    const std::vector<double> x{0.4, 0.3, 0.9};
    const std::vector<double> unknown(2, std::nan(""));
    const WaveJudge with(emulators, kWanted, kChance), without(emulators, kWanted, unknown);

    EXPECT_NEAR(without.predict(0, x).variance,
                emulators[0].predict(x).variance + emulators[0].nugget(),
                1e-15);
    EXPECT_LT(with.predict(0, x).variance, without.predict(0, x).variance / 2);
}

/// Mean and standard deviation of x_0 and x_1 under the likelihood of the true lines, by adding up
/// over a fine grid of the cube.
struct Moments {
    double mean[2] = {0, 0}, sd[2] = {0, 0};

    explicit Moments(const std::vector<ObservedValue>& wanted) {
        double total = 0, squares[2] = {0, 0};
        for (double a = 0.0025; a < 1; a += 0.005) {
            for (double b = 0.0025; b < 1; b += 0.005) {
                const double w = std::exp(log_likelihood({2 * a + b, 0}, wanted[0]) +
                                          log_likelihood({b - 3 * a, 0}, wanted[1]));
                total += w;
                mean[0] += w * a, squares[0] += w * a * a;
                mean[1] += w * b, squares[1] += w * b * b;
            }
        }
        for (int i = 0; i < 2; ++i) {
            mean[i] /= total;
            sd[i] = std::sqrt(squares[i] / total - mean[i] * mean[i]);
        }
    }
};

TEST(EmulatedPosterior, OfLinesIsTheKnownOne) {
    const Lines lines(2000);  // so many that the emulator's own uncertainty is next to nothing
    std::vector<WaveJudge> waves;
    waves.emplace_back(fit_emulators(lines.inputs, lines.outputs), kWanted, kChance);
    SamplerOptions options;
    options.points = 2000;
    const auto sample =
        sample_density(emulated_posterior(waves, waves.back(), 4), 3, {{5}, 1}, options);

    const Moments known(kWanted);
    for (std::uint32_t i = 0; i < 2; ++i) {
        double mean = 0, squares = 0;
        for (std::uint32_t r = 0; r < 2000; ++r)
            mean += sample.points.at(r, i) / 2000;
        for (std::uint32_t r = 0; r < 2000; ++r)
            squares += std::pow(sample.points.at(r, i) - mean, 2) / 2000;
        EXPECT_NEAR(mean, known.mean[i], 5 * known.sd[i] / std::sqrt(2000));
        EXPECT_NEAR(std::sqrt(squares), known.sd[i], 5 * known.sd[i] / std::sqrt(2 * 2000));
    }
}

TEST(Plausibility, LeavesTheShareThatALineLeaves) {
    // x_0 alone, without chance: |x_0 - 0.5| < 3 * 0.05 leaves 0.3 of the cube.
    Points inputs = latin_hypercube(60, 2, {{1}, 1}), outputs(60, 1);
    for (std::uint32_t r = 0; r < 60; ++r)
        outputs.at(r, 0) = inputs.at(r, 0);
    std::vector<WaveJudge> waves;
    waves.emplace_back(fit_emulators(inputs, outputs),
                       std::vector<ObservedValue>{{0.5, 0.05, 0}},
                       std::vector<double>{0});
    SamplerOptions options;
    options.points = 1000;
    const auto sample = sample_level(plausibility(waves), 2, -3, {{5}, 1}, options);

    EXPECT_NEAR(sample.share, 0.3, 4 * std::sqrt(0.3 * 0.7 / 1000));
    for (std::uint32_t r = 0; r < 1000; ++r)
        EXPECT_LT(std::abs(sample.points.at(r, 0) - 0.5), 0.1505);
}

TEST(Plausibility, RulesOutWhatAnyWaveRulesOut) {
    Points inputs = latin_hypercube(60, 2, {{1}, 1}), first(60, 1), second(60, 1);
    for (std::uint32_t r = 0; r < 60; ++r) {
        first.at(r, 0) = inputs.at(r, 0);
        second.at(r, 0) = inputs.at(r, 1);
    }
    const std::vector<ObservedValue> wanted{{0.5, 0.05, 0}};
    std::vector<WaveJudge> waves;
    waves.emplace_back(fit_emulators(inputs, first), wanted, std::vector<double>{0});
    waves.emplace_back(fit_emulators(inputs, second), wanted, std::vector<double>{0});
    const auto landscape = plausibility(waves);

    EXPECT_NEAR(landscape(std::vector<double>{0.5, 0.7}, -10), -4, 0.1);
    EXPECT_NEAR(landscape(std::vector<double>{0.8, 0.5}, -10), -6, 0.1);
    const auto posterior = emulated_posterior(waves, waves.back(), 3);
    const double never = -std::numeric_limits<double>::infinity();
    EXPECT_EQ(posterior(std::vector<double>{0.8, 0.5}, -1e9), never);  // by the first
    EXPECT_EQ(posterior(std::vector<double>{0.5, 0.7}, -1e9), never);  // by the last
    EXPECT_GT(posterior(std::vector<double>{0.5, 0.6}, -1e9), -1e9);
}

}  // namespace
}  // namespace sim
