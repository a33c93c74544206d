#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/result.h"

#include "models/population/population.h"
#include "models/residents/vital_rates.h"
#include "models/sweeps/sweep.h"

namespace models::sweeps {

/// What all runs of a sweep read.
struct RunnerInput {
    const Sweep& sweep;
    const VitalRates& rates;
    /// Makes the synthetic population of an area by number; called from many threads.
    std::function<sim::Result<population::Population>(std::uint32_t place, std::uint64_t seed)>
        populate;
};

/// Where runs go; all are called from many threads.
struct RunnerOutput {
    /// The run and its outcome_values. False: start no more.
    std::function<bool(const Unit&, const std::vector<double>&)> done;
    /// The run cannot be made, and why; others go on. False: start no more.
    std::function<bool(const Unit&, const std::string&)> failed;
    std::function<bool()> stop;  // true: start no more weeks
    /// Work on a run begins or ends; with what rows share the first of them is named. May be
    /// absent.
    std::function<void(const Unit&, bool begins)> at_work;
};

/// Makes runs. Their numbers are those of `wijk run` with the same scenario, whatever other runs
/// are made beside them, on any number of threads. What rows share is made once: people by area,
/// seed and replicate, the burn-in by all numbers that are not of an intervention, and an arm by
/// what reaches it.
void run_units(const RunnerInput& input,
               const std::vector<Unit>& units,
               const RunnerOutput& output);

/// How much is made for some runs, with what rows share made once.
struct Work {
    std::uint64_t populations = 0;
    std::uint64_t burn_ins = 0;  // those of twins not counted
    std::uint64_t lives = 0;     // arms, from week 0 to the end
};
Work work_of(const Sweep& sweep, const std::vector<Unit>& units);

/// Arms of a row that are the same lives have the same key: names the arm and the values of all
/// factors that reach it. For rows that share their people and their burn-in.
std::string life_key(const Sweep& sweep, std::uint32_t row, const Arm& arm);

}  // namespace models::sweeps
