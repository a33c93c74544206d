#pragma once

#include <array>
#include <string>

#include "sim/fields.h"

#include "models/professionals/discipline.h"

namespace models::professionals {

/// How many of a discipline there are, and what each has for lonely residents.
struct DisciplineRules {
    double posts_per_10000;  // residents
    double hours;            // a week of one post, for signals, cases and networks
    int most_cases;          // at one time
};

struct ProfessionalRules {
    std::array<DisciplineRules, kDisciplines> disciplines = {{
        {5, 2, 10},    // gp
        {7, 2, 10},    // district_nurse
        {20, 2, 4},    // home_care
        {3, 8, 15},    // welfare
        {3, 2, 10},    // mental_health
        {3, 6, 15},    // social_work
        {2, 2, 6},     // police: one for 5,000 residents
        {2, 4, 10},    // pastor
        {3, 2, 6},     // caretaker
        {10, 0.5, 0},  // hairdresser
        {5, 0.5, 0},   // pedicurist
    }};
    double turnover = 0.21;     // a year
    double breadth_mean = 0.4;  // of a fresh person
    double breadth_spread = 0.2;
    double breadth_weeks = 52;    // half-life of what was learnt
    double trained_share = 0.05;  // who come as trained spotters
    double unseeing = 0.1;        // who never see it
    double service_hours = 28;    // a week of one worker of a service
    double vacancy_weeks = 13;    // until a service has found somebody else
    double training_weeks = 52;   // half-life
};

template <class Fields, class Rules>
void describe_disciplines(Fields& fields, Rules& rules) {
    using sim::assumed;
    for (std::size_t d = 0; d < kDisciplines; ++d) {
        auto& one = rules.disciplines[d];
        fields.section("professionals." + std::string(kDisciplineNames[d]), [&] {
            fields.number(one.posts_per_10000,
                          assumed("posts_per_10000",
                                  "posts per 10,000 residents",
                                  {0, 1000},
                                  {0, 30},
                                  "posts of the discipline in an area"));
            fields.number(one.hours,
                          assumed("hours",
                                  "hours per week",
                                  {0, 60},
                                  {0, 16},
                                  "hours of a post for signals, cases and networks"));
            fields.count(one.most_cases,
                         assumed("most_cases",
                                 "cases",
                                 {0, 1000},
                                 {0, 30},
                                 "cases that a post can have at one time"));
        });
    }
}

template <class Fields, class Rules>
void describe_professionals(Fields& fields, Rules& rules) {
    using sim::assumed, sim::reported, sim::Grade;
    describe_disciplines(fields, rules);
    fields.section("professionals.posts", [&] {
        fields.number(rules.turnover,
                      reported("turnover",
                               "1/year",
                               {0, 10},
                               {0.15, 0.3},
                               Grade::a,
                               "staff-turnover",
                               "hazard that who holds a post leaves it"));
        fields.number(rules.breadth_mean,
                      assumed("breadth_mean",
                              "1",
                              {0, 1},
                              {0.2, 0.6},
                              "breadth of view of a fresh person, on average"));
        fields.number(rules.breadth_spread,
                      assumed("breadth_spread",
                              "1",
                              {0, 1},
                              {0, 0.4},
                              "standard deviation of the breadth of view of fresh people"));
        fields.number(rules.breadth_weeks,
                      reported("breadth_weeks",
                               "weeks",
                               {1, 1040},
                               {26, 156},
                               Grade::c,
                               "local-approaches-2013",
                               "half-life of a broad view that was learnt and is not kept up"));
        fields.number(rules.trained_share,
                      assumed("trained_share",
                              "share",
                              {0, 1},
                              {0, 0.3},
                              "share of fresh people who are trained to recognise loneliness"));
        fields.number(rules.unseeing,
                      reported("unseeing",
                               "share",
                               {0, 1},
                               {0, 0.4},
                               Grade::c,
                               "local-approaches-2013",
                               "share of fresh people who never see that somebody is lonely, "
                               "trained or not, like the church that says that it has none"));
        fields.number(rules.service_hours,
                      assumed("service_hours",
                              "hours per week",
                              {1, 60},
                              {16, 36},
                              "hours of one worker of a service, such as a link worker"));
        fields.number(rules.vacancy_weeks,
                      assumed("vacancy_weeks",
                              "weeks",
                              {0, 520},
                              {6, 26},
                              "weeks on average until a post of a service is filled again"));
        fields.number(rules.training_weeks,
                      assumed("training_weeks",
                              "weeks",
                              {1, 1040},
                              {26, 104},
                              "half-life of training to recognise loneliness"));
    });
}

}  // namespace models::professionals
