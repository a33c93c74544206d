#pragma once

#include <CLI/App.hpp>

namespace cli {

/// Adds all commands to `app`; the one that is given carries itself out and leaves its exit code in
/// `code`, which must live as long as `app`.
void add_commands(CLI::App& app, int& code);

}  // namespace cli
