#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace cli {

/// `wijk plan`, `wijk sweep` and its verbs, `wijk merge`.
struct SweepOptions {
    std::string plan;                     // file
    std::string folder;                   // of the sweep
    std::string out;                      // merged file
    std::string shard;                    // "K/N"; empty: all
    std::string until;                    // rule by which rows have enough; empty: as the plan says
    std::optional<double> margin;         // points, of a rule for a verdict that names none
    std::optional<std::int64_t> threads;  // absent: all cores
    std::optional<double> time_limit;     // minutes; absent: none
    int replicates = 0;                   // of expand: of each row from now on
    int sample = 3;                       // of verify: runs made again
    std::string run;                      // of verify: "ROW:REPLICATE", this one only
    std::string data;                     // folder of the data; empty: looked for
    bool slurm = false;                   // submit the work instead of doing it
    int shards = 16;                      // of the job array
    std::string sbatch;                   // more options of sbatch
    bool resume = false;                  // go on with a sweep that is there
    bool later = false;                   // of expand: only note it
    bool incomplete = false;              // of merge: also when runs are missing
    bool json = false;
    bool quiet = false;
    bool force = false;  // replace a file that exists
};

// Each returns the exit code.
int plan_sweep(const SweepOptions& options);
int sweep(const SweepOptions& options);
int sweep_status(const SweepOptions& options);
int sweep_expand(const SweepOptions& options);
int sweep_verify(const SweepOptions& options);
int merge(const SweepOptions& options);

}  // namespace cli
