#pragma once

#include "cli/sweep.h"

namespace cli {

/// Writes FOLDER/slurm/shard.sh and merge.sh and submits them: a job array, and a merge that waits
/// until all of its jobs have ended. A job that runs out of time keeps what it finished and queues
/// again. Returns the exit code.
int submit_to_slurm(const SweepOptions& options);

}  // namespace cli
