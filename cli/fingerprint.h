#pragma once

#include <string>

#include "sim/result.h"

namespace cli {

/// Checksums of all tables in the data folder, one a line.
sim::Result<std::string> checksums_of_tables(const std::string& data_folder);

/// Checksum of the running program: a version says nothing about what was changed since.
sim::Result<std::string> checksum_of_program();

/// "wijk 0.1.0 (abc1234)"
std::string model_version();

}  // namespace cli
