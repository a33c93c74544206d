#include "models/population/own_margins.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <map>
#include <span>

#include "sim/csv_reader.h"
#include "sim/near_name.h"

namespace models::population {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// A cell that the file may hold: its name, where its value goes, and what values make sense.
struct Cell {
    std::string_view table, name;
    double* value = nullptr;
    double high = 0;  // largest value; 0: any count
    bool needed = false;
};

/// All values of a file while it is being read; blank ones stay NaN.
struct Values {
    double residents = kNan;
    std::array<double, 2> sex{kNan, kNan};
    std::array<double, kAgeBands> age{kNan, kNan, kNan, kNan, kNan};
    std::array<double, 3> origin{kNan, kNan, kNan};
    OwnMargins own;
};

void set_unknown(OwnMargins& own) {
    KnownFacts& k = own.known;
    for (double* value : {&k.population,
                          &k.households,
                          &k.one_person,
                          &k.without_children,
                          &k.with_children,
                          &k.mean_size,
                          &k.owner_pct,
                          &k.corporation_pct,
                          &k.other_rent_pct,
                          &k.employment_pct,
                          &k.households_lowest40_pct,
                          &k.households_highest20_pct,
                          &own.area_km2})
        *value = kNan;
    k.marital.fill(kNan);
    k.education.fill(kNan);
    own.health.adults.fill(kNan);
    own.health.old.fill(kNan);
}

std::vector<Cell> cells_of(Values& v) {
    KnownFacts& k = v.own.known;
    HealthShares& h = v.own.health;
    return {
        {"residents", "all", &v.residents, 0, true},
        {"sex", "men", &v.sex[0], 0, true},
        {"sex", "women", &v.sex[1], 0, true},
        {"age", "0-14", &v.age[0], 0, true},
        {"age", "15-24", &v.age[1], 0, true},
        {"age", "25-44", &v.age[2], 0, true},
        {"age", "45-64", &v.age[3], 0, true},
        {"age", "65+", &v.age[4], 0, true},
        {"origin", "country", &v.origin[0]},
        {"origin", "europe", &v.origin[1]},
        {"origin", "outside europe", &v.origin[2]},
        {"households", "one person", &k.one_person},
        {"households", "without children", &k.without_children},
        {"households", "with children", &k.with_children},
        {"marital", "never married", &k.marital[0]},
        {"marital", "married", &k.marital[1]},
        {"marital", "divorced", &k.marital[2]},
        {"marital", "widowed", &k.marital[3]},
        {"education", "low", &k.education[0]},
        {"education", "middle", &k.education[1]},
        {"education", "high", &k.education[2]},
        {"tenure", "owner", &k.owner_pct, 100},
        {"tenure", "social rent", &k.corporation_pct, 100},
        {"tenure", "other rent", &k.other_rent_pct, 100},
        {"income", "lowest 40", &k.households_lowest40_pct, 100},
        {"income", "highest 20", &k.households_highest20_pct, 100},
        {"work", "employed 15-74", &k.employment_pct, 100},
        {"health 18+", "severely limited", &h.adults[0], 100},
        {"health 18+", "mobility limited", &h.adults[1], 100},
        {"health 18+", "anxious", &h.adults[2], 100},
        {"health 18+", "hard to make ends meet", &h.adults[kStrainKind], 100},
        {"health 65+", "severely limited", &h.old[0], 100},
        {"health 65+", "mobility limited", &h.old[1], 100},
        {"health 65+", "anxious", &h.old[2], 100},
        {"health 65+", "hard to make ends meet", &h.old[kStrainKind], 100},
        {"area", "km2", &v.own.area_km2, 10'000},
    };
}

std::string full_name(const Cell& cell) {
    return std::string(cell.table) + "," + std::string(cell.name);
}

struct Columns {
    std::size_t table, cell, value;
};

void read_row(const sim::CsvTable& file,
              std::size_t row,
              const Columns& at,
              std::span<const Cell> cells,
              std::map<std::string, int>& seen,
              sim::Error& error) {
    const std::string name =
        std::string(file.text(row, at.table)) + "," + std::string(file.text(row, at.cell));
    const auto cell = std::find_if(
        cells.begin(), cells.end(), [&](const Cell& c) { return full_name(c) == name; });
    if (cell == cells.end()) {
        std::vector<std::string> known;
        for (const auto& c : cells)
            known.push_back(full_name(c));
        sim::Problem problem = file.problem(
            row, at.table, "no cell \"" + name + "\"", "a table and cell of docs/own-margins.md");
        problem.meant = sim::nearest_name(name, known);
        error.problems.push_back(std::move(problem));
        return;
    }
    const auto [first, is_new] = seen.try_emplace(name, file.cell(row, at.table).line);
    if (!is_new) {
        error.problems.push_back(
            file.problem(row,
                         at.table,
                         "\"" + name + "\" stands here for the second time",
                         "once; first on line " + std::to_string(first->second)));
        return;
    }
    const std::size_t before = error.problems.size();
    const double value = file.number(row, at.value, error);
    if (error.problems.size() > before) return;
    const double high = cell->high > 0 ? cell->high : 5e6;
    if (std::isfinite(value) && (value < 0 || value > high)) {
        error.problems.push_back(file.problem(
            row,
            at.value,
            "\"" + name + "\" is " + std::string(file.text(row, at.value)),
            cell->high == 100 ? "per cent, 0 to 100"
                              : "a number from 0 to " + std::to_string(static_cast<long>(high))));
        return;
    }
    *cell->value = value;
}

/// Does a group of cells add up to the residents, as far as rounding goes?
void check_sum(const std::string& file,
               std::string_view table,
               std::span<const double> parts,
               double total,
               sim::Error& error) {
    double sum = 0;
    for (const double part : parts)
        sum += part;
    if (!std::isfinite(sum) || !std::isfinite(total)) return;
    if (std::abs(sum - total) <= std::max(20.0, 0.02 * total)) return;
    error.add(sim::Error::in_file(file,
                                  "the cells of \"" + std::string(table) + "\" add up to " +
                                      std::to_string(std::lround(sum)) + ", the residents are " +
                                      std::to_string(std::lround(total)),
                                  "a difference of at most 2 %"));
}

/// Either all cells of a table are given or none.
void check_whole(const std::string& file,
                 std::string_view table,
                 std::span<const double> parts,
                 sim::Error& error) {
    std::size_t known = 0;
    for (const double part : parts)
        known += std::isfinite(part);
    if (known == 0 || known == parts.size()) return;
    error.add(sim::Error::in_file(file,
                                  "the table \"" + std::string(table) + "\" is not complete",
                                  "all of its cells, or none"));
}

void check_all(const std::string& file, const Values& v, sim::Error& error) {
    const KnownFacts& k = v.own.known;
    check_sum(file, "sex", v.sex, v.residents, error);
    check_sum(file, "age", v.age, v.residents, error);
    check_sum(file, "origin", v.origin, v.residents, error);
    check_sum(file, "marital", k.marital, v.residents, error);
    check_whole(file, "origin", v.origin, error);
    check_whole(file, "marital", k.marital, error);
    check_whole(file, "education", k.education, error);
    const std::array<double, 3> households{k.one_person, k.without_children, k.with_children};
    check_whole(file, "households", households, error);
    const std::array<double, 3> tenure{k.owner_pct, k.corporation_pct, k.other_rent_pct};
    check_whole(file, "tenure", tenure, error);
    const double tenures = tenure[0] + tenure[1] + tenure[2];
    if (std::isfinite(tenures) && std::abs(tenures - 100) > 2)
        error.add(sim::Error::in_file(
            file, "the cells of \"tenure\" do not add up to 100", "per cent of dwellings"));
    const double income = k.households_lowest40_pct + k.households_highest20_pct;
    if (income > 100)
        error.add(sim::Error::in_file(
            file, "the cells of \"income\" add up to more than 100", "per cent of households"));
}

std::string file_stem(const std::string& file) {
    const auto slash = file.find_last_of('/');
    std::string stem = slash == std::string::npos ? file : file.substr(slash + 1);
    const auto dot = stem.find_last_of('.');
    return dot == std::string::npos ? stem : stem.substr(0, dot);
}

Area make_area(const std::string& file, const Values& v) {
    Area area;
    area.code = "OWN";
    area.name = file_stem(file);
    area.municipality = "own margins";
    area.totals.code = area.code;
    area.totals.name = area.name;
    area.totals.population = v.residents;
    area.totals.sex = v.sex;
    area.totals.age = v.age;
    area.totals.origin = v.origin;
    if (!std::isfinite(v.origin[0])) area.totals.origin = {v.residents, 0, 0};
    area.buurten.push_back(area.totals);
    auto own = std::make_shared<OwnMargins>(v.own);
    own->known.population = v.residents;
    for (auto* shares : {&own->health.adults, &own->health.old})
        for (double& share : *shares)
            share /= 100;
    area.own = std::move(own);
    return area;
}

}  // namespace

sim::Result<Area> read_own_margins(const std::string& file) {
    constexpr std::array<std::string_view, 3> columns{"table", "cell", "value"};
    const auto table = sim::read_csv(file, columns);
    if (!table) return sim::fail(table.error());
    const Columns at{table->find("table"), table->find("cell"), table->find("value")};

    Values values;
    set_unknown(values.own);
    const auto cells = cells_of(values);
    sim::Error error;
    std::map<std::string, int> seen;
    for (std::size_t row = 0; row < table->rows(); ++row)
        read_row(*table, row, at, cells, seen, error);
    for (const auto& cell : cells)
        if (cell.needed && !seen.contains(full_name(cell)))
            error.add(
                sim::Error::in_file(file, "\"" + full_name(cell) + "\" is missing", "a count"));
    if (error.problems.empty()) check_all(file, values, error);
    if (!error.problems.empty()) return sim::fail(std::move(error));
    return make_area(file, values);
}

}  // namespace models::population
