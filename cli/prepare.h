#pragma once

#include <string>

#include "sim/result.h"

#include "cli/run.h"
#include "models/population/areas.h"
#include "models/scenario.h"

namespace cli {

/// A run that can start: all input is read and right.
struct PreparedRun {
    models::Scenario scenario;  // with the changes of the command line
    models::population::Area area;
    std::string data;  // folder
    std::string out;   // results file
    int threads = 0;   // 0: all cores
};

/// Reads and checks everything that `options` name, and complains about all that is wrong at once.
/// Writes nothing.
sim::Result<PreparedRun> prepare_run(const RunOptions& options);

/// Finds the area of a scenario in the tables of CBS, or in its own margins.
sim::Result<models::population::Area> area_of(const models::Scenario& scenario,
                                              const std::string& data_folder);

/// What is wrong with `path` as the place of a results file; `force` allows to replace any file.
sim::Error problems_of_output(const std::string& path, bool force);

}  // namespace cli
