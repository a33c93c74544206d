#pragma once

#include "sim/fields.h"

namespace models::collaboration {

/// Who joins and who leaves.
struct MembershipRules {
    double joins = 0.15;        // chance of who is asked, at full energy
    int asked = 2;              // people asked at a meeting
    double pull = 1;            // how much those who are in pull others over the line
    double leaves = 0.3;        // a year, without energy
    double bond = 0.5;          // share of that which knowing all others well takes off
    double pace = 1;            // log of the hazard ratio of volunteers for twice the pace
    double appreciation = 0.2;  // thanks at a meeting, of the way to 1
};

/// What ends a network, and what holds it.
struct SurvivalRules {
    double coordinator_leaves = 0.21;  // a year
    int without_coordinator = 26;      // weeks that it lasts then, on average
    double director_finds = 2;         // a year, another coordinator
    double energy_floor = 0.12;
    int fewest_members = 4;
    double anchoring = 1;           // a year, with everything it needs
    double without_director = 0.3;  // times that
    double result_weeks = 52;       // how long results stay visible
    double result = 0.1;            // of the way to 1 for each success
    double shock_ends = 0.95;       // chance that a political shock ends it
    double shock_ends_anchored = 0.5;
};

template <class Fields, class Rules>
void describe_membership(Fields& fields, Rules& rules) {
    using sim::assumed, sim::reported, sim::Grade;
    constexpr auto kBook = "local-approaches-2013";
    fields.number(rules.joins,
                  assumed("joins",
                          "probability",
                          {0, 1},
                          {0.02, 0.5},
                          "chance that who is asked joins, at full energy"));
    fields.count(rules.asked,
                 assumed("asked", "people", {0, 100}, {0, 5}, "people asked at a meeting"));
    fields.number(rules.pull,
                  reported("pull",
                           "1",
                           {0, 10},
                           {0, 2},
                           Grade::c,
                           kBook,
                           "how much well-acquainted members add to the chance"));
    fields.number(
        rules.leaves,
        assumed(
            "leaves", "1/year", {0, 10}, {0.1, 1}, "hazard of leaving a network without energy"));
    fields.number(rules.bond,
                  reported("bond",
                           "share",
                           {0, 1},
                           {0, 0.8},
                           Grade::c,
                           kBook,
                           "share of that hazard which full familiarity with the others takes "
                           "off"));
    fields.number(rules.pace,
                  reported("pace",
                           "1",
                           {0, 5},
                           {0, 2},
                           Grade::c,
                           kBook,
                           "added to the log hazard of a volunteer's leaving, for "
                           "each time that the pace is too high"));
    fields.number(rules.appreciation,
                  reported("appreciation",
                           "1",
                           {0, 1},
                           {0, 0.5},
                           Grade::c,
                           kBook,
                           "share of the way to full appreciation of volunteers at a meeting, "
                           "where thanks are given"));
}

template <class Fields, class Rules>
void describe_survival(Fields& fields, Rules& rules) {
    using sim::assumed, sim::reported, sim::Grade;
    constexpr auto kBook = "local-approaches-2013";
    fields.number(rules.coordinator_leaves,
                  reported("coordinator_leaves",
                           "1/year",
                           {0, 10},
                           {0.15, 0.3},
                           Grade::a,
                           "staff-turnover",
                           "hazard that the coordinator leaves"));
    fields.count(rules.without_coordinator,
                 assumed("without_coordinator",
                         "weeks",
                         {0, 5200},
                         {4, 104},
                         "weeks that a network lasts without a coordinator, on average"));
    fields.number(rules.director_finds,
                  assumed("director_finds",
                          "1/year",
                          {0, 52},
                          {0.5, 6},
                          "rate at which a director with a budget finds another coordinator"));
    fields.number(
        rules.energy_floor,
        assumed("energy_floor", "1", {0, 1}, {0.02, 0.3}, "energy under which nobody carries on"));
    fields.count(rules.fewest_members,
                 assumed("fewest_members",
                         "members",
                         {0, 100},
                         {2, 8},
                         "members under which nobody carries on"));
    fields.number(rules.anchoring,
                  reported("anchoring",
                           "1/year",
                           {0, 52},
                           {0.2, 4},
                           Grade::c,
                           kBook,
                           "rate of becoming part of ordinary policy, with visible results, both "
                           "commitments and a director"));
    fields.number(rules.without_director,
                  reported("without_director",
                           "1",
                           {0, 1},
                           {0, 0.8},
                           Grade::c,
                           kBook,
                           "that rate without a director, times that with one"));
    fields.number(
        rules.result_weeks,
        assumed("result_weeks", "weeks", {1, 5200}, {13, 156}, "half-life of visible results"));
    fields.number(rules.result,
                  assumed("result",
                          "1",
                          {0, 1},
                          {0.02, 0.3},
                          "share of the way to full visibility for each success"));
    fields.number(rules.shock_ends,
                  reported("shock_ends",
                           "probability",
                           {0, 1},
                           {0.7, 1},
                           Grade::c,
                           kBook,
                           "chance that a political shock ends a network, whatever its results"));
    fields.number(rules.shock_ends_anchored,
                  assumed("shock_ends_anchored",
                          "probability",
                          {0, 1},
                          {0.1, 0.9},
                          "the same, of a network that is part of ordinary policy"));
}

}  // namespace models::collaboration
