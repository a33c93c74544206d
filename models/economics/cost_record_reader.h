#pragma once

#include <string>

#include "sim/result.h"

#include "models/economics/cost_record.h"

namespace models::economics {

/// Reads what an economic evaluation needs from a results file (docs/results.md). Refused, each
/// with its own message: no such file, no HDF5, no results file, a later layout, an interrupted
/// run, one arm only, arrays that are absent or of another size.
sim::Result<CostRecord> read_cost_record(const std::string& path);

}  // namespace models::economics
