#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/inference.h"
#include "sim/result.h"
#include "sim/run_journal.h"

#include "models/sweeps/outcome.h"
#include "models/sweeps/sweep.h"

namespace models::sweeps {

/// All that a sweep came to, as one file holds it.
struct MergedRuns {
    const Sweep& sweep;
    int replicates = 0;
    const sim::JournalContents& runs;
    std::string version;                // of the program that made the runs
    std::string inputs;                 // hash of all that they read
    std::vector<std::string> commands;  // by failed run, in the order of `failures`

    /// What arm `arm` of the sweep came to; nothing when the row has no such arm or the run is not
    /// there.
    std::optional<ArmOutcome> find(const Unit& unit, std::uint32_t arm) const;

    /// Runs that failed, by row and replicate, and why.
    struct Failure {
        Unit unit;
        std::string why;
    };
    std::vector<Failure> failures() const;

    /// Runs that are neither there nor failed.
    std::size_t missing() const;
};

/// Paired differences of one arm of one row over its replicates, by measure; no replicates: NaN.
std::vector<sim::PairedDifference> effects_of_row(const MergedRuns& merged,
                                                  std::uint32_t row,
                                                  std::uint32_t arm);

/// Writes the file; see docs/sweeps.md for what it holds. A function of the runs alone: no times,
/// no folders, so that the same runs give the same bits however they were made.
sim::Result<void> write_merged(const std::string& path, bool replace, const MergedRuns& merged);

}  // namespace models::sweeps
