#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/population/frame.h"
#include "models/population/marital_rates.h"

namespace models::population {

namespace {

enum Purpose : std::uint32_t { kTargets = 50, kStatus = 52 };

/// Shares of never married, divorced and widowed among the `rows` of a buurt: as published, else as
/// the ages give with the odds of the municipality.
std::array<double, 3> wanted_shares(const Frame& frame,
                                    const BuurtMargins& buurt,
                                    const MaritalOdds& odds,
                                    const std::vector<std::uint32_t>& rows) {
    const auto& persons = frame.population.persons;
    std::array<double, 3> wanted{};
    if (!buurt.marital.estimated) {
        const double n = std::max<double>(static_cast<double>(rows.size()), 1);
        wanted[1] = buurt.marital.of[2] * buurt.population / n;
        wanted[2] = buurt.marital.of[3] * buurt.population / n;
        const double settled = wanted[1] + wanted[2];
        const double scale = std::min(1.0, 0.95 / std::max(settled, 1e-9));
        wanted[1] *= scale;
        wanted[2] *= scale;
        wanted[0] = 1 - wanted[1] - wanted[2];
        return wanted;
    }
    for (const auto p : rows) {
        const auto chances = odds.chances(static_cast<int>(persons.sex[p]),
                                          std::min(persons.age[p] / 5, kAgeGroups - 1));
        for (std::size_t i = 0; i < 3; ++i)
            wanted[i] += chances[i];
    }
    const double total = wanted[0] + wanted[1] + wanted[2];
    for (double& share : wanted)
        share /= std::max(total, 1e-9);
    return wanted;
}

Table status_odds(const MaritalOdds& odds) {
    Table table(kSexes * kAgeGroups, 3);
    for (int sex = 0; sex < kSexes; ++sex) {
        for (int group = 0; group < kAgeGroups; ++group) {
            const auto chances = odds.chances(sex, group);
            for (int i = 0; i < 3; ++i)
                table.at(sex * kAgeGroups + group, i) = chances[static_cast<std::size_t>(i)];
        }
    }
    return table;
}

}  // namespace

void assign_marital(Frame& frame) {
    auto& persons = frame.population.persons;
    persons.marital.assign(persons.rows(), Marital::never_married);
    const MaritalOdds odds = fit_marital_odds(*frame.margins.facts);
    std::vector<std::vector<std::uint32_t>> rows(frame.margins.buurten.size());
    std::vector<int> number;
    std::vector<double> shares;
    for (std::size_t b = 0; b < rows.size(); ++b) {
        for (std::uint32_t p = frame.first_person[b]; p < frame.first_person[b + 1]; ++p) {
            if (is_married(frame.role[p]))
                persons.marital[p] = Marital::married;
            else if (persons.age[p] >= kAdultAge && frame.role[p] != Role::child)
                rows[b].push_back(p);  // children at home have hardly ever married
        }
        number.push_back(static_cast<int>(rows[b].size()));
        for (const double share : wanted_shares(frame, frame.margins.buurten[b], odds, rows[b]))
            shares.push_back(share);
    }
    const Counts targets = whole_targets(number, shares, 3, frame.draws(kTargets));
    const Table table = status_odds(odds);
    constexpr std::array<Marital, 3> status{
        Marital::never_married, Marital::divorced, Marital::widowed};
    for (int b = 0; b < frame.buurten(); ++b) {
        const auto i = static_cast<std::size_t>(b);
        std::vector<int> cells;
        for (const auto p : rows[i])
            cells.push_back(static_cast<int>(persons.sex[p]) * kAgeGroups +
                            std::min(persons.age[p] / 5, kAgeGroups - 1));
        const std::array<int, 3> totals{targets.at(b, 0), targets.at(b, 1), targets.at(b, 2)};
        const auto given =
            allocate(cells, table, totals, frame.draws(kStatus, frame.first_person[i]));
        for (std::size_t n = 0; n < rows[i].size(); ++n)
            persons.marital[rows[i][n]] = status[given[n]];
    }
}

}  // namespace models::population
