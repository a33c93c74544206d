#include <algorithm>

#include "models/population/frame.h"

namespace models::population {

namespace {

enum Purpose : std::uint32_t {
    kTenureTargets = 20,
    kTenure = 22,
    kIncomeTargets = 24,
    kIncome = 26,
};

constexpr int kPrivateTypes = 5;  // HouseholdType before institution
constexpr int kAgeClasses = 4;    // of the head: under 25, 25-44, 45-64, 65 and over

int age_class(int age) {
    return age < 25 ? 0 : age < 45 ? 1 : age < 65 ? 2 : 3;
}

/// The households of a buurt that are no institution, and how many of them there are.
struct PrivateHouseholds {
    std::vector<std::vector<std::uint32_t>> of;  // buurt
    std::vector<int> number;
};

PrivateHouseholds private_households(const Frame& frame) {
    PrivateHouseholds out;
    for (std::size_t b = 0; b + 1 < frame.first_household.size(); ++b) {
        auto& rows = out.of.emplace_back();
        for (std::uint32_t h = frame.first_household[b]; h < frame.first_household[b + 1]; ++h)
            if (frame.population.households.type[h] != HouseholdType::institution)
                rows.push_back(h);
        out.number.push_back(static_cast<int>(rows.size()));
    }
    return out;
}

/// Odds of owner, corporation and other rent by type and age: couples and people of middle age own
/// more often, the young rent outside the corporations. Only the differences between rows count;
/// the levels are raked to the buurt. Assumption: docs/population.md#attributes.
Table tenure_odds() {
    constexpr std::array<double, kPrivateTypes> own_by_type{0.55, 1.5, 1.9, 0.6, 0.6};
    constexpr std::array<double, kAgeClasses> own_by_age{0.25, 0.9, 1.25, 1.0};
    constexpr std::array<double, kAgeClasses> other_by_age{0.9, 0.6, 0.35, 0.3};
    Table odds(kPrivateTypes * kAgeClasses, 3);
    for (int type = 0; type < kPrivateTypes; ++type) {
        for (int age = 0; age < kAgeClasses; ++age) {
            const int row = type * kAgeClasses + age;
            odds.at(row, 0) = own_by_type[static_cast<std::size_t>(type)] *
                              own_by_age[static_cast<std::size_t>(age)];
            odds.at(row, 1) = 1;
            odds.at(row, 2) = other_by_age[static_cast<std::size_t>(age)];
        }
    }
    return odds;
}

/// Odds of the income groups: the published deciles by type of household and by age of the main
/// earner, and a factor for tenure (assumption).
Table income_odds(const Kinship& kinship) {
    constexpr std::array<std::size_t, kPrivateTypes> published{0, 1, 2, 3, 0};
    constexpr std::array<std::array<double, 3>, 3> by_tenure{
        {{0.5, 1.1, 2.0}, {2.0, 0.9, 0.25}, {1.2, 1.0, 0.8}}};
    constexpr std::array<double, 3> national{0.4, 0.4, 0.2};
    Table odds(kPrivateTypes * kAgeClasses * 3, 3);
    for (std::size_t type = 0; type < kPrivateTypes; ++type)
        for (std::size_t age = 0; age < kAgeClasses; ++age)
            for (std::size_t tenure = 0; tenure < 3; ++tenure)
                for (std::size_t group = 0; group < 3; ++group)
                    odds.at(static_cast<int>((type * kAgeClasses + age) * 3 + tenure),
                            static_cast<int>(group)) =
                        kinship.income_by_type[published[type]][group] *
                        kinship.income_by_age[age][group] / national[group] *
                        by_tenure[tenure][group];
    return odds;
}

int type_and_age(const Frame& frame, std::uint32_t h) {
    return static_cast<int>(frame.population.households.type[h]) * kAgeClasses +
           age_class(frame.population.persons.age[frame.head(h)]);
}

template <class Share>
std::vector<double> shares_of(const Frame& frame, Share&& share) {
    std::vector<double> out;
    for (const auto& buurt : frame.margins.buurten)
        for (const double value : share(buurt).of)
            out.push_back(value);
    return out;
}

}  // namespace

void assign_tenure(Frame& frame) {
    auto& households = frame.population.households;
    households.tenure.assign(households.rows(), Tenure::other_rent);  // stays so for institutions
    const auto private_ones = private_households(frame);
    const auto shares = shares_of(frame, [](const BuurtMargins& b) { return b.tenure; });
    const Counts targets =
        whole_targets(private_ones.number, shares, 3, frame.draws(kTenureTargets));
    const Table odds = tenure_odds();
    for (int b = 0; b < frame.buurten(); ++b) {
        const auto& rows = private_ones.of[static_cast<std::size_t>(b)];
        std::vector<int> cells;
        for (const auto h : rows)
            cells.push_back(type_and_age(frame, h));
        const std::array<int, 3> totals{targets.at(b, 0), targets.at(b, 1), targets.at(b, 2)};
        const auto tenure =
            allocate(cells,
                     odds,
                     totals,
                     frame.draws(kTenure, frame.first_household[static_cast<std::size_t>(b)]));
        for (std::size_t i = 0; i < rows.size(); ++i)
            households.tenure[rows[i]] = static_cast<Tenure>(tenure[i]);
    }
}

void assign_income(Frame& frame) {
    auto& households = frame.population.households;
    households.income.assign(households.rows(), Income::low);  // stays so for institutions
    const auto private_ones = private_households(frame);
    const auto shares = shares_of(frame, [](const BuurtMargins& b) { return b.income; });
    const Counts targets =
        whole_targets(private_ones.number, shares, 3, frame.draws(kIncomeTargets));
    const Table odds = income_odds(frame.data.kinship);
    for (int b = 0; b < frame.buurten(); ++b) {
        const auto& rows = private_ones.of[static_cast<std::size_t>(b)];
        std::vector<int> cells;
        for (const auto h : rows)
            cells.push_back(type_and_age(frame, h) * 3 + static_cast<int>(households.tenure[h]));
        const std::array<int, 3> totals{targets.at(b, 0), targets.at(b, 1), targets.at(b, 2)};
        const auto income =
            allocate(cells,
                     odds,
                     totals,
                     frame.draws(kIncome, frame.first_household[static_cast<std::size_t>(b)]));
        for (std::size_t i = 0; i < rows.size(); ++i)
            households.income[rows[i]] = static_cast<Income>(income[i]);
    }
}

}  // namespace models::population
