#pragma once

#include "sim/fields.h"

namespace models::collaboration {

/// How a shared vision grows and is lost.
struct VisionRules {
    double growth = 0.5;                   // per hour of reflection
    double early = 1.5;                    // times that, in the first year
    double half_life = 78;                 // weeks
    double director = 0.3;                 // added to the growth by a director with a budget
    double director_without_budget = 0.1;  // share of that
    double rival = 0.7;                    // share of the growth that a rival network takes
    double money = 0.9;                    // share that thinking from money takes
    double doing = 0.02;                   // lost for each action without reflection
    double enough = 0.15;                  // share of reflection with which doing does no harm
    double holds = 0.5;                    // share of setbacks that a full vision takes off
    double learning = 0.03;                // widening of views per hour of reflection
    double consult = 0.15;                 // diagnosis: consultative questions first
    double mixed = 0.15;                   // diagnosis: volunteers and professionals together
    double shared = 0.25;                  // diagnosis: the vision
    double broad = 0.25;                   // diagnosis: breadth of view of who is there
    double alone = 0.2;                    // diagnosis: without any of it
};

/// What gives a network energy and what takes it.
struct EnergyRules {
    double start = 0.6;
    double rest = 0.2;  // where it ends when nothing happens
    double rest_weeks = 52;
    double success = 0.06;          // of the way to 1
    double feedback = 0.03;         // of the way to 1
    double agreed = 0.01;           // of the way to 1, a case closed together
    double fed = 0.03;              // a meeting with food
    double taken_seriously = 0.03;  // a meeting, with a director
    double coordinator = 0.05;      // a meeting, with a good one
    double empty = 0.12;            // share lost at a meeting without cases
    double silence = 0.03;          // share lost for each unanswered signal
    double only_doing = 0.1;        // share lost at a meeting with actions and no reflection
    double only_talking = 0.05;     // share lost at a meeting with cases and no action
    double one_sided = 0.05;        // share lost at a meeting of thinkers only, or doers only
    double newcomer = 0.01;         // share lost for each introduction
    double shared_by = 12;          // members to whom one answer, or its lack, counts in full
};

struct PublicityRules {
    double growth = 0.15;   // a meeting at full effort
    double form = 0.25;     // mean familiarity from which there is something to tell
    double half_life = 26;  // weeks
};

template <class Fields, class Rules>
void describe_vision(Fields& fields, Rules& rules) {
    using sim::assumed, sim::reported, sim::Grade;
    constexpr auto kBook = "local-approaches-2013";
    fields.number(rules.growth,
                  reported("growth",
                           "1/hour",
                           {0, 20},
                           {0.1, 1},
                           Grade::c,
                           kBook,
                           "growth of the shared vision per hour of reflection"));
    fields.number(rules.early,
                  reported("early",
                           "1",
                           {0, 10},
                           {1, 2},
                           Grade::c,
                           kBook,
                           "what reflection is worth in the first year"));
    fields.number(rules.half_life,
                  reported("half_life",
                           "weeks",
                           {1, 5200},
                           {26, 208},
                           Grade::c,
                           kBook,
                           "half-life of a vision that is not retold"));
    fields.number(rules.director,
                  reported("director",
                           "1",
                           {0, 5},
                           {0, 1},
                           Grade::c,
                           kBook,
                           "added to its growth by a director with a budget"));
    fields.number(rules.director_without_budget,
                  reported("director_without_budget",
                           "share",
                           {0, 1},
                           {0, 0.3},
                           Grade::c,
                           kBook,
                           "what a director without a budget is worth"));
    fields.number(rules.rival,
                  reported("rival",
                           "share",
                           {0, 1},
                           {0.2, 1},
                           Grade::c,
                           kBook,
                           "share of its growth that a rival network takes"));
    fields.number(rules.money,
                  reported("money",
                           "share",
                           {0, 1},
                           {0.3, 1},
                           Grade::c,
                           kBook,
                           "share of its growth that thinking from money takes"));
    fields.number(rules.doing,
                  reported("doing",
                           "share",
                           {0, 1},
                           {0, 0.1},
                           Grade::c,
                           kBook,
                           "share lost for each action without reflection"));
    fields.number(rules.enough,
                  assumed("enough",
                          "share",
                          {0.01, 1},
                          {0.05, 0.4},
                          "share of reflection with which doing does no harm"));
    fields.number(rules.holds,
                  reported("holds",
                           "share",
                           {0, 1},
                           {0, 0.8},
                           Grade::c,
                           kBook,
                           "share of what discourages, and of the hazard of falling apart without "
                           "a coordinator, that a full shared vision takes off"));
    fields.number(rules.learning,
                  reported("learning",
                           "1/hour",
                           {0, 1},
                           {0, 0.1},
                           Grade::c,
                           kBook,
                           "share of the way to a fully broad view per hour of reflection"));
}

template <class Fields, class Rules>
void describe_diagnosis(Fields& fields, Rules& rules) {
    using sim::assumed, sim::reported, sim::Grade;
    constexpr auto kBook = "local-approaches-2013";
    fields.number(
        rules.alone,
        assumed(
            "alone", "1", {0, 1}, {0, 0.4}, "chance to see the true cause without what is below"));
    fields.number(
        rules.shared,
        reported(
            "shared", "1", {0, 1}, {0, 0.4}, Grade::c, kBook, "added by a full shared vision"));
    fields.number(rules.consult,
                  reported("consult",
                           "1",
                           {0, 1},
                           {0, 0.3},
                           Grade::c,
                           kBook,
                           "added by questions before solutions"));
    fields.number(rules.mixed,
                  reported("mixed",
                           "1",
                           {0, 1},
                           {0, 0.3},
                           Grade::c,
                           kBook,
                           "added when volunteers and professionals are both there"));
    fields.number(
        rules.broad,
        reported(
            "broad", "1", {0, 1}, {0, 0.4}, Grade::c, kBook, "added by a full breadth of view"));
}

template <class Fields, class Rules>
void describe_energy(Fields& fields, Rules& rules) {
    using sim::assumed, sim::reported, sim::Grade;
    constexpr auto kBook = "local-approaches-2013";
    fields.number(
        rules.start,
        reported("start", "1", {0, 1}, {0.4, 0.9}, Grade::c, kBook, "energy at the start"));
    fields.number(
        rules.rest,
        assumed("rest", "1", {0, 1}, {0, 0.4}, "energy of a network in which nothing happens"));
    fields.number(
        rules.rest_weeks,
        assumed("rest_weeks", "weeks", {1, 5200}, {13, 156}, "time in which energy goes there"));
    const auto gain = [&](double& value, const char* name, const char* meaning) {
        fields.number(value, reported(name, "1", {0, 1}, {0, 0.2}, Grade::c, kBook, meaning));
    };
    gain(rules.success, "success", "share of the way to full energy for each small success");
    gain(rules.feedback, "feedback", "share of the way to full energy for each feedback");
    gain(rules.agreed,
         "agreed",
         "share of the way to full energy for each case that all agreed to close");
    gain(rules.fed, "fed", "share of the way to full energy for a meeting with food");
    gain(rules.taken_seriously,
         "taken_seriously",
         "share of the way to full energy for a meeting under a director");
    gain(rules.coordinator,
         "coordinator",
         "share of the way to full energy for a meeting that a good coordinator holds together");
    gain(rules.empty, "empty", "share of energy lost at a meeting without cases");
    gain(rules.silence, "silence", "share of energy lost for each signal that nobody answered");
    gain(rules.only_doing,
         "only_doing",
         "share of energy lost at a meeting after action without reflection");
    gain(rules.only_talking,
         "only_talking",
         "share of energy lost at a meeting with cases that led to no action");
    gain(rules.one_sided,
         "one_sided",
         "share of energy lost at a meeting of thinkers only or doers only");
    gain(rules.newcomer, "newcomer", "share of energy lost for each newcomer who is introduced");
    fields.number(rules.shared_by,
                  assumed("shared_by",
                          "people",
                          {1, 1000},
                          {6, 20},
                          "members of a network in which each feedback, and each signal without an "
                          "answer, counts in full; among more of them it counts for less"));
}

template <class Fields, class Rules>
void describe_publicity(Fields& fields, Rules& rules) {
    using sim::assumed, sim::reported, sim::Grade;
    fields.number(
        rules.growth,
        assumed("growth", "1", {0, 1}, {0, 0.4}, "growth of publicity a meeting, at full effort"));
    fields.number(rules.form,
                  reported("form",
                           "1",
                           {0, 1},
                           {0, 0.6},
                           Grade::c,
                           "local-approaches-2013",
                           "mean familiarity from which publicity has an object"));
    fields.number(rules.half_life,
                  assumed("half_life", "weeks", {1, 5200}, {8, 104}, "half-life of being known"));
}

}  // namespace models::collaboration
