#pragma once

#include <string>

#include "viewer/snapshot.h"
#include "viewer/texts.h"

namespace viewer {

/// What happened with the approach between the moment before this one and this one, in the life
/// that is shown: signals, help, and what its network did. One line.
std::string events_of(Language language, const Snapshot& snapshot, std::size_t moment);

}  // namespace viewer
