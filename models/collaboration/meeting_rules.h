#pragma once

#include "sim/fields.h"

namespace models::collaboration {

/// How people in a network come to know each other, and who comes to its meetings.
struct MeetingRules {
    double hours = 2;                           // of a meeting
    double attends = 0.95;                      // who can, comes
    double gp_by_day = 0.3;                     // times that, for GPs at a meeting by day
    double daily_delusion = 0.85;               // times that, without a project structure
    double acquainted = 0.1;                    // familiarity at the start
    double growth = 1.6;                        // per informal hour
    double half_life = 156;                     // weeks, of familiarity that is not kept up
    double introduction = 0.25;                 // first familiarity of a newcomer
    double encounters = 0.002;                  // a week, in an area of 10,000
    double coordinator_hours_per_member = 0.2;  // a week
    double without_coordinator = 0.5;           // what a meeting is worth then
    double interest_shows = 0.1;                // chance a meeting, times the hidden interest
    double interest_damage = 0.3;               // share of familiarity lost then
    double dispute = 0.1;                       // share lost a meeting, with a rival network
};

/// How the members' trust follows what they hear.
struct TrustRules {
    double start = 0.5;
    double feedback = 0.1;   // of the way to 1
    double silence = 0.05;   // of the way to 0
    double warm_most = 0.9;  // chance of a warm referral between two who know each other well
};

template <class Fields, class Rules>
void describe_familiarity(Fields& fields, Rules& rules) {
    using sim::assumed, sim::reported, sim::Grade;
    constexpr auto kBook = "local-approaches-2013";
    fields.number(
        rules.acquainted,
        assumed("acquainted", "1", {0, 1}, {0, 0.3}, "familiarity of two members at the start"));
    fields.number(rules.growth,
                  reported("growth",
                           "1/hour",
                           {0, 20},
                           {0.5, 4},
                           Grade::c,
                           kBook,
                           "growth of familiarity per informal hour of a meeting, fitted to a year "
                           "in which members get to know each other"));
    fields.number(rules.half_life,
                  assumed("half_life",
                          "weeks",
                          {1, 5200},
                          {52, 416},
                          "half-life of familiarity that is not kept up"));
    fields.number(rules.introduction,
                  reported("introduction",
                           "1",
                           {0, 1},
                           {0, 0.5},
                           Grade::c,
                           kBook,
                           "familiarity of a newcomer whom a good coordinator introduces"));
    fields.number(rules.encounters,
                  reported("encounters",
                           "1/week",
                           {0, 1},
                           {0, 0.01},
                           Grade::c,
                           kBook,
                           "growth of familiarity by chance meetings, in an area of 10,000"));
    fields.number(rules.interest_shows,
                  reported("interest_shows",
                           "probability",
                           {0, 1},
                           {0, 0.3},
                           Grade::c,
                           kBook,
                           "chance that a wholly hidden interest shows at a meeting"));
    fields.number(rules.interest_damage,
                  assumed("interest_damage",
                          "share",
                          {0, 1},
                          {0.1, 0.6},
                          "share of the familiarity with a member lost when her hidden interest "
                          "shows"));
    fields.number(rules.dispute,
                  reported("dispute",
                           "share",
                           {0, 1},
                           {0, 0.3},
                           Grade::c,
                           kBook,
                           "share of familiarity that a quarrel with a wholly rival network takes "
                           "at a meeting"));
}

template <class Fields, class Rules>
void describe_meetings(Fields& fields, Rules& rules) {
    using sim::assumed, sim::reported, sim::Grade;
    constexpr auto kBook = "local-approaches-2013";
    fields.number(rules.hours,
                  assumed("hours", "hours", {0.25, 24}, {1, 3}, "length of a meeting"));
    fields.number(rules.attends,
                  assumed("attends",
                          "probability",
                          {0, 1},
                          {0.8, 1},
                          "chance that a member comes who is free, willing and released"));
    fields.number(rules.gp_by_day,
                  reported("gp_by_day",
                           "1",
                           {0, 1},
                           {0, 0.6},
                           Grade::c,
                           kBook,
                           "the chance that a GP comes by day, times that of others"));
    fields.number(rules.daily_delusion,
                  reported("daily_delusion",
                           "1",
                           {0, 1},
                           {0.5, 1},
                           Grade::c,
                           kBook,
                           "the chance that a professional comes without a project structure, "
                           "times that with one"));
    fields.number(rules.coordinator_hours_per_member,
                  assumed("coordinator_hours_per_member",
                          "hours per week",
                          {0.001, 10},
                          {0.05, 0.5},
                          "hours of a coordinator that a network needs for each member"));
    fields.number(rules.without_coordinator,
                  reported("without_coordinator",
                           "1",
                           {0, 1},
                           {0.2, 0.9},
                           Grade::c,
                           kBook,
                           "what an hour together is worth without a coordinator, compared with a "
                           "good one"));
}

template <class Fields, class Rules>
void describe_trust(Fields& fields, Rules& rules) {
    using sim::assumed, sim::reported, sim::Grade;
    constexpr auto kBook = "local-approaches-2013";
    fields.number(rules.start, assumed("start", "1", {0, 1}, {0.3, 0.7}, "trust of a new member"));
    fields.number(rules.feedback,
                  reported("feedback",
                           "1",
                           {0, 1},
                           {0.02, 0.3},
                           Grade::c,
                           kBook,
                           "share of the way to full trust for each feedback"));
    fields.number(rules.silence,
                  assumed("silence",
                          "1",
                          {0, 1},
                          {0.01, 0.2},
                          "share of trust lost for each signal that nobody answered"));
    fields.number(rules.warm_most,
                  reported("warm_most",
                           "probability",
                           {0, 1},
                           {0.5, 1},
                           Grade::c,
                           kBook,
                           "chance of a warm referral between two who know each other well"));
}

}  // namespace models::collaboration
