#pragma once

#include "sim/fields.h"

namespace models::collaboration {

/// How one network is set up: what an arm of a scenario says.
struct NetworkTerms {
    int start_week = 0;
    int cadence_weeks = 6;
    int first_members = 12;
    double volunteer_share = 0.3;
    int most_members = 30;
    int most_delegates = 3;

    double coordinator_hours = 8;
    double coordinator_quality = 0.7;
    bool successor = false;
    bool director = false;
    bool director_budget = false;

    double informal_share = 0.25;
    double reflection_share = 0.25;
    bool consultative = true;
    bool consensus_closing = true;
    bool introductions = true;
    bool appreciation = true;
    bool fed = true;
    bool by_day = true;
    bool project_structure = false;
    bool partner_card = false;
    bool anonymous_cases = true;
    bool privacy_settled = false;
    double publicity_effort = 0.3;
    double pace = 1;
    double money_motive = 0;
    double rival = 0;
    int instrument = 1;

    bool obliged = false;
    bool equal_standing = false;
    double rotating = 0;
    int core_members = 0;
    int shell_every = 4;
    int own_interviews = 0;
    bool outside_study = false;
    bool science_link = false;
    bool keep_small = true;
    bool experts = false;
    bool signalling_card = false;
    bool volunteers_lead = false;

    int funding_end_week = -1;
    int shock_week = -1;
    double euro_per_meeting = 60;
    double euro_of_publicity = 20;
};

template <class Fields, class Terms>
void describe_setting(Fields& fields, Terms& terms) {
    using sim::assumed, sim::reported, sim::Grade;
    constexpr auto kBook = "local-approaches-2013";
    fields.count(terms.start_week,
                 assumed("start_week", "week", {0, 5200}, {0, 520}, "week of the first meeting"));
    fields.count(terms.cadence_weeks,
                 reported("cadence_weeks",
                          "weeks",
                          {1, 260},
                          {2, 26},
                          Grade::c,
                          kBook,
                          "weeks between two meetings"));
    fields.count(terms.first_members,
                 reported("first_members",
                          "members",
                          {0, 200},
                          {4, 40},
                          Grade::c,
                          kBook,
                          "members at the start"));
    fields.number(terms.volunteer_share,
                  assumed("volunteer_share",
                          "share",
                          {0, 1},
                          {0, 0.8},
                          "share of the members who are volunteers"));
    fields.count(
        terms.most_members,
        assumed(
            "most_members", "members", {0, 500}, {8, 60}, "members above which nobody is asked"));
    fields.count(terms.most_delegates,
                 reported("most_delegates",
                          "members",
                          {1, 200},
                          {1, 5},
                          Grade::c,
                          kBook,
                          "professionals of one organisation"));
    fields.number(terms.coordinator_hours,
                  assumed("coordinator_hours",
                          "hours per week",
                          {0, 200},
                          {0, 24},
                          "paid hours of the coordinator; 0: there is none"));
    fields.number(
        terms.coordinator_quality,
        assumed(
            "coordinator_quality", "1", {0, 1}, {0.3, 1}, "how well she holds people together"));
    fields.flag(
        terms.successor,
        assumed(
            "successor", "1", {0, 1}, {0, 1}, "somebody stands ready to follow the coordinator"));
    fields.flag(
        terms.director,
        assumed("director", "1", {0, 1}, {0, 1}, "the municipality is visible as director"));
    fields.flag(terms.director_budget,
                assumed("director_budget", "1", {0, 1}, {0, 1}, "the director has money for that"));
    fields.count(terms.funding_end_week,
                 assumed("funding_end_week",
                         "week",
                         {-1, 5200},
                         {-1, 520},
                         "week in which project money ends; -1: regular funding"));
    fields.count(terms.shock_week,
                 assumed("shock_week",
                         "week",
                         {-1, 5200},
                         {-1, 520},
                         "week of a political shock or a lost tender; -1: none"));
    fields.number(
        terms.euro_per_meeting,
        assumed("euro_per_meeting", "euro", {0, 10'000}, {0, 300}, "room and food of a meeting"));
    fields.number(terms.euro_of_publicity,
                  assumed("euro_of_publicity",
                          "euro per week",
                          {0, 10'000},
                          {0, 200},
                          "cost of publicity at full effort"));
}

template <class Fields, class Terms>
void describe_agenda(Fields& fields, Terms& terms) {
    using sim::assumed;
    const auto flag = [&](bool& value, const char* name, const char* meaning) {
        fields.flag(value, assumed(name, "1", {0, 1}, {0, 1}, meaning));
    };
    fields.number(terms.informal_share,
                  assumed("informal_share",
                          "share",
                          {0, 1},
                          {0.05, 0.5},
                          "share of a meeting for getting acquainted"));
    fields.number(terms.reflection_share,
                  assumed("reflection_share",
                          "share",
                          {0, 1},
                          {0, 0.5},
                          "share of a meeting for analysis and vision"));
    flag(terms.consultative, "consultative", "questions are asked before solutions");
    flag(terms.consensus_closing,
         "consensus_closing",
         "a case is closed at a meeting, when everybody there agrees");
    flag(terms.introductions, "introductions", "newcomers are introduced every time");
    flag(terms.appreciation, "appreciation", "volunteers are thanked at meetings");
    flag(terms.fed, "fed", "there is something to eat");
    flag(terms.by_day, "by_day", "meetings are by day");
    flag(terms.project_structure,
         "project_structure",
         "a project and its leader protect the hours of members");
    flag(terms.partner_card, "partner_card", "each partner's interest is written down");
    flag(terms.anonymous_cases, "anonymous_cases", "cases may be brought in without a name");
    flag(terms.privacy_settled,
         "privacy_settled",
         "what volunteers and professionals may share with each other is agreed");
    fields.number(
        terms.publicity_effort,
        assumed(
            "publicity_effort", "1", {0, 1}, {0, 1}, "effort to be known in the neighbourhood"));
    fields.number(terms.pace,
                  assumed("pace", "1", {0, 10}, {0.5, 3}, "pace of work; volunteers can follow 1"));
    fields.number(terms.money_motive,
                  assumed("money_motive", "1", {0, 1}, {0, 1}, "how far money is the motive"));
    fields.number(terms.rival,
                  assumed("rival",
                          "1",
                          {0, 1},
                          {0, 1},
                          "how far another network with an instrument of its own "
                          "works in the same field"));
}

/// Ways of working on which people differ.
template <class Fields, class Terms>
void describe_ways(Fields& fields, Terms& terms) {
    using sim::assumed;
    const auto flag = [&](bool& value, const char* name, const char* meaning) {
        fields.flag(value, assumed(name, "1", {0, 1}, {0, 1}, meaning));
    };
    flag(terms.obliged, "obliged", "members come because their organisation told them to");
    flag(terms.equal_standing,
         "equal_standing",
         "everybody is invited on an equal footing, GPs too");
    fields.number(terms.rotating,
                  assumed("rotating",
                          "probability",
                          {0, 1},
                          {0, 0.5},
                          "chance at a meeting that an organisation sends somebody else"));
    fields.count(terms.core_members,
                 assumed("core_members",
                         "members",
                         {0, 500},
                         {0, 15},
                         "members of the core group, who meet every time; 0: all do"));
    fields.count(terms.shell_every,
                 assumed("shell_every",
                         "meetings",
                         {1, 100},
                         {2, 8},
                         "meetings after which those around the core are invited once"));
    flag(terms.volunteers_lead,
         "volunteers_lead",
         "volunteers do the visits, and professionals support them");
    flag(terms.keep_small, "keep_small", "the theme is made small again when it has grown");
    flag(terms.experts, "experts", "experts from outside are asked to discussions of cases");
}

template <class Fields, class Terms>
void describe_instruments_of(Fields& fields, Terms& terms) {
    using sim::assumed;
    const auto flag = [&](bool& value, const char* name, const char* meaning) {
        fields.flag(value, assumed(name, "1", {0, 1}, {0, 1}, meaning));
    };
    fields.count(terms.own_interviews,
                 assumed("own_interviews",
                         "residents",
                         {0, 1000},
                         {0, 50},
                         "residents whom members interview themselves at the start"));
    flag(terms.outside_study, "outside_study", "outsiders study the neighbourhood at the start");
    flag(terms.science_link, "science_link", "research goes with it that policy makers read");
    flag(terms.signalling_card,
         "signalling_card",
         "a card says what to look for and where to report; organisations must accept it");
    fields.count(terms.instrument,
                 assumed("instrument",
                         "1",
                         {0, 100},
                         {1, 4},
                         "which list of questions it uses: networks with different ones dispute"));
}

template <class Fields>
void describe(Fields& fields, NetworkTerms& terms) {
    describe_setting(fields, terms);
    describe_agenda(fields, terms);
    describe_ways(fields, terms);
    describe_instruments_of(fields, terms);
}

}  // namespace models::collaboration
