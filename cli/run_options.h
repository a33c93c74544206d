#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include "sim/result.h"

#include "cli/run.h"

namespace cli {

/// Declares the options of `wijk run` on a command.
void add_run_options(CLI::App& command, RunOptions& options);

/// The options of a command line "wijk run SCENARIO ..." that a results file holds.
sim::Result<RunOptions> run_options_of(const std::string& command_line);

}  // namespace cli
