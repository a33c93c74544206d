#include <cmath>

#include "sim/csv_reader.h"

#include "models/population/area_data.h"

namespace models::population {

namespace {

using Municipalities = std::unordered_map<std::string, MunicipalityFacts>;

constexpr std::array<std::string_view, 8> kRoleColumns{"child_at_home",
                                                       "living_alone",
                                                       "partner_unmarried_no_children",
                                                       "partner_married_no_children",
                                                       "partner_unmarried_with_children",
                                                       "partner_married_with_children",
                                                       "single_parent",
                                                       "other_member"};

/// Share of residents of an age group who live in an institution. No public table has it by age:
/// an assumption whose mean is the 1.4 % of residents that the household tables leave out, most of
/// them in nursing homes at high ages. Evidence: docs/population.md.
constexpr std::array<double, kAgeGroups> kInstitution{
    0,     0,     0,     0,     0.010, 0.010, 0.009, 0.008, 0.008, 0.008,
    0.009, 0.009, 0.010, 0.010, 0.012, 0.020, 0.045, 0.110, 0.240, 0.380};

/// Share of men among the persons of an age group and position, the Netherlands 2019.
using MenShare = std::array<std::array<double, kRoles>, kAgeGroups>;

sim::Result<MenShare> read_men_share(const std::string& folder) {
    constexpr std::array<std::string_view, 7> columns{"sex",
                                                      "age_from",
                                                      "child_at_home",
                                                      "living_alone",
                                                      "partner",
                                                      "single_parent",
                                                      "other_member"};
    const auto table = sim::read_csv(folder + "/household_position_nl_2019.csv", columns);
    if (!table) return sim::fail(table.error());
    std::array<std::array<std::array<double, 5>, kAgeGroups>, 2> count{};
    sim::Error error;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const std::size_t sex = table->text(row, table->find("sex")) == "men" ? 0 : 1;
        const double age = table->number(row, table->find("age_from"), error);
        if (!(age >= 0 && age < 100)) continue;
        for (std::size_t p = 0; p < 5; ++p)
            count[sex][static_cast<std::size_t>(age) / 5][p] =
                table->number(row, table->find(columns[2 + p]), error);
    }
    if (!error.problems.empty()) return sim::fail(std::move(error));

    constexpr std::array<std::size_t, 8> column_of_role{0, 1, 2, 2, 2, 2, 3, 4};
    MenShare share{};
    for (std::size_t group = 0; group < kAgeGroups; ++group) {
        double men_total = 0, total = 0;
        for (std::size_t p = 0; p < 5; ++p) {
            men_total += count[0][group][p];
            total += count[0][group][p] + count[1][group][p];
        }
        for (std::size_t role = 0; role < 8; ++role) {
            const std::size_t p = column_of_role[role];
            const double n = count[0][group][p] + count[1][group][p];
            share[group][role] = n > 0 ? count[0][group][p] / n : 0.5;
        }
        share[group][kRoles - 1] = total > 0 ? men_total / total : 0.5;  // institutions
    }
    return share;
}

void add_group(MunicipalityFacts& facts,
               std::size_t group,
               const std::array<double, 8>& persons,
               const MenShare& men) {
    double private_persons = 0;
    for (std::size_t role = 0; role < kRoles; ++role) {
        double n = 0;
        if (role < 8) {
            n = persons[role];
            private_persons += n;
        } else {
            n = private_persons * kInstitution[group] / (1 - kInstitution[group]);
        }
        if (!allowed(static_cast<int>(group), static_cast<Role>(role))) continue;
        const double m = men[group][role];
        const int g = static_cast<int>(group), r = static_cast<int>(role);
        facts.persons[static_cast<std::size_t>(person_cell(0, g, r))] += n * m;
        facts.persons[static_cast<std::size_t>(person_cell(1, g, r))] += n * (1 - m);
    }
}

sim::Error read_positions(const std::string& folder, Municipalities& all) {
    const auto men = read_men_share(folder);
    if (!men) return men.error();
    const auto table =
        sim::read_csv(folder + "/household_position_municipality_2020.csv", kRoleColumns);
    if (!table) return table.error();
    std::array<std::size_t, 8> at{};
    for (std::size_t i = 0; i < 8; ++i)
        at[i] = table->find(kRoleColumns[i]);
    const std::size_t code = table->find("code"), age_from = table->find("age_from");
    sim::Error error;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const double age = table->number(row, age_from, error);
        if (!(age >= 0 && age < 100)) continue;
        std::array<double, 8> persons{};
        for (std::size_t i = 0; i < 8; ++i)
            persons[i] = table->number(row, at[i], error);
        const auto group = static_cast<std::size_t>(age) / 5;
        add_group(all[std::string(table->text(row, code))], group, persons, *men);
        add_group(all["NL00"], group, persons, *men);
    }
    return error;
}

sim::Error read_composition(const std::string& folder, Municipalities& all) {
    constexpr std::array<std::string_view, 10> columns{"code",
                                                       "households",
                                                       "one_person",
                                                       "unmarried_couples",
                                                       "married_couples",
                                                       "single_parent",
                                                       "size_2",
                                                       "size_3",
                                                       "size_4",
                                                       "size_5plus"};
    const auto table =
        sim::read_csv(folder + "/household_composition_municipality_2020.csv", columns);
    if (!table) return table.error();
    sim::Error error;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const auto count = [&](std::size_t i) {
            return table->number(row, table->find(columns[i]), error);
        };
        const std::string code(table->text(row, table->find("code")));
        for (MunicipalityFacts* facts : {&all[code], &all["NL00"]}) {
            facts->households += count(1);
            facts->other_households +=
                std::max(0.0, count(1) - count(2) - count(3) - count(4) - count(5));
            facts->households_by_size[0] += count(2);
            for (std::size_t i = 1; i < 5; ++i)
                facts->households_by_size[i] += count(5 + i);
        }
    }
    return error;
}

sim::Error read_marital(const std::string& folder, Municipalities& all) {
    constexpr std::array<std::string_view, 6> columns{
        "code", "year", "never_married_pct", "married_pct", "divorced_pct", "widowed_pct"};
    const auto table = sim::read_csv(folder + "/marital_municipality_2015_2017.csv", columns);
    if (!table) return table.error();
    sim::Error error;
    MunicipalityFacts& country = all["NL00"];
    double count = 0;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const std::string code(table->text(row, table->find("code")));
        std::array<double, 4> shares{};
        double total = 0;
        for (std::size_t i = 0; i < 4; ++i)
            total += shares[i] = table->number(row, table->find(columns[2 + i]), error);
        if (!(total > 0)) continue;
        for (double& s : shares)
            s /= total;
        const bool newer = table->text(row, table->find("year")) == "2017";
        MunicipalityFacts& facts = all[code];
        if (newer || facts.marital[0] == 0) facts.marital = shares;
        if (!newer) continue;
        for (std::size_t i = 0; i < 4; ++i)
            country.marital[i] += shares[i] * facts.households;
        count += facts.households;
    }
    for (double& s : country.marital)
        s /= std::max(count, 1.0);
    return error;
}

}  // namespace

sim::Result<Municipalities> read_municipalities(const std::string& folder) {
    Municipalities all;
    sim::Error error = read_positions(folder, all);
    error.add(read_composition(folder, all));
    error.add(read_marital(folder, all));
    if (!error.problems.empty()) return sim::fail(std::move(error));
    for (auto& [code, facts] : all)
        if (facts.marital[0] == 0) facts.marital = all["NL00"].marital;
    return all;
}

}  // namespace models::population
