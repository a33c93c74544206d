#pragma once

#include <string>
#include <vector>

#include <CLI/App.hpp>

#include "sim/result.h"

namespace cli {

/// Adds all commands to `app`; the one that is given carries itself out and leaves its exit code in
/// `code`, which must live as long as `app`.
/// `command_line` goes into results files.
void add_commands(CLI::App& app, int& code, const std::string& command_line);

/// All commands of `app`, in the order of its help.
std::vector<const CLI::App*> commands_of(const CLI::App& app);

/// The command with this name, or null.
const CLI::App* find_command(const CLI::App& app, const std::string& name);

/// The complaint about a command that does not exist, with the one that was meant.
sim::Error unknown_command(const CLI::App& app, const std::string& name);

}  // namespace cli
