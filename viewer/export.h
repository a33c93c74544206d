#pragma once

#include <string>

#include "sim/result.h"

#include "viewer/session.h"
#include "viewer/svg_picture.h"

namespace viewer {

/// One line that says where a picture comes from: program, scenario, arm, place, seed, inputs.
/// Titles are in the language of the session.
std::string note_of(const Session& session, const Snapshot& snapshot, const std::string& version);

/// The data behind a panel, by its name in scripts, at the moment that is shown.
std::string csv_of(Session& session, const std::string& panel);

/// A scenario that extends the one that is open, with an arm "what-if" as it stands and the numbers
/// that were changed: `wijk run` gives the same. `path` decides how the other file is named.
sim::Result<std::string> scenario_of(const Session& session, const std::string& path);

sim::Result<void> save_scenario(const Session& session, const std::string& path);

/// Writes a file whole or not at all; an older one is replaced.
sim::Result<void> save_text(const std::string& path, const std::string& text);

/// How files of this session are called: "schuilenburg-befriending".
std::string file_stem(const Session& session);

}  // namespace viewer
