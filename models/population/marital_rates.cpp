#include "models/population/marital_rates.h"

#include <algorithm>

namespace models::population {

namespace {

/// Odds of having divorced, and of having been widowed, against never having married, among people
/// without a spouse at home, by five-year group. The shape is an assumption (divorce rises from 30
/// and levels off, widowhood doubles about every five years); the levels are those of the
/// municipality.
constexpr std::array<double, kAgeGroups> kDivorced{0,    0,    0,    0,    0.005, 0.02, 0.06,
                                                   0.15, 0.30, 0.50, 0.80, 1.1,   1.5,  1.9,
                                                   2.3,  2.6,  2.5,  2.2,  1.8,   1.5};
constexpr std::array<double, kAgeGroups> kWidowed{
    0, 0, 0, 0, 0, 0.001, 0.004, 0.01, 0.02, 0.05, 0.12, 0.25, 0.55, 1.2, 2.6, 5.5, 11, 20, 32, 45};
constexpr double kWidowsPerWidower = 2.2;

}  // namespace

std::array<double, 3> MaritalOdds::chances(int sex, int group) const {
    const auto g = static_cast<std::size_t>(group);
    std::array<double, 3> odds{
        1, divorced * kDivorced[g], widowed * kWidowed[g] * (sex == 1 ? kWidowsPerWidower : 1)};
    const double total = odds[0] + odds[1] + odds[2];
    for (double& value : odds)
        value /= total;
    return odds;
}

MaritalOdds fit_marital_odds(const MunicipalityFacts& facts) {
    MaritalOdds odds;
    for (int round = 0; round < 60; ++round) {
        double all = 0, divorced = 0, widowed = 0;
        for (int sex = 0; sex < kSexes; ++sex) {
            for (int group = 0; group < kAgeGroups; ++group) {
                const auto chances = odds.chances(sex, group);
                for (int role = 0; role < kRoles; ++role) {
                    const double n =
                        facts.persons[static_cast<std::size_t>(person_cell(sex, group, role))];
                    all += n;
                    if (is_married(static_cast<Role>(role)) || role == number(Role::child))
                        continue;
                    divorced += n * chances[1];
                    widowed += n * chances[2];
                }
            }
        }
        odds.divorced *= facts.marital[2] * all / std::max(divorced, 1e-9);
        odds.widowed *= facts.marital[3] * all / std::max(widowed, 1e-9);
    }
    return odds;
}

double share_with_spouse(const MunicipalityFacts& facts) {
    double all = 0, married = 0;
    for (std::size_t i = 0; i < facts.persons.size(); ++i) {
        all += facts.persons[i];
        if (is_married(static_cast<Role>(i % kRoles))) married += facts.persons[i];
    }
    return std::min(1.0, married / std::max(facts.marital[1] * all, 1.0));
}

}  // namespace models::population
