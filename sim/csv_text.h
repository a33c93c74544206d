#pragma once

#include <string>

namespace sim {

/// `text` as a field of a CSV file, in quotes where it needs them.
inline std::string csv_text(const std::string& text) {
    if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

}  // namespace sim
