#include <algorithm>

#include "models/population/frame.h"

namespace models::population {

namespace {

enum Purpose : std::uint32_t { kTargets = 30, kAdults = 32, kOldTargets = 34, kOld = 36 };

constexpr int kFirstAge = 15;
constexpr int kLastSurveyed = 74;  // CBS publishes education for 15-74

constexpr int kAgeClasses = 5;  // 15-19, 20-24, 25-44, 45-64, 65 and over

int age_class(int age) {
    return age < 20 ? 0 : age < 25 ? 1 : age < 45 ? 2 : age < 65 ? 3 : 4;
}

/// Odds of low, middle and high by age and household income; the levels are raked to the buurt.
/// Assumption with the shape of the Labour Force Survey: docs/population.md#attributes.
Table education_odds() {
    constexpr std::array<std::array<double, 3>, kAgeClasses> by_age{{{0.74, 0.25, 0.01},
                                                                     {0.20, 0.52, 0.28},
                                                                     {0.15, 0.37, 0.48},
                                                                     {0.22, 0.42, 0.36},
                                                                     {0.34, 0.37, 0.29}}};
    constexpr std::array<std::array<double, 3>, 3> by_income{
        {{1.6, 1.0, 0.6}, {1.0, 1.1, 0.9}, {0.5, 0.9, 2.0}}};
    Table odds(kAgeClasses * 3, 3);
    for (std::size_t age = 0; age < kAgeClasses; ++age)
        for (std::size_t income = 0; income < 3; ++income)
            for (std::size_t level = 0; level < 3; ++level)
                odds.at(static_cast<int>(age * 3 + income), static_cast<int>(level)) =
                    by_age[age][level] * by_income[income][level];
    return odds;
}

/// Shares of people of 75 and over, whom the survey leaves out: fewer went to school for long.
std::array<double, 3> shares_of_old(const std::array<double, 3>& shares) {
    std::array<double, 3> out{1.7 * shares[0], 0.9 * shares[1], 0.6 * shares[2]};
    const double total = out[0] + out[1] + out[2];
    for (double& share : out)
        share /= total;
    return out;
}

void assign(Frame& frame, bool old, std::uint32_t targets_purpose, std::uint32_t purpose) {
    auto& persons = frame.population.persons;
    const auto& households = frame.population.households;
    std::vector<std::vector<std::uint32_t>> rows(frame.margins.buurten.size());
    std::vector<int> number;
    std::vector<double> shares;
    for (std::size_t b = 0; b < rows.size(); ++b) {
        for (std::uint32_t p = frame.first_person[b]; p < frame.first_person[b + 1]; ++p) {
            const int age = persons.age[p];
            if (age >= kFirstAge && (age > kLastSurveyed) == old) rows[b].push_back(p);
        }
        number.push_back(static_cast<int>(rows[b].size()));
        const auto& all = frame.margins.buurten[b].education.of;
        for (const double share : old ? shares_of_old(all) : all)
            shares.push_back(share);
    }
    const Counts targets = whole_targets(number, shares, 3, frame.draws(targets_purpose));
    const Table odds = education_odds();
    for (int b = 0; b < frame.buurten(); ++b) {
        const auto i = static_cast<std::size_t>(b);
        std::vector<int> cells;
        for (const auto p : rows[i])
            cells.push_back(age_class(persons.age[p]) * 3 +
                            static_cast<int>(households.income[persons.household[p]]));
        const std::array<int, 3> totals{targets.at(b, 0), targets.at(b, 1), targets.at(b, 2)};
        const auto level =
            allocate(cells, odds, totals, frame.draws(purpose, frame.first_person[i]));
        for (std::size_t n = 0; n < rows[i].size(); ++n)
            persons.education[rows[i][n]] = static_cast<Education>(level[n]);
    }
}

}  // namespace

void assign_education(Frame& frame) {
    auto& persons = frame.population.persons;
    persons.education.assign(persons.rows(), Education::none_yet);
    assign(frame, false, kTargets, kAdults);
    assign(frame, true, kOldTargets, kOld);
}

}  // namespace models::population
