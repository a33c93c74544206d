#pragma once

#include "sim/fields.h"

namespace models::interventions {

/// What all programmes have in common, whatever their terms.
struct DeliveryRules {
    double first_meeting = 0.20;    // strength of a tie after a first visit or meeting
    double waiting_places = 4;      // people on the list for each place; then it is closed
    double asked_places = 0.5;      // people on it for each place; from then on nobody is asked
    double hours_of_visit = 1.5;    // of the resident who is visited
    double hours_of_meeting = 2.0;  // of a participant in a group
    double warm_dropout = 1;        // hazard of leaving of who was referred warmly, times that
    double warm_first = 0;          // chance that she goes before all who wait
    double matched_factor = 3;      // of the chance to get acquainted, when somebody brings one in
    double label_odds = 0.5;        // of a yes to the word lonely, by who is ashamed of it
    double other_burden = 0.1;      // that help can take off beside the burdens that are counted
};

template <class Fields, class Rules>
void describe_delivery(Fields& fields, Rules& rules) {
    using sim::Grade;
    fields.section("interventions.delivery", [&] {
        fields.number(rules.first_meeting,
                      {"first_meeting",
                       "1",
                       0.05,
                       0.9,
                       0.1,
                       0.4,
                       Grade::d,
                       "assumption",
                       "strength of a tie after a first visit or meeting"});
        fields.number(
            rules.waiting_places,
            {"waiting_places",
             "people",
             0,
             100,
             1,
             10,
             Grade::d,
             "assumption",
             "people on the waiting list for each place before nobody is put on it any more"});
        fields.number(
            rules.asked_places,
            {"asked_places",
             "people",
             0,
             100,
             0.1,
             2,
             Grade::d,
             "assumption",
             "people on the waiting list for each place before nobody is asked to take part who "
             "was not referred"});
        fields.number(rules.hours_of_visit,
                      {"hours_of_visit",
                       "hours",
                       0,
                       24,
                       0.5,
                       3,
                       Grade::d,
                       "assumption",
                       "time that a visited resident spends on a visit"});
        fields.number(rules.hours_of_meeting,
                      {"hours_of_meeting",
                       "hours",
                       0,
                       24,
                       1,
                       4,
                       Grade::d,
                       "assumption",
                       "time that a participant spends on a meeting of the group"});
        fields.number(rules.matched_factor,
                      sim::assumed("matched_factor",
                                   "1",
                                   {1, 100},
                                   {1, 6},
                                   "how many times likelier two get acquainted at a meeting when "
                                   "somebody brought one of them in"));
        fields.number(rules.warm_dropout,
                      sim::assumed("warm_dropout",
                                   "hazard ratio",
                                   {0.05, 10},
                                   {0.5, 1.2},
                                   "hazard of leaving a programme after a warm referral, over that "
                                   "of others; no study found a difference"));
        fields.number(rules.warm_first,
                      sim::assumed("warm_first",
                                   "probability",
                                   {0, 1},
                                   {0, 0.5},
                                   "chance that a warm referral goes before all others who wait"));
        fields.number(rules.label_odds,
                      {"label_odds",
                       "odds ratio",
                       0.01,
                       1,
                       0.2,
                       1,
                       Grade::c,
                       "local-approaches-2013",
                       "odds of saying yes to what is announced with the word lonely, of people "
                       "ashamed of it, over those of an offer without that word"});
        fields.number(rules.other_burden,
                      sim::assumed("other_burden",
                                   "1",
                                   {0, 2},
                                   {0, 0.3},
                                   "by how much help can lower a need beside what anxiety, "
                                   "limitations and money add to it"));
    });
}

}  // namespace models::interventions
