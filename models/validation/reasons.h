#pragma once

#include <map>
#include <string>

#include "sim/result.h"

namespace models::validation {

/// Why the model misses targets, in words that somebody wrote: by name of the target.
using Reasons = std::map<std::string, std::string>;

/// Reads a file of reasons: `schema = 1` and a table `[reasons]` of name = "text". An empty table
/// is fine. All problems at once, each with its place.
sim::Result<Reasons> read_reasons(const std::string& path);

}  // namespace models::validation
