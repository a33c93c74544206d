#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "sim/result.h"

namespace sim {

/// Larger than any scenario; somebody gave the wrong file.
inline constexpr std::size_t kLargestTextFile = 10'000'000;

/// The text of a file of at most kLargestTextFile bytes of UTF-8. A missing, unreadable, empty,
/// huge or binary file, and a folder in place of a file, each give their own message.
Result<std::string> read_text_file(const std::string& path);

/// `path` as the file that names it means it: from the folder of `file`.
std::string beside(const std::string& file, const std::string& path);

/// Offset of the first byte that is not UTF-8 text; npos when all is well.
std::size_t first_bad_byte(std::string_view text);

}  // namespace sim
