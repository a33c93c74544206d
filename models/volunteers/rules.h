#pragma once

#include "sim/fields.h"

namespace models::volunteers {

/// How many residents volunteer, who they are, and what makes them stay.
struct VolunteerRules {
    // The stock.
    double care_share = 0.065;   // of adults, volunteers in care and support
    double open_share = 0.2;     // of these, open to new work
    double hours_mean = 4.5;     // a week
    double hours_least = 1;      // a week
    double refill_weeks = 26;    // in which 63 % of the vacancies are filled
    double former_joins = 0.1;   // chance that who completed a programme becomes one
    int youngest = 25;           // years
    int oldest = 80;             // years
    double likely = 0.49;        // who volunteers at all: most people
    double likely_35_45 = 0.57;  // at 35 to 44
    double likely_65_75 = 0.52;  // at 65 to 74
    double likely_75 = 0.325;    // at 75 and over
    double likely_high = 0.60;   // higher education
    double likely_low = 0.35;    // lower education

    // Careers.
    double quit_rate = 0.13;  // a year
    double first_year = 2;    // times that, in the first year
    double everyday_appreciation = 0.5;
    double appreciation_weeks = 26;  // half-life of a thank-you
    double appreciation_effect = 1;  // log of the hazard ratio from none to full
    double overload_from = 0.8;      // share of her hours in use
    double overload_effect = 1.5;    // log of the hazard ratio at full burden
    double burden_weeks = 8;
    double idle_effect = 1;  // hazard added when motivation is gone
    double motivation_weeks = 26;
    double training_weeks = 52;  // half-life
};

template <class Fields, class Rules>
void describe_stock(Fields& fields, Rules& rules) {
    using sim::assumed, sim::reported, sim::Grade;
    constexpr auto kStock = "volunteering";
    fields.number(rules.care_share,
                  reported("care_share",
                           "share",
                           {0, 1},
                           {0.04, 0.09},
                           Grade::c,
                           kStock,
                           "share of adults who volunteer in care and support"));
    fields.number(rules.open_share,
                  assumed("open_share",
                          "share",
                          {0, 1},
                          {0.05, 0.6},
                          "share of these who are open to new work: the stock"));
    fields.number(rules.hours_mean,
                  reported("hours_mean",
                           "hours per week",
                           {0.1, 40},
                           {3, 6},
                           Grade::a,
                           kStock,
                           "hours of a volunteer, on average"));
    fields.number(rules.hours_least,
                  assumed("hours_least",
                          "hours per week",
                          {0, 40},
                          {0, 2},
                          "hours that every volunteer has at least"));
    fields.number(rules.refill_weeks,
                  assumed("refill_weeks",
                          "weeks",
                          {1, 1040},
                          {8, 104},
                          "time in which two thirds of the vacancies are filled"));
    fields.number(rules.former_joins,
                  assumed("former_joins",
                          "probability",
                          {0, 1},
                          {0, 0.3},
                          "chance that who completed a programme becomes a volunteer"));
    fields.count(rules.youngest,
                 assumed("youngest",
                         "years",
                         {18, 100},
                         {18, 40},
                         "youngest residents who are taken as volunteers"));
    fields.count(rules.oldest,
                 assumed("oldest",
                         "years",
                         {18, 110},
                         {70, 90},
                         "oldest residents who are taken as volunteers"));
    fields.number(rules.likely,
                  reported("likely",
                           "share",
                           {0.01, 1},
                           {0.39, 0.55},
                           Grade::a,
                           kStock,
                           "who volunteers at all, at ages and with education not named below"));
    fields.number(rules.likely_35_45,
                  reported("likely_35_45",
                           "share",
                           {0, 1},
                           {0.5, 0.62},
                           Grade::a,
                           kStock,
                           "who volunteers at all, aged 35 to 44"));
    fields.number(rules.likely_65_75,
                  assumed("likely_65_75",
                          "share",
                          {0, 1},
                          {0.45, 0.57},
                          "who volunteers at all, aged 65 to 74: the second peak"));
    fields.number(rules.likely_75,
                  reported("likely_75",
                           "share",
                           {0, 1},
                           {0.3, 0.36},
                           Grade::a,
                           kStock,
                           "who volunteers at all, aged 75 and over"));
    fields.number(rules.likely_high,
                  reported("likely_high",
                           "share",
                           {0, 1},
                           {0.55, 0.65},
                           Grade::a,
                           kStock,
                           "who volunteers at all, with higher education"));
    fields.number(rules.likely_low,
                  reported("likely_low",
                           "share",
                           {0, 1},
                           {0.3, 0.4},
                           Grade::a,
                           kStock,
                           "who volunteers at all, with lower education"));
}

template <class Fields, class Rules>
void describe_careers(Fields& fields, Rules& rules) {
    using sim::assumed, sim::reported, sim::Grade;
    fields.number(rules.quit_rate,
                  reported("quit_rate",
                           "1/year",
                           {0, 5},
                           {0.1, 0.35},
                           Grade::c,
                           "length-of-visiting",
                           "hazard of stopping after the first year"));
    fields.number(rules.first_year,
                  assumed("first_year",
                          "1",
                          {0, 20},
                          {1, 4},
                          "the hazard of stopping in the first year, times that later"));
    fields.number(rules.everyday_appreciation,
                  assumed("everyday_appreciation",
                          "1",
                          {0, 1},
                          {0.2, 0.8},
                          "appreciation that volunteers get without anybody seeing to it"));
    fields.number(rules.appreciation_weeks,
                  assumed("appreciation_weeks",
                          "weeks",
                          {1, 1040},
                          {8, 52},
                          "half-life of appreciation above or below the everyday one"));
    fields.number(rules.appreciation_effect,
                  reported("appreciation_effect",
                           "1",
                           {0, 5},
                           {0, 2},
                           Grade::c,
                           "local-approaches-2013",
                           "how much appreciation lowers the log hazard of stopping"));
    fields.number(rules.overload_from,
                  assumed("overload_from",
                          "share",
                          {0, 1},
                          {0.5, 1},
                          "share of her hours in use above which a volunteer is overloaded"));
    fields.number(rules.overload_effect,
                  assumed("overload_effect",
                          "1",
                          {0, 5},
                          {0, 3},
                          "how much the log hazard of stopping rises when all hours are used"));
    fields.number(rules.burden_weeks,
                  assumed("burden_weeks",
                          "weeks",
                          {1, 520},
                          {4, 26},
                          "time over which the burden of a volunteer is felt"));
    fields.number(rules.idle_effect,
                  assumed("idle_effect",
                          "1",
                          {0, 20},
                          {0, 3},
                          "added to the hazard ratio of stopping when motivation is gone"));
    fields.number(rules.motivation_weeks,
                  assumed("motivation_weeks",
                          "weeks",
                          {1, 520},
                          {8, 52},
                          "time in which having nobody to visit takes motivation away"));
    fields.number(rules.training_weeks,
                  assumed("training_weeks",
                          "weeks",
                          {1, 1040},
                          {26, 104},
                          "half-life of what a volunteer learnt in training"));
}

template <class Fields, class Rules>
void describe_volunteers(Fields& fields, Rules& rules) {
    fields.section("volunteers.stock", [&] { describe_stock(fields, rules); });
    fields.section("volunteers.careers", [&] { describe_careers(fields, rules); });
}

}  // namespace models::volunteers
