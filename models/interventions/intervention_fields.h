#pragma once

#include "sim/fields.h"

#include "models/interventions/help_fields.h"
#include "models/interventions/intervention.h"
#include "models/interventions/service_fields.h"

namespace models::interventions {

template <class Fields, class I>
void describe_reach(Fields& fields, I& rules) {
    using sim::Grade;
    fields.count(rules.min_age,
                 {"min_age",
                  "years",
                  18,
                  110,
                  18,
                  80,
                  Grade::d,
                  "assumption",
                  "youngest residents that are asked"});
    fields.flag(
        rules.lonely_only,
        {"lonely_only",
         "1",
         0,
         1,
         0,
         1,
         Grade::d,
         "assumption",
         "only residents whose loneliness is above lonely_threshold are asked (their state in the "
         "model, whatever a questionnaire would say)"});
    fields.number(rules.capacity_per_1000,
                  {"capacity_per_1000",
                   "places per 1000 adults",
                   0,
                   1000,
                   0.5,
                   50,
                   Grade::d,
                   "assumption",
                   "residents that can take part at one time"});
    fields.number(rules.offers_per_week,
                  {"offers_per_week",
                   "share per week",
                   0,
                   1,
                   0.001,
                   0.1,
                   Grade::d,
                   "assumption",
                   "share of the eligible residents who are asked in a week"});
    fields.number(rules.uptake,
                  {"uptake",
                   "probability",
                   0,
                   1,
                   0.05,
                   0.7,
                   Grade::d,
                   "assumption",
                   "chance that a resident who is asked says yes"});
    fields.count(rules.group_size,
                 {"group_size",
                  "residents",
                  1,
                  200,
                  1,
                  30,
                  Grade::d,
                  "assumption",
                  "participants of one group; 1 for a companion"});
    fields.number(rules.clients_per_volunteer,
                  {"clients_per_volunteer",
                   "residents",
                   0.1,
                   100,
                   1,
                   8,
                   Grade::d,
                   "assumption",
                   "companions only: residents whom one volunteer serves at a time"});
}

template <class Fields, class I>
void describe_dose(Fields& fields, I& rules) {
    using sim::Grade;
    fields.number(rules.sessions_per_week,
                  {"sessions_per_week",
                   "1/week",
                   0,
                   14,
                   0.1,
                   3,
                   Grade::d,
                   "assumption",
                   "visits or meetings for one participant"});
    fields.count(rules.duration_weeks,
                 {"duration_weeks",
                  "weeks",
                  1,
                  5200,
                  4,
                  416,
                  Grade::d,
                  "assumption",
                  "how long a participant takes part who stays to the end"});
    fields.number(rules.dropout,
                  {"dropout",
                   "share",
                   0,
                   0.99,
                   0.05,
                   0.4,
                   Grade::d,
                   "assumption",
                   "share of the participants who leave before the end"});
    fields.number(rules.co_member_tie_chance,
                  {"co_member_tie_chance",
                   "probability per session",
                   0,
                   1,
                   0,
                   0.05,
                   Grade::d,
                   "assumption",
                   "chance that two who attend the same session get acquainted"});
}

template <class Fields, class I>
void describe_effort(Fields& fields, I& rules) {
    using sim::Grade;
    fields.number(rules.volunteer_hours_per_session,
                  {"volunteer_hours_per_session",
                   "hours",
                   0,
                   100,
                   0,
                   10,
                   Grade::d,
                   "assumption",
                   "hours of volunteers for one session, travel included"});
    fields.number(rules.professional_hours_per_session,
                  {"professional_hours_per_session",
                   "hours",
                   0,
                   100,
                   0,
                   10,
                   Grade::d,
                   "assumption",
                   "paid hours for one session, preparation included"});
    fields.number(rules.coordinator_hours_per_week_per_place,
                  {"coordinator_hours_per_week_per_place",
                   "hours per week",
                   0,
                   40,
                   0,
                   2,
                   Grade::d,
                   "assumption",
                   "paid hours of coordination for each place that is taken"});
    fields.number(rules.training_hours,
                  {"training_hours",
                   "hours",
                   0,
                   500,
                   0,
                   40,
                   Grade::d,
                   "assumption",
                   "hours that a new volunteer is trained"});
    fields.number(rules.euro_per_session,
                  {"euro_per_session",
                   "euro",
                   0,
                   10'000,
                   0,
                   200,
                   Grade::d,
                   "assumption",
                   "room, travel and material for one session"});
    fields.number(rules.euro_per_participant,
                  {"euro_per_participant",
                   "euro",
                   0,
                   100'000,
                   0,
                   500,
                   Grade::d,
                   "assumption",
                   "intake and material for one participant, once"});
    fields.number(rules.euro_per_week,
                  {"euro_per_week",
                   "euro per week",
                   0,
                   1'000'000,
                   0,
                   1000,
                   Grade::d,
                   "assumption",
                   "fixed cost while the programme runs"});
}

/// Fields of one intervention.
template <class Fields>
void describe(Fields& fields, Intervention& rules) {
    describe_reach(fields, rules);
    describe_dose(fields, rules);
    describe_effort(fields, rules);
    describe_help(fields, rules);
    describe_services(fields, rules);
}

}  // namespace models::interventions
