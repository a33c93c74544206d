#include "models/population/person_tables.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/population/marital_rates.h"
#include "models/population/whole_households.h"

namespace models::population {

namespace {

using Cells = std::array<double, kPersonCells>;
using Groups = std::array<std::int8_t, kPersonCells>;

enum Purpose : std::uint32_t { kAgeRounding = 20, kCellRounding = 21, kSexRounding = 22 };

struct CellGroups {
    Groups sex{}, band{}, settled{}, married{}, kind{};
};

/// Which margin every cell of sex x age group x role belongs to.
CellGroups cell_groups() {
    CellGroups groups;
    for (int sex = 0; sex < kSexes; ++sex) {
        for (int group = 0; group < kAgeGroups; ++group) {
            for (int role = 0; role < kRoles; ++role) {
                const auto i = static_cast<std::size_t>(person_cell(sex, group, role));
                groups.sex[i] = static_cast<std::int8_t>(sex);
                groups.band[i] = static_cast<std::int8_t>(band_of_group(group));
                const Role r = static_cast<Role>(role);
                int settled = -1;
                if (r == Role::alone) settled = 0;
                if (r == Role::unmarried || r == Role::married) settled = 1 + sex;
                if (r == Role::unmarried_parent || r == Role::married_parent) settled = 3 + sex;
                if (r == Role::single_parent) settled = 5;
                groups.settled[i] = static_cast<std::int8_t>(settled);
                int kind = -1;
                if (is_partner(r)) kind = kSexes * (role - number(Role::unmarried)) + sex;
                if (r == Role::alone) kind = kSexes * kCoupleKinds;
                if (r == Role::single_parent) kind = kSexes * kCoupleKinds + 1;
                groups.kind[i] = static_cast<std::int8_t>(kind);
                groups.married[i] = is_married(r) ? 0 : -1;
            }
        }
    }
    return groups;
}

/// The municipality's table, with a trace in every allowed cell so that any margin can be met.
Cells seed_cells(const MunicipalityFacts& facts) {
    Cells cells = facts.persons;
    const double total = std::accumulate(cells.begin(), cells.end(), 0.0);
    for (int sex = 0; sex < kSexes; ++sex)
        for (int group = 0; group < kAgeGroups; ++group)
            for (int role = 0; role < kRoles; ++role)
                if (allowed(group, static_cast<Role>(role)))
                    cells[static_cast<std::size_t>(person_cell(sex, group, role))] += 1e-8 * total;
    return cells;
}

/// Mean age of the partners of one sex, and its variance.
struct PartnerAges {
    double mean = 0, variance = 0;
};

PartnerAges partner_ages(const Cells& cells, int sex) {
    double n = 0, sum = 0, squares = 0;
    for (int group = 3; group < kAgeGroups; ++group) {
        const double age = 5.0 * group + 2.5;
        for (int role = number(Role::unmarried); role <= number(Role::married_parent); ++role) {
            const double here = cells[static_cast<std::size_t>(person_cell(sex, group, role))];
            n += here;
            sum += here * age;
            squares += here * age * age;
        }
    }
    if (!(n > 0)) return {};
    return {sum / n, squares / n - sum * sum / (n * n)};
}

double mean_gap(const Cells& cells) {
    return partner_ages(cells, 0).mean - partner_ages(cells, 1).mean;
}

/// Moves the ages of male partners up and those of female partners down by exponential factors.
void tilt_partners(Cells& cells, double per_year) {
    constexpr double kMiddle = 50;
    for (int sex = 0; sex < kSexes; ++sex) {
        for (int group = 3; group < kAgeGroups; ++group) {
            const double age = 5.0 * group + 2.5;
            const double factor = std::exp((sex == 0 ? 1 : -1) * per_year * (age - kMiddle));
            for (int role = number(Role::unmarried); role <= number(Role::married_parent); ++role)
                cells[static_cast<std::size_t>(person_cell(sex, group, role))] *= factor;
        }
    }
}

/// Puts the couples of each kind, with as many men as women, in the place of the margin of all
/// couples with and without children: men marry later, so raking gives a kind more of one sex.
void share_couples_by_kind(const Cells& cells, const CellGroups& groups, Margin& settled) {
    std::array<double, kCoupleKinds> couples{};
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const int role = static_cast<int>(i % kRoles);
        if (is_partner(static_cast<Role>(role)))
            couples[static_cast<std::size_t>(role - number(Role::unmarried))] += cells[i] / 2;
    }
    const double alone = settled.total[0], single_parents = settled.total[5];
    settled.group = groups.kind;
    settled.total.clear();
    for (const double n : couples)
        settled.total.insert(settled.total.end(), {n, n});
    settled.total.push_back(alone);
    settled.total.push_back(single_parents);
}

/// The municipality's table raked to one buurt. Raking alone lets the mean age gap of partners
/// shrink (the sexes of a buurt and of its age bands know nothing of it), so the ages of partners
/// are tilted until the gap is that of the country again.
Cells raked_cells(const Cells& seed,
                  const CellGroups& groups,
                  const BuurtMargins& buurt,
                  double married_partners,
                  double wanted_gap) {
    constexpr int kTilts = 6;
    constexpr double kCloseEnough = 0.1;  // years
    Cells cells = seed;
    const HouseholdTargets& h = buurt.households;
    std::vector<Margin> margins{
        {groups.settled,
         {h.one_person,
          h.couples,
          h.couples,
          h.couples_children,
          h.couples_children,
          h.single_parents}},
        {groups.sex, {buurt.sex.begin(), buurt.sex.end()}},
        {groups.band, {buurt.age.begin(), buurt.age.end()}},
    };
    if (married_partners > 0) margins.insert(margins.begin(), {groups.married, {married_partners}});
    rake(cells, margins, {60, 1e-4});
    share_couples_by_kind(cells, groups, margins[margins.size() - 3]);
    rake(cells, margins, {60, 1e-4});
    double step = 0, before = mean_gap(cells);
    for (int i = 0; i < kTilts; ++i) {
        const double missing = wanted_gap - before;
        if (std::abs(missing) < kCloseEnough) break;
        const double spread = partner_ages(cells, 0).variance + partner_ages(cells, 1).variance;
        if (!(spread > 25)) break;  // hardly any couples
        // First as if there were no margins; then by what the last step gave (secant).
        if (i == 0) step = missing / spread;
        tilt_partners(cells, step);
        rake(cells, margins, {30, 1e-4});
        const double after = mean_gap(cells);
        const double gain = (after - before) / step;
        before = after;
        if (!(gain > 0.02 * spread)) break;  // the ages of the buurt leave no room
        step = std::clamp((wanted_gap - after) / gain, -0.05, 0.05);
    }
    return cells;
}

/// Residents who live with their spouse, where marital status is published; else 0.
double married_partners(const AreaMargins& margins, const BuurtMargins& buurt) {
    if (buurt.marital.estimated) return 0;
    const HouseholdTargets& h = buurt.households;
    const double partners = 2 * (h.couples + h.couples_children);
    const double married =
        buurt.marital.of[1] * buurt.population * share_with_spouse(*margins.facts);
    return std::min(married, 0.97 * partners);
}

/// Persons by role and sex as whole numbers: couples are given, the others share what is left.
void set_role_totals(const WholeHouseholds& whole,
                     const BuurtMargins& buurt,
                     const Cells& cells,
                     const Draws& draws,
                     PersonTable& out,
                     std::vector<int>& totals) {
    constexpr std::array<Role, 5> singles{
        Role::child, Role::alone, Role::single_parent, Role::other, Role::institution};
    totals.assign(static_cast<std::size_t>(kRoles * kSexes), 0);
    std::array<int, 2> left = buurt.sex;
    for (int kind = 0; kind < kCoupleKinds; ++kind) {
        const auto k = static_cast<std::size_t>(kind);
        const Role role = static_cast<Role>(number(Role::unmarried) + kind);
        const int men = whole.couples[k] + out.couples_of_men[k] - out.couples_of_women[k];
        const int women = 2 * whole.couples[k] - men;
        totals[static_cast<std::size_t>(PersonTable::row(role, 0))] = men;
        totals[static_cast<std::size_t>(PersonTable::row(role, 1))] = women;
        left[0] -= men;
        left[1] -= women;
    }
    Table table(5, kSexes);
    std::vector<int> rows(5);
    for (int i = 0; i < 5; ++i) {
        rows[static_cast<std::size_t>(i)] = whole.singles(singles[static_cast<std::size_t>(i)]);
        for (int sex = 0; sex < kSexes; ++sex) {
            double n = 1e-6;
            for (int group = 0; group < kAgeGroups; ++group)
                n += cells[static_cast<std::size_t>(
                    person_cell(sex, group, number(singles[static_cast<std::size_t>(i)])))];
            table.at(i, sex) = n;
        }
    }
    const std::vector<double> row_totals(rows.begin(), rows.end());
    const std::array<double, 2> sex_totals{static_cast<double>(left[0]),
                                           static_cast<double>(left[1])};
    rake(table, row_totals, sex_totals, {100, 1e-6});
    const Counts counts = round_to_margins(table, rows, left, draws);
    for (int i = 0; i < 5; ++i)
        for (int sex = 0; sex < kSexes; ++sex)
            totals[static_cast<std::size_t>(
                PersonTable::row(singles[static_cast<std::size_t>(i)], sex))] = counts.at(i, sex);
}

/// Couples of two men and of two women. Their numbers differ where the sexes of a tiny buurt leave
/// no other way.
void set_same_sex(const WholeHouseholds& whole,
                  const BuurtMargins& buurt,
                  const Kinship& kinship,
                  const Draws& draws,
                  PersonTable& out) {
    sim::Rng rng = draws.rng(0);
    int surplus = buurt.sex[0] - buurt.sex[1];
    const int all = std::accumulate(whole.couples.begin(), whole.couples.end(), 0);
    const int men_left = buurt.sex[0] - all, women_left = buurt.sex[1] - all;
    for (std::size_t k = 0; k < kCoupleKinds; ++k) {
        const int n = whole.couples[k];
        out.couples[k] = n;
        const bool children = k >= 2;
        // Couples of two men or two women rarely have children at home: none is assumed.
        const double men = children ? 0 : n * kinship.same_sex_men;
        const double women = children ? 0 : n * kinship.same_sex_women;
        out.couples_of_men[k] = static_cast<int>(men + rng.uniform());
        out.couples_of_women[k] = static_cast<int>(women + rng.uniform());
        const int both = out.couples_of_men[k] + out.couples_of_women[k];
        if (both > n) out.couples_of_men[k] = out.couples_of_women[k] = 0;
    }
    int men_short = -men_left, women_short = -women_left;
    for (std::size_t k = 0; k < kCoupleKinds; ++k) {
        men_short += out.couples_of_men[k] - out.couples_of_women[k];
        women_short += out.couples_of_women[k] - out.couples_of_men[k];
    }
    for (std::size_t k = 0; k < kCoupleKinds; ++k) {
        const auto free = [&] {
            return out.couples[k] - out.couples_of_men[k] - out.couples_of_women[k];
        };
        for (; men_short > 0 && surplus < 0 && free() > 0; --men_short)
            ++out.couples_of_women[k];
        for (; women_short > 0 && surplus > 0 && free() > 0; --women_short)
            ++out.couples_of_men[k];
    }
}

/// Residents per five-year group: the bands hold exactly.
std::vector<int> group_totals(const BuurtMargins& buurt, const Cells& cells, const Draws& draws) {
    std::vector<double> expected(kAgeGroups, 0.0);
    for (int sex = 0; sex < kSexes; ++sex)
        for (int group = 0; group < kAgeGroups; ++group)
            for (int role = 0; role < kRoles; ++role)
                expected[static_cast<std::size_t>(group)] +=
                    cells[static_cast<std::size_t>(person_cell(sex, group, role))];
    std::vector<int> totals;
    int first = 0;
    for (std::size_t band = 0; band < kAgeBands; ++band) {
        int end = first;
        while (end < kAgeGroups && band_of_group(end) == static_cast<int>(band))
            ++end;
        const Draws own{draws.seed,
                        draws.stream,
                        draws.purpose,
                        draws.offset + 100 * static_cast<std::uint32_t>(band)};
        const auto part =
            round_to_total(std::span(expected).subspan(static_cast<std::size_t>(first),
                                                       static_cast<std::size_t>(end - first)),
                           buurt.age[band],
                           own);
        totals.insert(totals.end(), part.begin(), part.end());
        first = end;
    }
    return totals;
}

void fill_cells(const Cells& cells,
                const std::vector<int>& rows,
                const std::vector<int>& columns,
                const Draws& draws,
                PersonTable& out) {
    Table table(kRoles * kSexes, kAgeGroups);
    for (int role = 0; role < kRoles; ++role)
        for (int sex = 0; sex < kSexes; ++sex)
            for (int group = 0; group < kAgeGroups; ++group)
                if (allowed(group, static_cast<Role>(role)))
                    table.at(PersonTable::row(static_cast<Role>(role), sex), group) =
                        cells[static_cast<std::size_t>(person_cell(sex, group, role))] + 1e-9;
    const std::vector<double> row_totals(rows.begin(), rows.end());
    const std::vector<double> column_totals(columns.begin(), columns.end());
    rake(table, row_totals, column_totals, {100, 1e-6});
    out.persons = round_to_margins(table, rows, columns, draws);
    if (out.persons.missed == 0) return;
    // Roles that contradict the ages of a tiny buurt: the people stay, as other members.
    for (int group = 0; group < kAgeGroups; ++group) {
        int placed = 0;
        for (int row = 0; row < out.persons.rows; ++row)
            placed += out.persons.at(row, group);
        for (int sex = 0; placed < columns[static_cast<std::size_t>(group)];
             sex = 1 - sex, ++placed)
            ++out.persons.at(PersonTable::row(Role::other, sex), group);
    }
}

}  // namespace

std::vector<PersonTable> make_person_tables(const AreaMargins& margins,
                                            const Kinship& kinship,
                                            std::uint64_t seed) {
    const CellGroups groups = cell_groups();
    const Cells start = seed_cells(*margins.facts);
    std::vector<Cells> cells;
    cells.reserve(margins.buurten.size());
    for (const auto& buurt : margins.buurten)
        cells.push_back(raked_cells(
            start, groups, buurt, married_partners(margins, buurt), margins.partner_gap));
    const auto whole = round_households(margins, cells, seed);

    std::vector<PersonTable> tables(margins.buurten.size());
    std::vector<int> rows;
    for (std::size_t b = 0; b < tables.size(); ++b) {
        const BuurtMargins& buurt = margins.buurten[b];
        const auto draws = [&](std::uint32_t purpose) {
            return Draws{
                seed, Stream::population_rounding, purpose, static_cast<std::uint32_t>(b) * 1000};
        };
        tables[b].other_households = whole[b].other_households;
        set_same_sex(whole[b], buurt, kinship, draws(kSexRounding + 1), tables[b]);
        set_role_totals(whole[b], buurt, cells[b], draws(kSexRounding), tables[b], rows);
        const auto columns = group_totals(buurt, cells[b], draws(kAgeRounding));
        fill_cells(cells[b], rows, columns, draws(kCellRounding), tables[b]);
    }
    return tables;
}

}  // namespace models::population
