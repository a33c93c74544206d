#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "sim/result.h"

namespace sim {

/// The numbers of the list under `key` of a table; true and false count as 1 and 0. Adds a problem,
/// with its place in `file`, for each entry that is none and for what is no list.
std::vector<double> read_numbers(const toml::table& table,
                                 std::string_view key,
                                 const std::string& file,
                                 Error& problems);

}  // namespace sim
