#include "models/population/kinship.h"

#include <algorithm>

#include "sim/csv_reader.h"

namespace models::population {

namespace {

constexpr int kReferenceYear = 2024;

struct Parameters {
    const sim::CsvTable& table;
    std::size_t name, key, category, value;

    /// Sum of the values of a table whose key and category start so.
    double sum(std::string_view wanted,
               std::string_view k,
               std::string_view c,
               sim::Error& error) const {
        double total = 0;
        bool found = false;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            if (table.text(row, name) != wanted || table.text(row, key) != k) continue;
            if (!table.text(row, category).starts_with(c)) continue;
            total += table.number(row, value, error);
            found = true;
        }
        if (!found)
            error.add(sim::Error::in_file(
                table.file(),
                "no row " + std::string(wanted) + ", " + std::string(k) + ", " + std::string(c)));
        return total;
    }
};

template <std::size_t N>
void normalise(std::array<double, N>& shares) {
    double total = 0;
    for (const double s : shares)
        total += s;
    for (double& s : shares)
        s /= total;
}

void read_gaps(const Parameters& p, Kinship& kinship, sim::Error& error) {
    kinship.age_gap[0] = {0, 0, p.sum("couple_age_gap", "same age", "none", error)};
    constexpr std::array<std::string_view, 5> classes{"1 to", "5 to", "10 to", "15 to", "20 years"};
    constexpr std::array<int, 5> low{1, 5, 10, 15, 20}, high{4, 9, 14, 19, 25};
    for (std::size_t i = 0; i < 5; ++i) {
        kinship.age_gap[1 + i] = {
            low[i], high[i], p.sum("couple_age_gap", "man older", classes[i], error)};
        kinship.age_gap[6 + i] = {
            -high[i], -low[i], p.sum("couple_age_gap", "woman older", classes[i], error)};
    }
    double total = 0;
    for (const auto& gap : kinship.age_gap)
        total += gap.share;
    for (auto& gap : kinship.age_gap)
        gap.share /= total;
}

void read_unions(const Parameters& p, Kinship& kinship, sim::Error& error) {
    const auto unions = [&](std::string_view who) {
        return p.sum("unions", "marriages " + std::string(who), "", error) +
               p.sum("unions", "registered partnerships " + std::string(who), "", error);
    };
    const double mixed = unions("man-woman"), men = unions("man-man"),
                 women = unions("woman-woman");
    kinship.same_sex_men = men / (mixed + men + women);
    kinship.same_sex_women = women / (mixed + men + women);
}

void read_children(const Parameters& p, Kinship& kinship, sim::Error& error) {
    constexpr std::array<std::string_view, 3> parents{
        "unmarried couple", "married couple", "single parent"};
    constexpr std::array<std::string_view, 3> numbers{"1", "2", "3"};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t n = 0; n < 3; ++n)
            kinship.children[i][n] =
                p.sum("children_per_household_nl", parents[i], numbers[n], error);
        normalise(kinship.children[i]);
    }
}

std::array<double, 3> income_groups(const Parameters& p, std::string_view key, sim::Error& error) {
    std::array<double, 3> groups{};
    for (int decile = 1; decile <= 10; ++decile) {
        // "decile 1" is the start of "decile 10" too
        double share =
            p.sum("income_decile_by_household", key, "decile " + std::to_string(decile), error);
        if (decile == 1) share -= p.sum("income_decile_by_household", key, "decile 10", error);
        groups[decile <= 4 ? 0 : decile <= 8 ? 1 : 2] += share;
    }
    normalise(groups);
    return groups;
}

void read_income(const Parameters& p, Kinship& kinship, sim::Error& error) {
    constexpr std::array<std::string_view, 4> types{
        "one-person", "couple without children", "couple with children", "single-parent family"};
    constexpr std::array<std::string_view, 4> ages{"main earner to 25",
                                                   "main earner 25 to 45",
                                                   "main earner 45 to 65",
                                                   "main earner 65 and over"};
    for (std::size_t i = 0; i < 4; ++i) {
        kinship.income_by_type[i] = income_groups(p, types[i], error);
        kinship.income_by_age[i] = income_groups(p, ages[i], error);
    }
}

sim::Error read_mother_ages(const std::string& folder, Kinship& kinship) {
    constexpr std::array<std::string_view, 2> columns{"year", "mean_age_all"};
    const auto table = sim::read_csv(folder + "/mother_age_at_birth_nl.csv", columns);
    if (!table) return table.error();
    sim::Error error;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const double year = table->number(row, table->find("year"), error);
        const double age = table->number(row, table->find("mean_age_all"), error);
        const int i = static_cast<int>(year) - Kinship::kFirstYear;
        if (i >= 0 && i < Kinship::kYears) kinship.mother_age[static_cast<std::size_t>(i)] = age;
    }
    for (std::size_t i = 1; i < Kinship::kYears; ++i)
        if (kinship.mother_age[i] == 0) kinship.mother_age[i] = kinship.mother_age[i - 1];
    return error;
}

}  // namespace

double Kinship::mean_mother_age(int child_age) const {
    const int year = std::clamp(kReferenceYear - child_age - kFirstYear, 0, kYears - 1);
    return mother_age[static_cast<std::size_t>(year)];
}

sim::Result<Kinship> read_kinship(const std::string& folder) {
    constexpr std::array<std::string_view, 4> columns{"table", "key", "category", "value"};
    const auto table = sim::read_csv(folder + "/kinship_parameters.csv", columns);
    if (!table) return sim::fail(table.error());
    const Parameters p{*table,
                       table->find("table"),
                       table->find("key"),
                       table->find("category"),
                       table->find("value")};
    Kinship kinship;
    sim::Error error;
    read_gaps(p, kinship, error);
    read_unions(p, kinship, error);
    read_children(p, kinship, error);
    read_income(p, kinship, error);
    error.add(read_mother_ages(folder, kinship));
    if (!error.problems.empty()) return sim::fail(std::move(error));
    return kinship;
}

}  // namespace models::population
