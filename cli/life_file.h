#pragma once

#include <cstdint>
#include <string>

#include "sim/result.h"

#include "cli/run_identity.h"
#include "models/kept_life.h"

namespace cli {

/// A life in a file: a line that says so, the identity of its run a line each, an empty line, the
/// bytes of the life, and the SHA-256 of all that.
struct LifeFile {
    RunIdentity identity;
    models::KeptLife life;
};

/// Writes it whole or not at all, in place of one that may stand there.
sim::Result<void> write_life(const std::string& path,
                             const RunIdentity& identity,
                             const models::KeptLife& life);

/// Refuses what is torn, or no life.
sim::Result<LifeFile> read_life(const std::string& path);

/// The file of an arm of a replicate in a folder of lives.
std::string life_path(const std::string& folder, const std::string& who, std::uint32_t replicate);

}  // namespace cli
