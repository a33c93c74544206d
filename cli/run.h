#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cli {

/// `wijk run`. What is absent keeps the value of the scenario.
struct RunOptions {
    std::string scenario;         // path of the TOML file
    std::string out;              // results file; empty: NAME.h5 in this folder
    std::optional<double> years;  // length of the run
    std::optional<std::int64_t> replicates;
    std::optional<std::int64_t> seed;
    std::optional<std::int64_t> threads;  // absent: all cores
    std::vector<std::string> set;         // NAME=VALUE
    std::vector<std::string> arms;        // names; empty: all
    std::vector<std::int64_t> snapshots;  // weeks; empty: as the scenario says
    std::string area;                     // CBS code or name; empty: as the scenario says
    std::string ensemble;                 // file, or "none"; empty: as the scenario says
    bool without_contagion = false;       // also live every arm without contagion
    std::string data;                     // folder of the data; empty: looked for
    bool live = false;                    // others may read the file while it grows
    bool quiet = false;                   // no progress
    bool tell_results = true;             // print what came out, and where the file is
    std::string trace_hashes;             // file of hashes to write or compare with; empty: none
    std::string command_line;             // as it was given, for the results file
    bool force = false;                   // replace a file that is not a results file
    std::optional<std::int64_t> checkpoint_every;  // weeks; absent: no lives are kept meanwhile
    std::optional<double> time_limit;              // minutes; keeps lives, too
    bool resume = false;                           // go on from the lives that were kept
    std::optional<std::int64_t> keep_week;         // after which the baseline is kept for others
    std::string from;                              // folder of lives to begin from; empty: none
};

/// Carries out all arms and replicates. Returns the exit code.
int run(const RunOptions& options);

}  // namespace cli
