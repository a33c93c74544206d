#pragma once

#include "sim/fields.h"

namespace models::interventions {

/// What sessions and services do beside contacts and ties. A catalogue need not give these numbers.
template <class Fields, class I>
void describe_help(Fields& fields, I& rules) {
    using sim::assumed;
    fields.number(rules.need_relief_per_session,
                  assumed("need_relief_per_session",
                          "1",
                          {0, 1},
                          {0, 0.1},
                          "by how much a session lowers social and emotional need, for those with "
                          "one of its causes"));
    fields.number(rules.relief_half_life,
                  assumed("relief_half_life",
                          "weeks",
                          {1, 5200},
                          {13, 208},
                          "time in which half of such a relief fades"));
    fields.number(rules.grief_relief_per_session,
                  assumed("grief_relief_per_session",
                          "share",
                          {0, 1},
                          {0, 0.1},
                          "share of the grief not yet mourned that a session mourns"));
    fields.number(rules.existing_tie_contacts_per_session,
                  assumed("existing_tie_contacts_per_session",
                          "contacts",
                          {0, 20},
                          {0, 3},
                          "contacts with people whom she knows already that a session makes "
                          "possible"));
    fields.number(rules.wrong_cause_share,
                  assumed("wrong_cause_share",
                          "share",
                          {0, 1},
                          {0, 0.3},
                          "share of relief and of such contacts where none of its causes holds"));
    fields.number(rules.lifts_mobility,
                  assumed("lifts_mobility",
                          "probability",
                          {0, 1},
                          {0, 0.5},
                          "chance that somebody with a mobility limitation gets about as others do "
                          "while she takes part"));
    fields.number(rules.matched_companion,
                  assumed("matched_companion",
                          "probability",
                          {0, 1},
                          {0, 1},
                          "groups: chance that somebody brings a participant in, which makes "
                          "acquaintance easier"));
    fields.flag(rules.targeted,
                assumed("targeted",
                        "1",
                        {0, 1},
                        {0, 1},
                        "wijk trial takes only residents with one of its causes"));
    fields.number(rules.intake_sees_cause,
                  assumed("intake_sees_cause",
                          "probability",
                          {0, 1},
                          {0, 1},
                          "chance that who asks finds out that none of its causes holds, and does "
                          "not ask"));
    fields.flag(rules.loneliness_label,
                assumed("loneliness_label",
                        "1",
                        {0, 1},
                        {0, 1},
                        "it is announced with the word lonely: people who are referred and are "
                        "ashamed of it accept less often"));
    fields.number(rules.training_per_week,
                  assumed("training_per_week",
                          "people per week",
                          {0, 1000},
                          {0, 5},
                          "services: people who are trained to spot loneliness"));
    fields.number(rules.publicity_per_week,
                  assumed("publicity_per_week",
                          "share per week",
                          {0, 1},
                          {0, 0.1},
                          "services: share of the residents who hear of it in a week"));
}

}  // namespace models::interventions
