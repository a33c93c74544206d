#pragma once

#include "sim/fields.h"

namespace models::cases {

/// From a signal to help, or not.
struct HandlingRules {
    int intake_weeks = 8;
    double intake_hours = 1;
    int cases_per_meeting = 3;
    int agenda_weeks = 13;
    double consultative_slowing = 0.3;
    double own_view = 0.25;
    double presenting_true = 0.35;
    double visit_hours = 1.5;
    double opens = 0.6;
    double wants_nothing = 0.2;
    double persistence = 0.25;
    int most_visits = 3;
    double accept_cold = 0.24;
    double warm_odds = 1.2;
    int waiting_weeks = 39;
    int undecided_weeks = 52;
    int review_weeks = 13;
    double agrees = 0.7;
    double closing_place = 0.25;
    int most_rounds = 2;
    double tells = 0.4;
    double trust_gain = 0.1;
    double trust_loss = 0.05;
};

template <class Fields, class Rules>
void describe_intake(Fields& fields, Rules& rules) {
    using sim::Grade;
    fields.count(
        rules.intake_weeks,
        sim::assumed("intake_weeks",
                     "weeks",
                     {1, 520},
                     {2, 26},
                     "weeks after which a signal is dropped that nobody has had time for"));
    fields.number(rules.intake_hours,
                  sim::assumed("intake_hours",
                               "hours",
                               {0, 40},
                               {0.5, 3},
                               "hours of the first responsible person to take up a signal"));
    fields.count(rules.cases_per_meeting,
                 sim::assumed("cases_per_meeting",
                              "cases",
                              {0, 100},
                              {1, 8},
                              "cases that one meeting of a network can discuss"));
    fields.count(rules.agenda_weeks,
                 sim::assumed("agenda_weeks",
                              "weeks",
                              {0, 520},
                              {4, 39},
                              "weeks that a case waits for a meeting to discuss it, before its "
                              "first responsible person decides alone"));
    fields.number(
        rules.consultative_slowing,
        sim::assumed("consultative_slowing",
                     "share",
                     {0, 1},
                     {0, 0.6},
                     "share of these cases for which no time is left when questions come before "
                     "solutions"));
    fields.number(
        rules.own_view,
        sim::assumed("own_view",
                     "probability",
                     {0, 1},
                     {0.1, 0.5},
                     "chance that somebody who judges alone, without a broad view, sees a true "
                     "cause"));
    fields.number(rules.presenting_true,
                  sim::assumed("presenting_true",
                               "probability",
                               {0, 1},
                               {0.2, 0.6},
                               "chance that the problem that somebody comes with is a true cause"));
}

template <class Fields, class Rules>
void describe_visits(Fields& fields, Rules& rules) {
    using sim::Grade;
    fields.number(
        rules.visit_hours,
        sim::assumed(
            "visit_hours", "hours", {0, 40}, {0.5, 3}, "hours of one visit, travel included"));
    fields.number(
        rules.opens,
        sim::assumed(
            "opens", "probability", {0, 1}, {0.4, 0.9}, "chance that a first visit is let in"));
    fields.number(rules.wants_nothing,
                  sim::assumed("wants_nothing",
                               "share",
                               {0, 1},
                               {0.1, 0.5},
                               "share of the lonely who want no contact at all with helpers"));
    fields.number(
        rules.persistence,
        sim::assumed("persistence",
                     "probability",
                     {0, 1},
                     {0, 0.5},
                     "chance that one more visit wins over somebody who wants no contact"));
    fields.count(rules.most_visits,
                 sim::assumed("most_visits",
                              "visits",
                              {1, 100},
                              {1, 6},
                              "visits before a door that stays closed is given up"));
    fields.number(rules.accept_cold,
                  {"accept_cold",
                   "probability",
                   0,
                   1,
                   0.1,
                   0.5,
                   Grade::b,
                   "uptake-of-home-visits",
                   "chance that an offer is accepted after a cold referral: a name, a number, a "
                   "leaflet"});
    fields.number(
        rules.warm_odds,
        sim::assumed("warm_odds",
                     "odds ratio",
                     {0.1, 10},
                     {1, 2},
                     "odds of accepting when a person introduces her to a person, over those when "
                     "she is sent"));
}

template <class Fields, class Rules>
void describe_follow_up(Fields& fields, Rules& rules) {
    using sim::assumed;
    fields.count(rules.waiting_weeks,
                 assumed("waiting_weeks",
                         "weeks",
                         {1, 520},
                         {13, 78},
                         "weeks after which somebody who waits for a place is given up"));
    fields.count(rules.undecided_weeks,
                 assumed("undecided_weeks",
                         "weeks",
                         {1, 520},
                         {13, 104},
                         "weeks after which a case is dropped on which rival networks do not "
                         "agree"));
    fields.count(rules.review_weeks,
                 assumed("review_weeks",
                         "weeks",
                         {1, 520},
                         {6, 52},
                         "weeks between two looks at how somebody is who takes part; who is "
                         "no longer lonely then is helped, and the case is closed"));
    fields.number(rules.agrees,
                  assumed("agrees",
                          "probability",
                          {0, 1},
                          {0.4, 1},
                          "chance that all at a meeting agree to close a case, without a shared "
                          "vision; with a full one they always do"));
    fields.number(rules.closing_place,
                  assumed("closing_place",
                          "cases",
                          {0, 10},
                          {0.1, 0.5},
                          "room on the agenda that closing a case takes, of that for discussing "
                          "one"));
    fields.count(rules.most_rounds,
                 assumed("most_rounds",
                         "rounds",
                         {1, 20},
                         {1, 4},
                         "times that a case is discussed before it is closed without change"));
    fields.number(
        rules.tells,
        assumed("tells",
                "probability",
                {0, 1},
                {0.1, 0.9},
                "chance that a signaller hears what became of a signal from people whom he "
                "does not know"));
    fields.number(
        rules.trust_gain,
        assumed(
            "trust_gain", "1", {0, 1}, {0, 0.3}, "share of the missing trust that feedback gives"));
    fields.number(
        rules.trust_loss,
        assumed("trust_loss", "1", {0, 1}, {0, 0.3}, "share of the trust that silence takes"));
}

template <class Fields, class Rules>
void describe_handling(Fields& fields, Rules& rules) {
    fields.section("cases.handling", [&] {
        describe_intake(fields, rules);
        describe_visits(fields, rules);
        describe_follow_up(fields, rules);
    });
}

}  // namespace models::cases
