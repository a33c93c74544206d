#include "models/calibration/calibration.h"

#include <atomic>
#include <cmath>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/parallel.h"
#include "sim/rng.h"

#include "tests/support/temporary_folder.h"

namespace models::calibration {
namespace {

using testing::HasSubstr;

constexpr double kChance = 0.02;

/// Two outputs that are straight lines of two of three parameters, with normal chance.
std::vector<double> lines(std::span<const double> x, std::uint64_t seed) {
    sim::Rng rng({seed}, 1, 0);
    return {2 * x[0] + x[1] + kChance * rng.normal(), x[1] - 3 * x[0] + kChance * rng.normal()};
}

Plan toy_plan() {
    Plan plan;
    plan.waves = 2;
    plan.points = 60;
    plan.final_runs = 150;
    plan.ensemble = 100;
    plan.repeated = 30;
    plan.cutoff = 4;
    for (const char* name : {"a", "b", "c"})
        plan.parameters.push_back({.name = name, .low = 0, .high = 1});
    return plan;
}

const std::vector<WantedOutput> kWanted{{"first", 1.3, 1.7, {1.5, 0.1, 0}},
                                        {"second", -1.2, -0.6, {-0.9, 0.15, 0}}};

Outcome outcome_of(const Plan& plan, const Simulator& simulator = lines) {
    auto outcome = calibrate(plan, kWanted, simulator, nullptr, {});
    EXPECT_TRUE(outcome) << outcome.error().text();
    return *outcome;
}

/// Mean and standard deviation of the first two parameters given the targets, over a fine grid.
struct Known {
    double mean[2] = {0, 0}, sd[2] = {0, 0};

    explicit Known(const std::function<std::vector<double>(double, double)>& f) {
        double total = 0, squares[2] = {0, 0};
        for (double a = 0.0025; a < 1; a += 0.005) {
            for (double b = 0.0025; b < 1; b += 0.005) {
                const auto y = f(a, b);
                const double w = std::exp(sim::log_likelihood({y[0], 0}, kWanted[0].observed) +
                                          sim::log_likelihood({y[1], 0}, kWanted[1].observed));
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

std::vector<double> true_lines(double a, double b) {
    return {2 * a + b, b - 3 * a};
}

std::vector<double> column(const sim::Points& points, std::uint32_t c) {
    std::vector<double> values;
    for (std::uint32_t r = 0; r < points.rows; ++r)
        values.push_back(points.at(r, c));
    return values;
}

/// Made once: several tests look at it.
const Outcome& of_lines() {
    static const Outcome outcome = outcome_of(toy_plan());
    return outcome;
}

TEST(Calibration, OfLinesFindsTheKnownPosterior) {
    const auto& outcome = of_lines();

    const Known known(true_lines);
    const double n = outcome.effective_size;
    EXPECT_GT(n, 75);
    EXPECT_EQ(outcome.heat, 1);
    for (std::uint32_t i = 0; i < 2; ++i) {
        const auto found = weighted_spread(column(outcome.parameters, i), outcome.weights);
        EXPECT_NEAR(found.mean, known.mean[i], 4 * known.sd[i] / std::sqrt(n)) << i;
        EXPECT_NEAR(found.sd, known.sd[i], 4 * known.sd[i] / std::sqrt(2 * n)) << i;
    }
    const auto unknown = weighted_spread(column(outcome.parameters, 2), outcome.weights);
    EXPECT_NEAR(unknown.sd, std::sqrt(1.0 / 12), 0.05);
}

TEST(Calibration, MeasuresChanceAndItsOwnErrors) {
    const auto& outcome = of_lines();

    // The relative standard error of a standard deviation with 30 degrees of freedom is 0.13.
    for (const double sd : outcome.chance_sd)
        EXPECT_NEAR(sd, kChance, 4 * 0.13 * kChance);
    ASSERT_EQ(outcome.waves.size(), 3u);
    EXPECT_EQ(outcome.waves[0].runs, 90u);
    EXPECT_EQ(outcome.waves[2].runs, 150u);
    EXPECT_LT(outcome.waves[0].share, 0.6);
    EXPECT_GT(outcome.waves[0].share, 0.1);
    for (const double square : outcome.prediction_error_square) {
        EXPECT_GT(square, 0.5);
        EXPECT_LT(square, 2.0);
    }
}

TEST(Calibration, MovesToWhereACurvedSimulatorFits) {
    const Simulator curved = [](std::span<const double> x, std::uint64_t) {
        return std::vector<double>{1.5 + std::sin(6 * (x[0] - 0.8)),
                                   -0.9 + 4 * (x[1] - x[0] * x[0])};
    };
    const auto outcome = outcome_of(toy_plan(), curved);

    const auto first = weighted_spread(column(outcome.outputs, 0), outcome.weights);
    const auto second = weighted_spread(column(outcome.outputs, 1), outcome.weights);
    EXPECT_NEAR(first.mean, 1.5, 0.05);
    EXPECT_NEAR(second.mean, -0.9, 0.07);
    EXPECT_LT(first.sd, 0.15);
}

TEST(Calibration, WeighsRunsThatWereDrawnFromPoorEmulators) {
    // After few points the emulators are vague, so that the final points are drawn from far too
    // wide a posterior. Without chance in a run its weight is its own likelihood.
    const auto curve = [](double a, double b) {
        return std::vector<double>{1.5 + std::sin(3 * (a - 0.5)) + 0.4 * std::sin(9 * b),
                                   -0.9 + 3 * std::sin(4 * (b - a))};
    };
    const Simulator curved = [&](std::span<const double> x, std::uint64_t) {
        return curve(x[0], x[1]);
    };
    Plan plan = toy_plan();
    plan.waves = 1;
    plan.points = 14;
    plan.repeated = 2;
    plan.final_runs = 1500;
    plan.ensemble = 20;  // at least ten runs must count: full weights leave more
    const auto outcome = outcome_of(plan, curved);

    const Known known(curve);
    const std::vector<double> alike(outcome.weights.size(), 1.0);
    const auto found = weighted_spread(column(outcome.parameters, 0), outcome.weights);
    const auto drawn = weighted_spread(column(outcome.parameters, 0), alike);
    const double n = outcome.effective_size;
    EXPECT_GT(n, 10);
    EXPECT_NEAR(found.mean, known.mean[0], 4 * known.sd[0] / std::sqrt(n));
    EXPECT_NEAR(found.sd, known.sd[0], 4 * known.sd[0] / std::sqrt(2 * n));
    EXPECT_GT(drawn.sd, 1.5 * known.sd[0]) << "the test shows nothing";
}

TEST(Calibration, RefinesPoorEmulatorsWhereItMatters) {
    // The same start as above: a wave drawn from the vague posterior makes the next one sharp, so
    // that the final runs need hardly any weights.
    const auto curve = [](double a, double b) {
        return std::vector<double>{1.5 + std::sin(3 * (a - 0.5)) + 0.4 * std::sin(9 * b),
                                   -0.9 + 3 * std::sin(4 * (b - a))};
    };
    const Simulator curved = [&](std::span<const double> x, std::uint64_t) {
        return curve(x[0], x[1]);
    };
    Plan plan = toy_plan();
    plan.waves = 1;
    plan.points = 40;
    plan.refining = 2;
    plan.repeated = 2;
    plan.final_runs = 600;
    plan.ensemble = 20;
    const auto outcome = outcome_of(plan, curved);
    plan.refining = 0;
    const auto without = outcome_of(plan, curved);

    ASSERT_EQ(outcome.waves.size(), 4u);
    EXPECT_EQ(outcome.waves[2].runs, 40u);
    const Known known(curve);
    const auto drawn_sd = [&](const Outcome& of) {
        const std::vector<double> alike(of.weights.size(), 1.0);
        return weighted_spread(column(of.parameters, 0), alike).sd;
    };
    const auto found = weighted_spread(column(outcome.parameters, 0), outcome.weights);
    const double n = outcome.effective_size;
    EXPECT_NEAR(found.mean, known.mean[0], 4 * known.sd[0] / std::sqrt(n));
    EXPECT_GT(n, 1.3 * without.effective_size);
    EXPECT_LT(drawn_sd(outcome) - known.sd[0], 0.7 * (drawn_sd(without) - known.sd[0]));
}

TEST(Calibration, IsTheSameOnOneThreadAndOnTwo) {
    Outcome one;
    sim::with_threads(1, [&] { one = outcome_of(toy_plan()); });
    const auto& two = of_lines();

    EXPECT_EQ(one.parameters.values, two.parameters.values);
    EXPECT_EQ(one.outputs.values, two.outputs.values);
    EXPECT_EQ(one.weights, two.weights);
}

TEST(Calibration, ThatWasStoppedGoesOnToTheSameBits) {
    const auto& whole = of_lines();
    const tests::TemporaryFolder folder;
    const auto path = folder.path("a.runs");
    std::atomic<int> made{0};
    int stops = 0;
    for (const int allowed : {25, 70, 100, 160, 100'000}) {
        const auto journal = sim::RunJournal::open(path, "toy");
        std::atomic<int> now{0};
        const Simulator counted = [&](std::span<const double> x, std::uint64_t seed) {
            ++made, ++now;
            return lines(x, seed);
        };
        Listener listener;
        listener.stop = [&] { return now >= allowed; };
        const auto outcome = calibrate(toy_plan(), kWanted, counted, &*journal, listener);
        ASSERT_TRUE(outcome);
        if (outcome->stopped) {
            ++stops;
            continue;
        }
        EXPECT_EQ(outcome->parameters.values, whole.parameters.values);
        EXPECT_EQ(outcome->outputs.values, whole.outputs.values);
        EXPECT_EQ(outcome->weights, whole.weights);
        break;
    }
    EXPECT_GE(stops, 3);
    EXPECT_EQ(made, 90 + 60 + 150);  // no run was made twice
}

TEST(Calibration, TakesTheNearestThereIsWhereNothingFits) {
    Plan plan = toy_plan();
    plan.cutoff = 1.2;
    const Simulator same = [](std::span<const double> x, std::uint64_t) {
        return std::vector<double>{1 + 0.2 * x[0], -0.9 + 0.1 * x[1]};  // wanted 1.5, sd 0.1
    };
    const auto outcome = outcome_of(plan, same);

    EXPECT_GT(outcome.waves[1].level, 2.5);
    const auto first = weighted_spread(column(outcome.outputs, 0), outcome.weights);
    EXPECT_GT(first.mean, 1.1);
}

TEST(Calibration, LeavesOutRunsThatGiveNothing) {
    const Simulator holes = [](std::span<const double> x, std::uint64_t seed) {
        auto outputs = lines(x, seed);
        if (x[2] > 0.8) outputs[0] = std::nan("");
        return outputs;
    };
    const auto outcome = outcome_of(toy_plan(), holes);
    const Known known(true_lines);
    const auto found = weighted_spread(column(outcome.parameters, 0), outcome.weights);
    EXPECT_NEAR(found.mean, known.mean[0], 5 * known.sd[0] / std::sqrt(outcome.effective_size));
}

TEST(Members, AreDrawnInProportionToTheirWeights) {
    Outcome outcome;
    Plan plan;
    outcome.weights = {0.5, 0, 0.3, 0.2};
    plan.ensemble = 4;
    EXPECT_EQ(choose_members(outcome, plan).rows, (std::vector<std::uint32_t>{0, 2, 3}));
    outcome.weights = {0.5, 0.1, 0.2, 0.1, 0.1};
    const auto four = choose_members(outcome, plan);
    EXPECT_EQ(four.rows.front(), 0u);
    EXPECT_DOUBLE_EQ(four.weights.front(), 0.5);
}

}  // namespace
}  // namespace models::calibration
