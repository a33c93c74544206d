#include "models/population/whole_households.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/population/raking.h"

namespace models::population {

namespace {

enum Purpose : std::uint32_t { kHouseholds = 10, kRest = 11, kOtherHouseholds = 12, kRows = 13 };

using Cells = std::array<double, kPersonCells>;
using RoleSums = std::array<double, kRoles>;

RoleSums role_sums(const Cells& cells) {
    RoleSums sums{};
    for (std::size_t i = 0; i < cells.size(); ++i)
        sums[i % kRoles] += cells[i];
    return sums;
}

/// Rounds `table` so that every column keeps its sum and every row nearly does.
Counts round_table(Table table, const Draws& draws) {
    std::vector<double> column_sums(static_cast<std::size_t>(table.cols), 0.0), row_sums;
    for (int r = 0; r < table.rows; ++r) {
        double sum = 0;
        for (int c = 0; c < table.cols; ++c) {
            sum += table.at(r, c);
            column_sums[static_cast<std::size_t>(c)] += table.at(r, c);
        }
        row_sums.push_back(sum);
    }
    const double all = std::accumulate(row_sums.begin(), row_sums.end(), 0.0);
    const int total = static_cast<int>(std::lround(all));
    const auto columns = round_to_total(column_sums, total, draws);
    const auto rows = round_to_total(
        row_sums, total, {draws.seed, draws.stream, kRows, draws.offset + draws.purpose * 100000});
    rake(table,
         std::vector<double>(rows.begin(), rows.end()),
         std::vector<double>(columns.begin(), columns.end()),
         {200, 1e-9});
    return round_to_margins(table, rows, columns, draws);
}

/// Frees one settled person or more, the most common household first.
bool free_household(WholeHouseholds& h) {
    const auto childless = std::max_element(h.couples.begin(), h.couples.begin() + 2);
    if (*childless > 0 && 2 * *childless >= h.alone) {
        --*childless;
        return true;
    }
    if (h.alone > 0) {
        --h.alone;
        return true;
    }
    if (h.single_parents > 0) {
        --h.single_parents;
        return true;
    }
    const auto parents = std::max_element(h.couples.begin() + 2, h.couples.end());
    if (*parents == 0) return false;
    --*parents;
    return true;
}

/// Gives a buurt with young children a household that can take them.
void make_family(WholeHouseholds& h) {
    if (h.couples[1] > 0 || h.couples[0] > 0) {
        const std::size_t k = h.couples[1] > 0 ? 1 : 0;
        --h.couples[k];
        ++h.couples[k + 2];
    } else if (h.alone > 0) {
        --h.alone;
        ++h.single_parents;
    } else {
        ++h.single_parents;  // an adult who was an other member
    }
}

/// Turns one household with children into one without.
void end_family(WholeHouseholds& h) {
    for (const std::size_t k : {std::size_t{3}, std::size_t{2}}) {
        if (h.couples[k] == 0) continue;
        --h.couples[k];
        ++h.couples[k - 2];
        return;
    }
    --h.single_parents;
    ++h.alone;
}

void repair(const BuurtMargins& buurt, WholeHouseholds& h) {
    const int adults = buurt.population - buurt.age[0];
    while (h.settled() > adults)
        if (!free_household(h)) break;
    if (buurt.age[0] > 0 && adults > 0 && h.families() == 0) {
        if (h.settled() == adults && h.alone == 0 && h.couples[0] + h.couples[1] == 0)
            free_household(h);
        make_family(h);
    }
    while (h.families() > 0 && h.families() > buurt.population - h.settled())
        end_family(h);
}

/// Who is neither settled: children at home, other members and people in institutions.
void share_rest(const AreaMargins& margins,
                const std::vector<RoleSums>& sums,
                std::uint64_t seed,
                std::vector<WholeHouseholds>& whole) {
    constexpr std::array<Role, 3> roles{Role::child, Role::other, Role::institution};
    const int n = static_cast<int>(whole.size());
    Table table(n, 3);
    std::vector<int> rows;
    std::vector<double> columns(3, 0.0);
    for (int b = 0; b < n; ++b) {
        const auto i = static_cast<std::size_t>(b);
        rows.push_back(margins.buurten[i].population - whole[i].settled());
        for (int c = 0; c < 3; ++c) {
            const double value =
                sums[i][static_cast<std::size_t>(number(roles[static_cast<std::size_t>(c)]))];
            columns[static_cast<std::size_t>(c)] += value;
            table.at(b, c) = value + 1e-6;
        }
    }
    const int total = std::accumulate(rows.begin(), rows.end(), 0);
    const Draws draws{seed, Stream::population_rounding, kRest};
    std::vector<int> column_totals(3);
    column_totals[1] = std::min(total, static_cast<int>(std::lround(columns[1])));
    column_totals[2] =
        std::min(total - column_totals[1], static_cast<int>(std::lround(columns[2])));
    column_totals[0] = total - column_totals[1] - column_totals[2];
    rake(table,
         std::vector<double>(rows.begin(), rows.end()),
         std::vector<double>(column_totals.begin(), column_totals.end()),
         {300, 1e-9});
    const Counts counts = round_to_margins(table, rows, column_totals, draws);
    for (int b = 0; b < n; ++b) {
        WholeHouseholds& h = whole[static_cast<std::size_t>(b)];
        h.children = counts.at(b, 0);
        h.others = counts.at(b, 1);
        h.institution = counts.at(b, 2);
        const int lost = rows[static_cast<std::size_t>(b)] - h.children - h.others - h.institution;
        h.others += lost;
        // Every household with children has one; young residents are children or other members.
        const int least = std::max(h.families(),
                                   std::min(margins.buurten[static_cast<std::size_t>(b)].age[0],
                                            h.children + h.others + h.institution) -
                                       h.others);
        for (; h.children < least && h.others > 0; ++h.children)
            --h.others;
        for (; h.children < least && h.institution > 0; ++h.children)
            --h.institution;
    }
}

void set_other_households(const AreaMargins& margins,
                          std::uint64_t seed,
                          std::vector<WholeHouseholds>& whole) {
    std::vector<double> wanted;
    for (const auto& buurt : margins.buurten)
        wanted.push_back(buurt.households.other_households);
    const double sum = std::accumulate(wanted.begin(), wanted.end(), 0.0);
    const auto counts = round_to_total(wanted,
                                       static_cast<int>(std::lround(sum)),
                                       {seed, Stream::population_rounding, kOtherHouseholds});
    for (std::size_t b = 0; b < whole.size(); ++b)
        whole[b].other_households = counts[b];
}

}  // namespace

int WholeHouseholds::singles(Role role) const {
    switch (role) {
        case Role::child:
            return children;
        case Role::alone:
            return alone;
        case Role::single_parent:
            return single_parents;
        case Role::institution:
            return institution;
        default:
            return others;
    }
}

int WholeHouseholds::settled() const {
    return 2 * std::accumulate(couples.begin(), couples.end(), 0) + alone + single_parents;
}

int WholeHouseholds::families() const {
    return couples[2] + couples[3] + single_parents;
}

std::vector<WholeHouseholds> round_households(
    const AreaMargins& margins,
    std::span<const std::array<double, kPersonCells>> cells,
    std::uint64_t seed) {
    const int n = static_cast<int>(cells.size());
    std::vector<RoleSums> sums;
    Table table(n, kCoupleKinds + 2);
    for (int b = 0; b < n; ++b) {
        const RoleSums s = role_sums(cells[static_cast<std::size_t>(b)]);
        sums.push_back(s);
        for (int kind = 0; kind < kCoupleKinds; ++kind)
            table.at(b, kind) =
                s[static_cast<std::size_t>(number(Role::unmarried) + kind)] / 2 + 1e-9;
        table.at(b, 4) = s[static_cast<std::size_t>(number(Role::alone))] + 1e-9;
        table.at(b, 5) = s[static_cast<std::size_t>(number(Role::single_parent))] + 1e-9;
    }
    const Counts counts =
        round_table(std::move(table), {seed, Stream::population_rounding, kHouseholds});
    std::vector<WholeHouseholds> whole(cells.size());
    for (int b = 0; b < n; ++b) {
        WholeHouseholds& h = whole[static_cast<std::size_t>(b)];
        for (int kind = 0; kind < kCoupleKinds; ++kind)
            h.couples[static_cast<std::size_t>(kind)] = counts.at(b, kind);
        h.alone = counts.at(b, 4);
        h.single_parents = counts.at(b, 5);
        repair(margins.buurten[static_cast<std::size_t>(b)], h);
    }
    share_rest(margins, sums, seed, whole);
    set_other_households(margins, seed, whole);
    return whole;
}

}  // namespace models::population
