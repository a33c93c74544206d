#include "sim/line_difference.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sim {

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        out.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

}  // namespace

std::vector<std::string> line_difference(const std::string& before, const std::string& after) {
    const auto a = lines_of(before), b = lines_of(after);
    const std::size_t width = b.size() + 1;
    // Length of the longest common series of what is left, from line i of a and line j of b on.
    std::vector<std::uint32_t> left((a.size() + 1) * width);
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;)
            left[i * width + j] =
                a[i] == b[j] ? left[(i + 1) * width + j + 1] + 1
                             : std::max(left[(i + 1) * width + j], left[i * width + j + 1]);
    std::vector<std::string> out;
    std::size_t i = 0, j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            ++i, ++j;
        } else if (j == b.size() ||
                   (i < a.size() && left[(i + 1) * width + j] >= left[i * width + j + 1])) {
            out.push_back("- " + std::string(a[i++]));
        } else {
            out.push_back("+ " + std::string(b[j++]));
        }
    }
    return out;
}

}  // namespace sim
