#pragma once

#include <string>
#include <string_view>

#include "sim/result.h"

namespace sim {

/// SHA-256 of bytes, as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

/// SHA-256 of a file's content, read in pieces.
Result<std::string> sha256_of_file(const std::string& path);

}  // namespace sim
