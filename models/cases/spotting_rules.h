#pragma once

#include <array>
#include <string>

#include "sim/fields.h"

#include "models/cases/doors.h"

namespace models::cases {

/// How often people of one kind meet a lonely resident in a way that lets them see her, and how
/// often such a meeting tells them.
struct DoorRules {
    double rate = 0;       // meetings in a week with one lonely adult
    double frail = 0;      // the same with somebody over 75, or severely or mobility limited
    double recognise = 0;  // chance at one meeting, untrained, with somebody half lonely
};

/// From loneliness behind a closed door to a signal.
struct SpottingRules {
    // gp, nurse, home care, welfare, mental health, social work, police, pastor, caretaker,
    // hairdresser, pedicurist, volunteer, neighbour
    std::array<DoorRules, kDoors> doors = {{{0.08, 0.2, 0.03},
                                            {0, 0.08, 0.05},
                                            {0, 0.25, 0.04},
                                            {0.003, 0.006, 0.08},
                                            {0.004, 0.006, 0.08},
                                            {0.004, 0.006, 0.06},
                                            {0.002, 0.002, 0.05},
                                            {0.01, 0.03, 0.06},
                                            {0.01, 0.015, 0.03},
                                            {0.1, 0.05, 0.03},
                                            {0.01, 0.06, 0.03},
                                            {0.004, 0.02, 0.05},
                                            {0.4, 0.3, 0.01}}};
    int least_weeks = 13;
    double volunteers_at_rate = 13;  // 6.5 % of adults volunteer in care, a fifth of them here
    double taboo = 0.2;
    double training_gain = 1.0;
    double familiarity_gain = 0.5;
    double professional_signals = 0.3;
    double volunteer_signals = 0.25;
    double neighbour_signals = 0.1;
    double without_meldpunt = 0.1;
    double consents = 0.5;
    double volunteer_hesitates = 0.5;
};

template <class Fields, class Rules>
void describe_doors(Fields& fields, Rules& rules) {
    using sim::Grade;
    for (int d = 0; d < kDoors; ++d) {
        auto& door = rules.doors[static_cast<std::size_t>(d)];
        const bool gp = static_cast<Door>(d) == Door::gp;
        fields.section("cases.doors." + std::string(kDoorNames[static_cast<std::size_t>(d)]), [&] {
            fields.number(
                door.rate,
                sim::assumed(
                    "rate", "1/week", {0, 7}, {0, 1}, "meetings in a week with one lonely adult"));
            fields.number(
                door.frail,
                sim::assumed(
                    "frail",
                    "1/week",
                    {0, 7},
                    {0, 1},
                    "meetings in a week with one lonely adult who is over 75 or severely or "
                    "mobility limited"));
            fields.number(door.recognise,
                          {"recognise",
                           "probability",
                           0,
                           1,
                           0,
                           0.2,
                           gp ? Grade::c : Grade::d,
                           gp ? "recognition-by-gps" : "assumption",
                           "chance that one meeting tells somebody untrained that a person is "
                           "lonely who is so by half"});
        });
    }
}

template <class Fields, class Rules>
void describe_spotting(Fields& fields, Rules& rules) {
    using sim::Grade;
    describe_doors(fields, rules);
    fields.section("cases.spotting", [&] {
        fields.count(rules.least_weeks,
                     sim::assumed("least_weeks",
                                  "weeks",
                                  {1, 520},
                                  {4, 52},
                                  "weeks in a row that somebody is lonely before it can be seen"));
        fields.number(rules.volunteers_at_rate,
                      sim::assumed("volunteers_at_rate",
                                   "volunteers per 1000 adults",
                                   {0.1, 1000},
                                   {5, 30},
                                   "volunteers with whom the rate of meeting one holds; with twice "
                                   "as many it is twice as high"));
        fields.number(rules.taboo,
                      sim::assumed("taboo",
                                   "share",
                                   {0, 1},
                                   {0, 0.5},
                                   "share of what could be recognised that people hide"));
        fields.number(
            rules.training_gain,
            sim::assumed("training_gain",
                         "1",
                         {0, 10},
                         {0.3, 2},
                         "by how much full training in recognising raises the chance, as a share"));
        fields.number(
            rules.familiarity_gain,
            sim::assumed(
                "familiarity_gain",
                "1",
                {0, 10},
                {0, 2},
                "by how much a broad view of people's lives raises the chance, as a share"));
        fields.number(
            rules.professional_signals,
            sim::assumed("professional_signals",
                         "probability",
                         {0, 1},
                         {0.1, 0.8},
                         "chance that a professional who recognises it says so, where there is a "
                         "place to say it and he half expects to hear what becomes of it"));
        fields.number(
            rules.volunteer_signals,
            sim::assumed(
                "volunteer_signals", "probability", {0, 1}, {0.1, 0.8}, "the same of a volunteer"));
        fields.number(rules.neighbour_signals,
                      sim::assumed("neighbour_signals",
                                   "probability",
                                   {0, 1},
                                   {0.02, 0.4},
                                   "the same of a neighbour, a hairdresser or a pedicurist"));
        fields.number(
            rules.without_meldpunt,
            sim::assumed("without_meldpunt",
                         "share",
                         {0, 1},
                         {0, 0.3},
                         "share of signals that find a way where no place to signal is known"));
        fields.number(rules.consents,
                      sim::assumed("consents",
                                   "probability",
                                   {0, 1},
                                   {0.2, 0.8},
                                   "chance that somebody agrees to being named by a professional"));
        fields.number(rules.volunteer_hesitates,
                      {"volunteer_hesitates",
                       "share",
                       0,
                       1,
                       0.2,
                       0.8,
                       Grade::c,
                       "local-approaches-2013",
                       "share of volunteers' signals held back where it is not settled what may be "
                       "shared between volunteers and professionals"});
    });
}

}  // namespace models::cases
