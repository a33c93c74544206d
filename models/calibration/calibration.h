#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/history_matching.h"
#include "sim/points.h"
#include "sim/result.h"
#include "sim/run_journal.h"

#include "models/calibration/plan.h"

namespace models::calibration {

/// Runs the model once: its parameters in the order of the plan, the seed of the run; gives one
/// output for each target, NaN where there is none. Called from many threads.
using Simulator =
    std::function<std::vector<double>(std::span<const double> parameters, std::uint64_t seed)>;

/// What the caller hears, and what it may ask.
struct Listener {
    std::function<void(const std::string& stage, std::uint64_t runs)> stage;  // what comes next
    std::function<void()> run;                                                // a run is finished
    std::function<bool()> stop;  // true: end as soon as possible
};

/// How well one wave's emulators follow the simulator, by target, and what they leave.
struct WaveReport {
    std::uint32_t runs = 0;  // simulated in this wave
    std::uint32_t used = 0;  // points that the emulators learnt from
    double share = 0;        // of the prior that no wave so far rules out; 0: not looked at
    double level = 0;        // implausibility within which that share lies
    std::vector<double> r2;  // of leave one out
    std::vector<double> error_square;  // mean squared standardised error of leave one out
    std::vector<double> nugget;        // standard deviation
};

/// Everything that a calibration found.
struct Outcome {
    bool stopped = false;           // by the caller; nothing else holds then
    std::vector<WaveReport> waves;  // the last one: the final runs
    std::vector<double> chance_sd;  // of a point's output around its expectation; NaN: not measured
    sim::Points parameters;         // of the final runs
    sim::Points outputs;            // of the final runs
    std::vector<double> weights;    // of the final runs; they add up to 1
    double effective_size = 0;      // of the weights
    double weight_heat = 1;  // below 1: the weights stop short, so that half an ensemble counts
    double heat = 0;         // below 1: the emulated posterior was not reached
    std::vector<double> prediction_error_square;  // of the final runs by the emulators before them
};

/// Carries out the plan: each wave simulates a design in the space that earlier waves leave, learns
/// emulators and rules out more; refining waves draw their points from the emulated posterior, so
/// that emulators learn where it matters; the final one does so too, runs its points, learns from
/// them and weighs them. Every run is in
/// `journal`, where there is one, before the next step. The same
/// bits for any number of threads and however often it was stopped and taken up again.
sim::Result<Outcome> calibrate(const Plan& plan,
                               const std::vector<WantedOutput>& wanted,
                               const Simulator& simulator,
                               const sim::RunJournal* journal,
                               const Listener& listener);

/// Seed of one run: of the plan's seed, the wave, the point and the replicate.
std::uint64_t run_seed(const Plan& plan, int wave, std::uint32_t point, int replicate);

/// Weighted mean and standard deviation.
struct Spread {
    double mean = 0;
    double sd = 0;
};
Spread weighted_spread(std::span<const double> values, std::span<const double> weights);

/// Rows of the final runs that make the ensemble, and what each counts: all of them where they are
/// no more than the plan's `ensemble`, else so many drawn in proportion to their weights.
struct Members {
    std::vector<std::uint32_t> rows;
    std::vector<double> weights;
};
Members choose_members(const Outcome& outcome, const Plan& plan);

}  // namespace models::calibration
