#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/result.h"

#include "cli/prepare.h"

namespace cli {

/// What decides how lives go, by a name for people: a number, or a checksum. In the order in which
/// a difference is told.
using RunIdentity = std::vector<std::pair<std::string, std::string>>;

/// Of a whole run: one with another identity cannot go on from its lives.
sim::Result<RunIdentity> identity_of(const PreparedRun& run);

/// Of the lives of the baseline until the end of `week`. What begins later, in other arms, does not
/// count, nor how long the run is.
sim::Result<RunIdentity> identity_until(const PreparedRun& run, std::uint32_t week);

/// What differs, in words; empty: nothing.
std::string difference_of(const RunIdentity& there, const RunIdentity& here);

}  // namespace cli
