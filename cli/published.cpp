#include "cli/published.h"

#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "sim/csv_reader.h"

namespace cli {

namespace {

constexpr int kYears[] = {2020, 2016, 2012};  // the latest first

/// The estimate in one row; nothing where all years are blank.
std::optional<Published> estimate_in(const sim::CsvTable& table,
                                     std::size_t row,
                                     sim::Error& problems) {
    for (const int year : kYears) {
        const auto lonely = table.find(fmt::format("lonely_{}_18p", year));
        const auto strongly = table.find(fmt::format("strongly_lonely_{}_18p", year));
        if (lonely == table.kMissing || strongly == table.kMissing) continue;
        const Published found{
            table.number(row, lonely, problems), table.number(row, strongly, problems), year};
        if (!std::isnan(found.lonely) && !std::isnan(found.strongly_lonely)) return found;
    }
    return std::nullopt;
}

}  // namespace

sim::Result<std::optional<Published>> read_published(const std::string& data,
                                                     const models::population::Area& area) {
    const auto path = (std::filesystem::path(data) / "loneliness_2012_2016_2020.csv").string();
    std::error_code ignored;
    if (area.own || !std::filesystem::exists(path, ignored)) return std::nullopt;

    constexpr std::string_view kNeeded[] = {"code"};
    const auto table = sim::read_csv(path, kNeeded);
    if (!table) return sim::fail(table.error());
    const auto code = table->find("code");
    for (std::size_t row = 0; row < table->rows(); ++row) {
        if (table->text(row, code) != area.code) continue;
        sim::Error problems;
        const auto found = estimate_in(*table, row, problems);
        if (!problems.problems.empty()) return sim::fail(std::move(problems));
        return found;
    }
    return std::nullopt;
}

}  // namespace cli
