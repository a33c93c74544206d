#pragma once

#include <array>

#include "sim/fields.h"
#include "sim/parallel.h"
#include "sim/step.h"

#include "models/residents/residents.h"

namespace models::residents {

struct HealthRules {
    double limitation_recovery = 0.12;  // per year
    double mobility_recovery = 0.10;
    double anxiety_recovery = 0.35;
};

template <class Fields, class Rules>
void describe_health(Fields& fields, Rules& rules) {
    using sim::Grade;
    fields.section("residents.health", [&] {
        fields.number(rules.limitation_recovery,
                      {"limitation_recovery",
                       "1/year",
                       0,
                       10,
                       0.02,
                       0.4,
                       Grade::d,
                       "assumption",
                       "rate of recovery from a severe limitation"});
        fields.number(rules.mobility_recovery,
                      {"mobility_recovery",
                       "1/year",
                       0,
                       10,
                       0.02,
                       0.4,
                       Grade::d,
                       "assumption",
                       "rate of recovery from a mobility limitation"});
        fields.number(rules.anxiety_recovery,
                      {"anxiety_recovery",
                       "1/year",
                       0,
                       10,
                       0.1,
                       1,
                       Grade::d,
                       "assumption",
                       "rate of recovery from a high risk of anxiety or depression"});
    });
}

inline constexpr int kHealthBands = 5;  // 18-44, 45-64, 65-74, 75-84, 85+

constexpr int health_band(int years) {
    return years < 45 ? 0 : years < 65 ? 1 : years < 75 ? 2 : years < 85 ? 3 : 4;
}

/// Shares of adults with each condition by age band, as the area has them at the start. Onset keeps
/// these shares: onset = recovery x share / (1 - share).
struct HealthShares {
    std::array<double, kHealthBands> limited{}, mobility_limited{}, anxious{};
};

HealthShares measure_health(const Residents& residents);

/// Onset rate that keeps `share` constant against `recovery`.
double onset_rate(double share, double recovery);

/// Process "residents.health": adults fall ill and recover, by age band.
/// Writes `limited`, `mobility_limited`, `anxious`.
void fall_ill_or_recover(const HealthRules& rules,
                         const HealthShares& shares,
                         const sim::Step& step,
                         Residents& residents);

}  // namespace models::residents
