#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/result.h"

#include "cli/sweep.h"
#include "models/population/area_data.h"
#include "models/population/areas.h"
#include "models/residents/vital_rates.h"
#include "models/sweeps/files.h"
#include "models/sweeps/merged_runs.h"
#include "models/sweeps/runner.h"
#include "models/sweeps/sweep.h"

namespace cli {

/// A sweep with everything that its runs read.
struct SweepInputs {
    models::sweeps::Sweep sweep;
    models::sweeps::Manifest manifest;  // as this program and these files make it
    models::population::AreaData tables;
    std::vector<models::population::Area> areas;  // by place
    models::VitalRates rates;

    /// Which refers to this, and must not outlive it.
    models::sweeps::RunnerInput runner() const;
};

/// Reads a plan and all that it names. Writes nothing.
sim::Result<SweepInputs> read_sweep(const std::string& plan, const std::string& data);

/// Reads the sweep of a folder again and checks that its inputs are what they were. `same_program`:
/// and that this is the program that made its runs.
sim::Result<SweepInputs> read_sweep_of(const std::string& folder, bool same_program);

/// What the runs of a sweep come to, by the rule of its manifest.
models::sweeps::MergedRuns merged_of(const SweepInputs& inputs, const sim::JournalContents& runs);

/// The command that makes one run again.
std::string command_of(const std::string& folder, const models::sweeps::Unit& unit);

}  // namespace cli
