#pragma once

#include <string>

#include <toml++/toml.h>

#include "sim/result.h"
#include "sim/toml_reader.h"

namespace sim {

/// A TOML file as it stands on the disk, and what it says.
struct TomlFile {
    std::string path, text;
    toml::table table;
};

/// What `read_text_file` and `parse_toml` refuse is refused.
Result<TomlFile> read_toml_file(const std::string& path);

/// Complaints about a file that another one asked for under `key`: those that have no line of their
/// own are led by the place that asked.
Error asked_for(Error error, const Place& place, const std::string& key);

}  // namespace sim
