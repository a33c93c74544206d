#pragma once

#include <vector>

#include "models/recorders/observation.h"
#include "models/recorders/results_reader.h"

namespace models::recorders {

/// What a results file holds of each observation, and how many there are. What is wrong or absent
/// stays in `from`. Codes of buurten are not in the file; weeks of snapshots are not read.
RunShape read_shape(ResultsReader& from);

/// All observations, in the order arm, replicate, time. Of the network only the mean number of
/// ties, the isolated and clustering are read. `state_hash` is 0 where nothing was observed yet.
std::vector<Observation> read_observations(ResultsReader& from, const RunShape& shape);

}  // namespace models::recorders
