#pragma once

#include "cli/rerun.h"

namespace cli {

/// `wijk rerun` of a merged sweep: makes all its runs once more, in a folder that goes afterwards.
int rerun_sweep(const RerunOptions& options);

}  // namespace cli
