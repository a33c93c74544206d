#include "cli/areas.h"

#include <fmt/format.h>

#include "cli/messages.h"
#include "models/population/areas.h"

namespace cli {
namespace {

namespace population = models::population;

bool matches(const population::AreaIndex& index,
             const population::AreaRow& row,
             const std::string& plain,
             const std::string& code) {
    if (plain.empty()) return row.level == population::Level::municipality;
    if (row.level == population::Level::country) return false;
    if (!code.empty() && row.code.starts_with(code)) return true;
    if (population::plain_name(row.name).find(plain) != std::string::npos) return true;
    return row.level != population::Level::buurt &&
           population::plain_name(index.municipality_name(row.code)) == plain;
}

/// "wk0307" as the start of a code; empty when it is none.
std::string as_code(std::string text) {
    for (auto& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    const bool code = text.starts_with("GM") || text.starts_with("WK") || text.starts_with("BU");
    if (!code || text.size() < 4 || text.find_first_of("0123456789") != 2) return {};
    return text;
}

sim::Error nothing_found(const population::AreaIndex& index, const std::string& search) {
    sim::Error error = sim::Error::of("no area has \"" + search + "\" in its name",
                                      "part of a name, or the start of a code such as WK0307");
    const auto area = population::select_area(index, search);
    auto& problem = error.problems.front();
    if (area) {  // "Centrum, Breda"
        problem.meant = area->code + " " + area->name;
    } else if (const auto& near = area.error().problems.front(); !near.meant.empty()) {
        problem.allowed = near.allowed;
        problem.meant = near.meant;
    }
    return error;
}

}  // namespace

int list_areas(const AreasOptions& options) {
    const auto index = population::read_areas(options.data);
    if (!index) return wrong_input(index.error());
    const std::string plain = population::plain_name(options.search);
    const std::string code = as_code(options.search);
    std::size_t found = 0;
    for (const auto& row : index->rows) {
        if (!matches(*index, row, plain, code)) continue;
        if (++found > options.most) continue;
        const bool small = row.population < population::kSmallestArea;
        print(fmt::format("{:<11} {:>9.0f}  {}{}{}\n",
                          row.code,
                          row.population,
                          row.name,
                          row.level == population::Level::municipality
                              ? ""
                              : ", " + index->municipality_name(row.code),
                          small ? "  (too small)" : ""));
    }
    if (found == 0) return wrong_input(nothing_found(*index, options.search));
    if (found > options.most)
        print(fmt::format("... and {} more; give more of the name\n", found - options.most));
    return finish_output(kDone);
}

}  // namespace cli
