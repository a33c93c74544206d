#include "models/population/area_data.h"

#include <algorithm>
#include <cmath>

#include "sim/check.h"
#include "sim/csv_reader.h"

namespace models::population {

namespace {

/// Columns of a table, found once by name.
template <std::size_t N>
std::array<std::size_t, N> columns_at(const sim::CsvTable& table,
                                      const std::array<std::string_view, N>& names) {
    std::array<std::size_t, N> at{};
    for (std::size_t i = 0; i < N; ++i)
        at[i] = table.find(names[i]);
    return at;
}

sim::Error read_wijken(const std::string& folder, AreaData& data) {
    constexpr std::array<std::string_view, 10> names{"code",
                                                     "population",
                                                     "area_km2",
                                                     "owner_occupied_pct",
                                                     "net_employment_pct",
                                                     "income_lowest40_pct",
                                                     "income_highest20_pct",
                                                     "education_high_pct",
                                                     "centroid_x",
                                                     "centroid_y"};
    const auto table = sim::read_csv(folder + "/wijken_2022.csv", names);
    if (!table) return table.error();
    const auto at = columns_at(*table, names);
    sim::Error error;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const auto value = [&](std::size_t i) { return table->number(row, at[i], error); };
        data.wijken[std::string(table->text(row, at[0]))] = {value(1),
                                                             value(2),
                                                             value(3),
                                                             value(4),
                                                             value(5),
                                                             value(6),
                                                             value(7),
                                                             {value(8), value(9)}};
    }
    return error;
}

/// Mean of one column over the wijken, weighted by residents; NaN figures are left out.
struct Mean {
    double sum = 0, weight = 0;
    void add(double value, double residents) {
        if (!std::isfinite(value) || !(residents > 0)) return;
        sum += value * residents;
        weight += residents;
    }
    double value(double otherwise) const { return weight > 0 ? sum / weight : otherwise; }
};

constexpr std::array<double WijkFacts::*, 5> kAveraged{&WijkFacts::owner_pct,
                                                       &WijkFacts::employment_pct,
                                                       &WijkFacts::income_lowest40_pct,
                                                       &WijkFacts::income_highest20_pct,
                                                       &WijkFacts::education_high_pct};

void average_wijken(AreaData& data) {
    std::unordered_map<std::string, std::array<Mean, kAveraged.size()>> means;
    // In the order of the index: sums must not depend on the order of a hash table.
    for (const auto& area : data.areas.rows) {
        const auto found = data.wijken.find(area.code);
        if (found == data.wijken.end()) continue;
        for (const std::string& of : {municipality_of(area.code), std::string("NL00")})
            for (std::size_t i = 0; i < kAveraged.size(); ++i)
                means[of][i].add(found->second.*kAveraged[i], found->second.population);
    }
    const auto& country = means["NL00"];
    for (auto& [code, facts] : data.municipalities)
        for (std::size_t i = 0; i < kAveraged.size(); ++i)
            facts.mean.*kAveraged[i] = means[code][i].value(country[i].value(50));
}

void keep_newer(double& stored, double value) {
    if (std::isfinite(value)) stored = value;
}

void set_unknown(KnownFacts& facts) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    facts.population = facts.households = facts.one_person = facts.without_children = nan;
    facts.with_children = facts.mean_size = nan;
    facts.owner_pct = facts.corporation_pct = facts.other_rent_pct = nan;
    facts.marital.fill(nan);
    facts.education.fill(nan);
    facts.employment_pct = facts.households_lowest40_pct = facts.households_highest20_pct = nan;
}

constexpr std::array<std::string_view, 21> kKnownColumns{"code",
                                                         "year",
                                                         "population",
                                                         "households",
                                                         "one_person",
                                                         "without_children",
                                                         "with_children",
                                                         "mean_size",
                                                         "owner_occupied_pct",
                                                         "corporation_pct",
                                                         "other_rent_pct",
                                                         "never_married",
                                                         "married",
                                                         "divorced",
                                                         "widowed",
                                                         "education_low",
                                                         "education_middle",
                                                         "education_high",
                                                         "net_employment_pct",
                                                         "households_lowest40_pct",
                                                         "households_highest20_pct"};

/// Adds the figures of one year; `value(i)` is that of column i.
template <class Value>
void add_year(KnownFacts& facts, Value&& value) {
    const bool with_types = std::isfinite(value(4));
    // Full household types of an earlier year are worth more than the mean size of a later one.
    if (with_types || !std::isfinite(facts.one_person)) {
        facts.year = static_cast<int>(value(1));
        facts.population = value(2);
        facts.households = value(3);
        facts.one_person = value(4);
        facts.without_children = value(5);
        facts.with_children = value(6);
        facts.mean_size = value(7);
    }
    keep_newer(facts.owner_pct, value(8));
    keep_newer(facts.corporation_pct, value(9));
    keep_newer(facts.other_rent_pct, value(10));
    for (std::size_t i = 0; i < 4; ++i)
        keep_newer(facts.marital[i], value(11 + i));
    for (std::size_t i = 0; i < 3; ++i)
        keep_newer(facts.education[i], value(15 + i));
    keep_newer(facts.employment_pct, value(18));
    keep_newer(facts.households_lowest40_pct, value(19));
    keep_newer(facts.households_highest20_pct, value(20));
}

sim::Error read_known(const std::string& folder, AreaData& data) {
    const auto table = sim::read_csv(folder + "/kwb_known_areas.csv", kKnownColumns);
    if (!table) return table.error();
    const auto at = columns_at(*table, kKnownColumns);
    sim::Error error;
    for (std::size_t row = 0; row < table->rows(); ++row) {  // years ascend within a code
        const auto [entry, is_new] = data.known.try_emplace(std::string(table->text(row, at[0])));
        if (is_new) set_unknown(entry->second);
        add_year(entry->second, [&](std::size_t i) { return table->number(row, at[i], error); });
    }
    return error;
}

sim::Error read_health(const std::string& folder, AreaData& data) {
    constexpr std::array<std::string_view, 1 + 2 * kHealthKinds> names{
        "code",
        "severely_limited_18plus",
        "mobility_limited_18plus",
        "anxiety_high_18plus",
        "hard_to_make_ends_meet_18plus",
        "severely_limited_65plus",
        "mobility_limited_65plus",
        "anxiety_high_65plus",
        "hard_to_make_ends_meet_65plus"};
    const auto table = sim::read_csv(folder + "/health_2020.csv", names);
    if (!table) return table.error();
    const auto at = columns_at(*table, names);
    sim::Error error;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        HealthShares& shares = data.health[std::string(table->text(row, at[0]))];
        for (std::size_t kind = 0; kind < kHealthKinds; ++kind) {
            shares.adults[kind] = table->number(row, at[1 + kind], error) / 100;
            shares.old[kind] = table->number(row, at[1 + kHealthKinds + kind], error) / 100;
        }
    }
    return error;
}

sim::Error read_points(const std::string& folder, AreaData& data) {
    constexpr std::array<std::string_view, 3> names{"code", "x", "y"};
    const auto table = sim::read_csv(folder + "/buurt_points_2014.csv", names);
    if (!table) return table.error();
    const auto at = columns_at(*table, names);
    sim::Error error;
    for (std::size_t row = 0; row < table->rows(); ++row)
        data.buurt_points[std::string(table->text(row, at[0]))] = {
            table->number(row, at[1], error), table->number(row, at[2], error)};
    return error;
}

/// Moves a good result into `out`, adds the problems of a bad one.
template <class T>
void take(sim::Result<T> result, T& out, sim::Error& error) {
    if (result)
        out = std::move(*result);
    else
        error.add(result.error());
}

}  // namespace

const MunicipalityFacts& AreaData::municipality(std::string_view code) const {
    auto found = municipalities.find(std::string(code));
    if (found == municipalities.end()) found = municipalities.find("NL00");
    SIM_CHECK(found != municipalities.end(), "read_area_data always makes a row NL00");
    return found->second;
}

sim::Result<AreaData> read_area_data(const std::string& folder) {
    AreaData data;
    sim::Error error;
    take(read_areas(folder), data.areas, error);
    take(read_municipalities(folder), data.municipalities, error);
    take(read_kinship(folder), data.kinship, error);
    take(read_outlines(folder), data.outlines, error);
    error.add(read_wijken(folder, data));
    error.add(read_known(folder, data));
    error.add(read_health(folder, data));
    error.add(read_points(folder, data));
    if (!error.problems.empty()) return sim::fail(std::move(error));
    average_wijken(data);
    return data;
}

}  // namespace models::population
