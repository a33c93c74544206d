#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/inference.h"
#include "sim/run_journal.h"

#include "models/sweeps/outcome.h"
#include "models/sweeps/stopping.h"
#include "models/sweeps/sweep.h"

namespace models::sweeps {

/// All that a sweep came to, as one file holds it.
struct MergedRuns {
    const Sweep& sweep;
    int replicates = 0;
    const sim::JournalContents& runs;
    std::string version;                     // of the program that made the runs
    std::string inputs;                      // hash of all that they read
    StopRule rule = {};                      // when rows had enough
    std::vector<std::string> commands = {};  // by failed run, in the order of `failures`
    std::vector<int> wanted = {};            // replicates by row, see `ask_rule`
    double alpha = 0.05;                     // of each difference by itself, see `ask_rule`

    /// What arm `arm` of the sweep came to; nothing when the row has no such arm or the run is not
    /// there.
    std::optional<ArmOutcome> find(const Unit& unit, std::uint32_t arm) const;

    /// What arm `arm` was at `weeks` observations, [measure][week]; empty as with `find`.
    std::span<const double> series(const Unit& unit, std::uint32_t arm, std::size_t weeks) const;

    /// Runs that failed, by row and replicate, and why.
    struct Failure {
        Unit unit;
        std::string why;
    };
    std::vector<Failure> failures() const;

    /// Paired differences that the rule looks at: arms of rows beside their baselines.
    std::size_t differences() const;

    /// Asks the rule how many replicates each row takes, as far as the runs at hand tell: a
    /// function of the runs, whatever order they were made in. A row whose next look lacks runs
    /// takes those of that look.
    void ask_rule();

    /// Whether the run is asked for, and how many are. `ask_rule` comes first.
    bool wants(const Unit& unit) const;
    std::size_t wanted_runs() const;

    /// Runs that are asked for and are neither there nor failed.
    std::size_t missing() const;
};

/// Paired differences of one arm of one row over its replicates, by measure; no replicates: NaN.
std::vector<sim::PairedDifference> effects_of_row(const MergedRuns& merged,
                                                  std::uint32_t row,
                                                  std::uint32_t arm);

/// The difference of one arm of one row by the rule's measure over its first `replicates`. With an
/// ensemble the mean of the two replicates of a draw counts as one value: they share their numbers.
sim::Anytime difference_so_far(const MergedRuns& merged,
                               std::uint32_t row,
                               std::uint32_t arm,
                               int replicates);

}  // namespace models::sweeps
