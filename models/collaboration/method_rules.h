#pragma once

#include "sim/fields.h"

namespace models::collaboration {

/// What ways of working do to a network.
struct MethodRules {
    double obliged = 0.2;            // share of the energy at the start that obligation costs
    double equal_standing = 0.5;     // share of what keeps GPs away that an equal footing takes off
    double too_often = 0.3;          // log hazard ratio of leaving, for twice as many meetings
    int study_weeks = 26;            // of a study at the start
    double interview_hours = 3;      // of the member who does it
    double interview_energy = 0.02;  // of the way to 1, for each
    double interview_vision = 0.02;  // of the way to 1, for each
    double leaning_back = 0.1;       // share of energy lost at a meeting while outsiders study
    double study_euro = 400;         // a week, for outsiders
    double scope_grows = 0.15;       // of the way to boundless, a meeting that is only talk
    double scope_acting = 0.3;       // times that where something was done
    double boundless = 0.08;         // share of energy lost at a meeting about everything
    double expert = 0.1;             // added to the chance of a right diagnosis
    double expert_euro = 150;        // a meeting
    double card = 2;                 // a year: organisations accept it, with both commitments
    double card_known = 0.6;         // chance that their people know where to report
    double facilitating = 0.25;      // professional hours for an hour of a volunteer
    double science = 0.5;            // added to the rate of anchoring, as a share
    double disputes = 0.5;           // chance that two instruments leave a case undecided
    double rivals = 0.5;             // rivalry of two instruments with no member in common
};

template <class Fields, class Rules>
void describe_joining_in(Fields& fields, Rules& rules) {
    using sim::assumed, sim::reported, sim::Grade;
    constexpr auto kBook = "local-approaches-2013";
    fields.number(rules.obliged,
                  reported("obliged",
                           "share",
                           {0, 1},
                           {0, 0.4},
                           Grade::c,
                           kBook,
                           "share of the energy at the start that is missing when members were "
                           "told to come"));
    fields.number(rules.equal_standing,
                  reported("equal_standing",
                           "share",
                           {0, 1},
                           {0, 0.8},
                           Grade::c,
                           kBook,
                           "share of what keeps GPs from meetings by day that an invitation on an "
                           "equal footing takes away"));
    fields.number(rules.too_often,
                  reported("too_often",
                           "1",
                           {0, 5},
                           {0, 1},
                           Grade::c,
                           kBook,
                           "added to the log hazard of leaving for each doubling of the meetings "
                           "above one in twelve weeks, of members who come to all"));
    fields.number(rules.facilitating,
                  assumed("facilitating",
                          "1",
                          {0, 5},
                          {0.1, 0.6},
                          "professional hours for an hour of a volunteer whom they support"));
    fields.number(rules.expert,
                  assumed("expert",
                          "1",
                          {0, 1},
                          {0, 0.25},
                          "added to the chance of a right diagnosis by an expert from outside"));
    fields.number(
        rules.expert_euro,
        assumed("expert_euro", "euro", {0, 10'000}, {0, 400}, "cost of an expert at a meeting"));
}

template <class Fields, class Rules>
void describe_study(Fields& fields, Rules& rules) {
    using sim::assumed, sim::reported, sim::Grade;
    constexpr auto kBook = "local-approaches-2013";
    fields.count(rules.study_weeks,
                 reported("study_weeks",
                          "weeks",
                          {1, 520},
                          {8, 52},
                          Grade::c,
                          kBook,
                          "length of a study of the neighbourhood at the start"));
    fields.number(rules.interview_hours,
                  assumed("interview_hours",
                          "hours",
                          {0, 40},
                          {1, 6},
                          "hours of a member for one interview, preparation included"));
    const auto gain = [&](double& value, const char* name, const char* meaning) {
        fields.number(value, reported(name, "1", {0, 1}, {0, 0.1}, Grade::c, kBook, meaning));
    };
    gain(rules.interview_energy,
         "interview_energy",
         "share of the way to full energy for each resident whom members interview themselves");
    gain(rules.interview_vision,
         "interview_vision",
         "share of the way to a full shared vision for each such interview");
    fields.number(rules.leaning_back,
                  reported("leaning_back",
                           "share",
                           {0, 1},
                           {0, 0.3},
                           Grade::c,
                           kBook,
                           "share of energy lost at a meeting while outsiders do the study"));
    fields.number(rules.study_euro,
                  assumed("study_euro",
                          "euro per week",
                          {0, 100'000},
                          {100, 2'000},
                          "cost of a study by outsiders"));
    fields.number(rules.science,
                  reported("science",
                           "share",
                           {0, 10},
                           {0, 1},
                           Grade::c,
                           kBook,
                           "added to the rate of anchoring by research that policy makers read"));
}

template <class Fields, class Rules>
void describe_scope(Fields& fields, Rules& rules) {
    using sim::assumed, sim::reported, sim::Grade;
    constexpr auto kBook = "local-approaches-2013";
    fields.number(rules.scope_grows,
                  reported("scope_grows",
                           "share",
                           {0, 1},
                           {0, 0.4},
                           Grade::c,
                           kBook,
                           "growth of the theme towards boundless at a meeting that only talks"));
    fields.number(rules.scope_acting,
                  assumed("scope_acting",
                          "1",
                          {0, 1},
                          {0, 0.6},
                          "that growth where something was done since the last meeting, times "
                          "that of talk"));
    fields.number(rules.boundless,
                  reported("boundless",
                           "share",
                           {0, 1},
                           {0, 0.2},
                           Grade::c,
                           kBook,
                           "share of energy lost at a meeting about everything"));
}

template <class Fields, class Rules>
void describe_instruments(Fields& fields, Rules& rules) {
    using sim::assumed, sim::reported, sim::Grade;
    constexpr auto kBook = "local-approaches-2013";
    fields.number(rules.card,
                  assumed("card",
                          "1/year",
                          {0, 52},
                          {0.5, 8},
                          "rate at which an organisation accepts a signalling card, with full "
                          "commitment of those at the top and of managers"));
    fields.number(rules.card_known,
                  assumed("card_known",
                          "probability",
                          {0, 1},
                          {0.3, 0.9},
                          "chance that people of an organisation that accepted the card know "
                          "where to report"));
    fields.number(rules.disputes,
                  reported("disputes",
                           "probability",
                           {0, 1},
                           {0.2, 0.9},
                           Grade::c,
                           kBook,
                           "chance that a discussed case stays undecided, between two networks "
                           "with instruments of their own"));
    fields.number(rules.rivals,
                  assumed("rivals",
                          "1",
                          {0, 1},
                          {0.2, 0.8},
                          "rivalry of two networks with different instruments that no "
                          "organisation sits in both of; with all in both it is 1"));
}

template <class Fields, class Rules>
void describe_method(Fields& fields, Rules& rules) {
    describe_joining_in(fields, rules);
    describe_study(fields, rules);
    describe_scope(fields, rules);
    describe_instruments(fields, rules);
}

}  // namespace models::collaboration
