#include "sim/near_name.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace sim {
namespace {

std::string plain(std::string_view name) {
    std::string out(name);
    for (auto& letter : out) {
        letter = letter == '-'
                     ? '_'
                     : static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    return out;
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b) {
    const std::size_t columns = b.size() + 1;
    std::vector<int> before(columns), above(columns), row(columns);
    for (std::size_t j = 0; j < columns; ++j)
        above[j] = static_cast<int>(j);

    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j < columns; ++j) {
            const int replace = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, replace});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(above);
        above.swap(row);
    }
    return above[b.size()];
}

std::string nearest_name(std::string_view given, std::span<const std::string> known) {
    constexpr std::size_t kLongestName = 200;  // nobody meant that; and the distance is quadratic
    if (given.empty() || given.size() > kLongestName) return {};

    const int reach = std::max(2, static_cast<int>(given.size()) / 3);
    const auto wanted = plain(given);
    std::string best;
    int best_distance = reach + 1;
    for (const auto& name : known) {
        const int distance = edit_distance(wanted, plain(name));
        const bool shares_a_letter =
            distance < static_cast<int>(std::max(name.size(), given.size()));
        if (distance >= best_distance || !shares_a_letter) continue;
        best = name;
        best_distance = distance;
    }
    return best;
}

}  // namespace sim
