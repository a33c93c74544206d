#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cli {

inline constexpr std::size_t kColumns = 100;  // of what is printed

/// Characters, not bytes, of text in UTF-8.
std::size_t characters(std::string_view text);

/// `text` with spaces behind it up to `width` characters; at least one.
std::string padded(std::string_view text, std::size_t width);

/// Text broken at spaces, the first line `first` spaces in and the others `others`.
std::string wrapped(std::string_view text, std::size_t first, std::size_t others);

}  // namespace cli
