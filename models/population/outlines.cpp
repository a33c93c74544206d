#include <charconv>

#include "sim/csv_reader.h"

#include "models/population/area_data.h"

namespace models::population {

namespace {

/// "x y x y ...;x y ..." in whole metres: rings separated by semicolons. False when malformed.
bool read_rings(std::string_view text, Outline& outline) {
    outline.rings.emplace_back();
    const char* at = text.data();
    const char* const end = at + text.size();
    std::array<double, 2> pair{};
    std::size_t filled = 0;
    while (at < end) {
        if (*at == ';') {
            if (filled != 0) return false;
            outline.rings.emplace_back();
            ++at;
            continue;
        }
        if (*at == ' ') {
            ++at;
            continue;
        }
        int value = 0;
        const auto [next, code] = std::from_chars(at, end, value);
        if (code != std::errc{}) return false;
        pair[filled++] = value;
        at = next;
        if (filled < 2) continue;
        outline.rings.back().push_back({pair[0], pair[1]});
        filled = 0;
    }
    return filled == 0;
}

}  // namespace

sim::Result<std::unordered_map<std::string, Outline>> read_outlines(const std::string& folder) {
    constexpr std::array<std::string_view, 2> columns{"code", "outline"};
    const auto table = sim::read_csv(folder + "/wijk_outlines_2022.csv", columns);
    if (!table) return sim::fail(table.error());
    const std::size_t code = table->find("code"), outline = table->find("outline");
    std::unordered_map<std::string, Outline> all;
    sim::Error error;
    for (std::size_t row = 0; row < table->rows(); ++row)
        if (!read_rings(table->text(row, outline), all[std::string(table->text(row, code))]))
            error.problems.push_back(table->problem(
                row, outline, "not an outline", "pairs of whole metres, rings separated by ;"));
    if (!error.problems.empty()) return sim::fail(std::move(error));
    return all;
}

}  // namespace models::population
