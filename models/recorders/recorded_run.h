#pragma once

#include <string>

#include "sim/result.h"

#include "models/recorders/results_layout.h"
#include "models/recorders/run_record.h"

namespace models::recorders {

/// A finished run as its results file holds it, so that it can be summed up as if it had just been
/// lived. Of the network only the mean number of ties, the isolated and clustering are read.
struct RecordedRun {
    RunRecord record;
    Provenance from;
    std::string zero_before_start;  // the outcome of the check
};

/// Reads the file that `wijk run` wrote. Refused: what `ResultsReader` refuses, one arm only,
/// arrays that are absent or of another size.
sim::Result<RecordedRun> read_run(const std::string& path);

}  // namespace models::recorders
