#pragma once

#include <string>

#include "cli/prepare.h"
#include "models/recorders/results_layout.h"

namespace cli {

/// Everything that repeats a run: scenario, parameters, seed, program, data.
models::recorders::Provenance provenance_of(const PreparedRun& run,
                                            const std::string& command_line);

/// The time now as ISO 8601, UTC.
std::string time_now();

}  // namespace cli
