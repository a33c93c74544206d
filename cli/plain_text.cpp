#include "cli/plain_text.h"

#include <algorithm>

namespace cli {

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string padded(std::string_view text, std::size_t width) {
    const auto there = characters(text);
    return std::string(text) + std::string(there < width ? width - there : 1, ' ');
}

std::string wrapped(std::string_view text, std::size_t first, std::size_t others) {
    std::string out, line(first, ' ');
    bool empty = true;
    while (!text.empty()) {
        const auto word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        if (!empty && characters(line) + characters(word) + 1 > kColumns) {
            out += line + "\n";
            line = std::string(others, ' ');
            empty = true;
        }
        if (!empty) line += ' ';
        line += word;
        empty = false;
    }
    return out + line + "\n";
}

}  // namespace cli
