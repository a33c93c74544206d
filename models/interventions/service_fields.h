#pragma once

#include "sim/fields.h"

namespace models::interventions {

/// What services do that find people or go along with them. A catalogue need not give these
/// numbers.
template <class Fields, class I>
void describe_seeking(Fields& fields, I& rules) {
    using sim::assumed;
    fields.number(rules.sought_per_week,
                  assumed("sought_per_week",
                          "share per week",
                          {0, 1},
                          {0, 0.02},
                          "services: share of the residents of min_age and over who get a "
                          "questionnaire or somebody at the door in a week"));
    fields.number(rules.response,
                  assumed("response",
                          "probability",
                          {0, 1},
                          {0.2, 0.7},
                          "services: chance that she fills it in, or opens and talks"));
    fields.number(rules.sensitivity,
                  assumed("sensitivity",
                          "probability",
                          {0, 1},
                          {0.4, 0.9},
                          "services: chance that it shows then of somebody who is lonely"));
    fields.number(rules.specificity,
                  assumed("specificity",
                          "probability",
                          {0, 1},
                          {0.7, 1},
                          "services: chance that somebody who is not lonely is not taken for it"));
    fields.number(rules.hours_per_attempt,
                  assumed("hours_per_attempt",
                          "hours",
                          {0, 40},
                          {0, 1},
                          "services: hours for each of those whom it seeks"));
}

template <class Fields, class I>
void describe_guiding(Fields& fields, I& rules) {
    using sim::assumed;
    fields.number(rules.hours_per_contact,
                  assumed("hours_per_contact",
                          "hours",
                          {0, 40},
                          {0.5, 4},
                          "services: hours of one talk, visit or first time together, travel and "
                          "paperwork included"));
    fields.number(rules.accompanies,
                  assumed("accompanies",
                          "probability",
                          {0, 1},
                          {0, 1},
                          "services: chance that somebody goes along with who is referred, while "
                          "there are hours: the referral is warm then"));
    fields.count(rules.caseload,
                 assumed("caseload",
                         "cases",
                         {0, 10'000},
                         {0, 120},
                         "services: cases that it looks after at one time; 0: none of its own"));
    fields.count(rules.talks,
                 assumed("talks",
                         "contacts",
                         {0, 100},
                         {1, 12},
                         "services: talks with somebody before it is decided what to offer"));
    fields.number(
        rules.breadth,
        assumed(
            "breadth", "1", {0, 1}, {0.2, 1}, "services: how broadly it looks at people's lives"));
    fields.number(rules.known_to_gps,
                  assumed("known_to_gps",
                          "probability",
                          {0, 1},
                          {0.3, 1},
                          "services: chance that a GP knows that lonely patients can be sent to "
                          "it; it takes nobody else's cases then"));
}

template <class Fields, class I>
void describe_services(Fields& fields, I& rules) {
    describe_seeking(fields, rules);
    describe_guiding(fields, rules);
}

}  // namespace models::interventions
