#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/result.h"
#include "sim/whole_file.h"

namespace cli {

/// A file to write that an option named, checked before any work is done; it may be none of
/// `others`, what the command reads and its other outputs. Nothing when `path` is empty or wrong:
/// then `problems` says why.
std::optional<sim::WholeFile> begin_output(const char* option,
                                           const std::string& path,
                                           const std::vector<std::string>& others,
                                           sim::Error& problems);

/// The command as one would give it from anywhere: `build/release/bin/wijk ...` is `wijk ...`.
std::string without_folder(const std::string& command_line);

}  // namespace cli
