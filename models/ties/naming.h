#pragma once

#include <algorithm>
#include <cmath>

#include "sim/fields.h"

namespace models::ties {

/// Whom people name when a survey asks for their personal network.
struct NamingRules {
    double forget_weak = 0.333;    // chance to forget a tie of no strength
    double forget_close = 0.0277;  // and one of full strength
    double seen_within = 16.6;     // weeks in which there must have been contact; 0: no matter
};

template <class Fields, class Rules>
void describe_naming(Fields& fields, Rules& rules) {
    using sim::Grade;
    fields.section("ties.naming", [&] {
        fields.number(rules.forget_weak,
                      {"forget_weak",
                       "probability",
                       0,
                       1,
                       0,
                       0.5,
                       Grade::c,
                       "forgetting-to-name",
                       "chance that a tie of hardly any strength is forgotten in a survey"});
        fields.number(rules.forget_close,
                      {"forget_close",
                       "probability",
                       0,
                       1,
                       0,
                       0.1,
                       Grade::c,
                       "forgetting-to-name",
                       "the same of a tie of full strength"});
        fields.number(rules.seen_within,
                      {"seen_within",
                       "weeks",
                       0,
                       520,
                       0,
                       26,
                       Grade::d,
                       "assumption",
                       "who had no contact in so many weeks is no regular contact and not named"});
    });
}

/// Chance that a tie of strength `s` outside the household, met `contacts` days a week on average,
/// is named: it is remembered, and there was contact within the weeks that count.
inline double chance_named(const NamingRules& rules, double s, double contacts) {
    const double forgotten = rules.forget_weak + (rules.forget_close - rules.forget_weak) * s;
    const double seen = rules.seen_within > 0 ? -std::expm1(-contacts * rules.seen_within) : 1.0;
    return std::clamp(1 - forgotten, 0.0, 1.0) * seen;
}

}  // namespace models::ties
