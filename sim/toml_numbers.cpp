#include "sim/toml_numbers.h"

#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "sim/toml_reader.h"

namespace sim {

std::vector<double> read_numbers(const toml::table& table,
                                 std::string_view key,
                                 const std::string& file,
                                 Error& problems) {
    std::vector<double> numbers;
    const auto complain = [&](const toml::node& node, const std::string& what) {
        const auto& at = node.source().begin;
        const Place place{file, static_cast<int>(at.line), static_cast<int>(at.column)};
        problems.problems.push_back(place.problem(what, "a list of numbers"));
    };
    const auto* node = table.get(key);
    if (node == nullptr) return numbers;
    const auto* list = node->as_array();
    if (list == nullptr) {
        complain(*node, fmt::format("{} is {}", key, shown(*node)));
        return numbers;
    }
    for (const auto& entry : *list) {
        if (const auto* flag = entry.as_boolean()) {
            numbers.push_back(flag->get() ? 1 : 0);
            continue;
        }
        const auto number = entry.is_number() ? entry.value<double>() : std::optional<double>{};
        if (number && std::isfinite(*number))
            numbers.push_back(*number);
        else
            complain(entry, fmt::format("{} holds {}", key, shown(entry)));
    }
    return numbers;
}

}  // namespace sim
