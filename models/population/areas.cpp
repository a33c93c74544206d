#include "models/population/areas.h"

#include "sim/csv_reader.h"

namespace models::population {

namespace {

Level level_of(std::string_view code) {
    if (code.starts_with("GM")) return Level::municipality;
    if (code.starts_with("WK")) return Level::wijk;
    if (code.starts_with("BU")) return Level::buurt;
    return Level::country;
}

constexpr std::array<std::string_view, 13> kColumns{"code",
                                                    "name",
                                                    "population",
                                                    "men",
                                                    "women",
                                                    "age_0_14",
                                                    "age_15_24",
                                                    "age_25_44",
                                                    "age_45_64",
                                                    "age_65plus",
                                                    "origin_netherlands",
                                                    "origin_europe",
                                                    "origin_outside_europe"};

AreaRow read_row(const sim::CsvTable& table,
                 std::size_t row,
                 const std::array<std::size_t, kColumns.size()>& at,
                 sim::Error& error) {
    AreaRow area;
    area.code = table.text(row, at[0]);
    area.name = table.text(row, at[1]);
    area.level = level_of(area.code);
    const auto count = [&](std::size_t column) {
        const double value = table.number(row, at[column], error);
        return value > 0 ? value : 0.0;  // a blank is a suppressed, very small count
    };
    area.population = count(2);
    for (std::size_t s = 0; s < 2; ++s)
        area.sex[s] = count(3 + s);
    for (std::size_t band = 0; band < kAgeBands; ++band)
        area.age[band] = count(5 + band);
    for (std::size_t origin = 0; origin < 3; ++origin)
        area.origin[origin] = count(10 + origin);
    return area;
}

}  // namespace

const AreaRow* AreaIndex::find(std::string_view code) const {
    const auto found = by_code.find(std::string(code));
    return found == by_code.end() ? nullptr : &rows[found->second];
}

std::string AreaIndex::municipality_name(std::string_view code) const {
    const AreaRow* row = find(municipality_of(code));
    return row ? row->name : std::string();
}

std::string municipality_of(std::string_view code) {
    return code.size() < 6 ? std::string() : "GM" + std::string(code.substr(2, 4));
}

std::string wijk_of(std::string_view buurt) {
    return buurt.size() < 8 ? std::string() : "WK" + std::string(buurt.substr(2, 6));
}

sim::Result<AreaIndex> read_areas(const std::string& folder) {
    const auto table = sim::read_csv(folder + "/areas_2024.csv", kColumns);
    if (!table) return sim::fail(table.error());
    std::array<std::size_t, kColumns.size()> at{};
    for (std::size_t i = 0; i < kColumns.size(); ++i)
        at[i] = table->find(kColumns[i]);

    AreaIndex index;
    sim::Error error;
    index.rows.reserve(table->rows());
    for (std::size_t row = 0; row < table->rows(); ++row) {
        index.rows.push_back(read_row(*table, row, at, error));
        const AreaRow& area = index.rows.back();
        const auto id = static_cast<std::uint32_t>(row);
        index.by_code.emplace(area.code, id);
        if (area.level != Level::buurt) continue;
        index.buurten_of[wijk_of(area.code)].push_back(id);
        index.buurten_of[municipality_of(area.code)].push_back(id);
    }
    if (!error.problems.empty()) return sim::fail(std::move(error));
    return index;
}

}  // namespace models::population
