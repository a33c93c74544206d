#pragma once

#include <string>

#include "sim/result.h"

#include "models/sweeps/merged_runs.h"

namespace models::sweeps {

/// Writes the file; see docs/sweeps.md for what it holds. A function of the runs alone: no times,
/// no folders, so that the same runs give the same bits however they were made.
sim::Result<void> write_merged(const std::string& path, bool replace, const MergedRuns& merged);

}  // namespace models::sweeps
