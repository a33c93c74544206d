#pragma once

#include "sim/fields.h"
#include "sim/outbox.h"
#include "sim/step.h"

#include "models/residents/weekly_draws.h"
#include "models/ties/ties.h"

namespace models::ties {

struct FormationRules {
    double encounter_rate = 0.119;  // a week, of a fully open person
    double street_share = 0.475;    // of encounters: somebody in the street
    double friend_share = 0.20;     // somebody that an acquaintance knows
    double work_share = 0.20;       // a colleague, of people who work or study
    double street_reach = 14;       // slots along the street, mean distance
    double age_similarity = 18;     // years of difference at which liking falls by 63 %
    double unlike_factor = 0.6;     // liking across origin or education, each
    double outside_liking = 0.45;   // chance that an encounter elsewhere takes root, per openness
    double start_strength = 0.16;   // mean strength of a new tie
};

template <class Fields, class Rules>
void describe_formation(Fields& fields, Rules& rules) {
    using sim::Grade;
    fields.section("ties.formation", [&] {
        fields.number(rules.encounter_rate,
                      {"encounter_rate",
                       "1/week",
                       0,
                       1,
                       0.02,
                       0.4,
                       Grade::d,
                       "assumption",
                       "encounters of a fully open person that could grow into a tie"});
        fields.number(rules.street_share,
                      {"street_share",
                       "share",
                       0,
                       1,
                       0.1,
                       0.5,
                       Grade::d,
                       "assumption",
                       "share of encounters in the street"});
        fields.number(rules.friend_share,
                      {"friend_share",
                       "share",
                       0,
                       1,
                       0.05,
                       0.4,
                       Grade::d,
                       "assumption",
                       "share of encounters through somebody whom both know"});
        fields.number(rules.work_share,
                      {"work_share",
                       "share",
                       0,
                       1,
                       0.1,
                       0.5,
                       Grade::d,
                       "assumption",
                       "share of encounters at work or school, for who works or studies"});
        fields.number(rules.street_reach,
                      {"street_reach",
                       "residents",
                       1,
                       1000,
                       5,
                       60,
                       Grade::d,
                       "assumption",
                       "mean distance along the street of an encounter, counted in residents"});
        fields.number(rules.age_similarity,
                      {"age_similarity",
                       "years",
                       1,
                       100,
                       8,
                       30,
                       Grade::a,
                       "homophily",
                       "difference in age at which liking falls by 63 %"});
        fields.number(rules.unlike_factor,
                      {"unlike_factor",
                       "1",
                       0,
                       1,
                       0.3,
                       0.9,
                       Grade::a,
                       "homophily",
                       "liking across a difference in origin or in education, each"});
        fields.number(rules.outside_liking,
                      {"outside_liking",
                       "1",
                       0,
                       1,
                       0.2,
                       0.9,
                       Grade::d,
                       "assumption",
                       "chance that an encounter outside the area takes root"});
        fields.number(rules.start_strength,
                      {"start_strength",
                       "1",
                       0.01,
                       0.9,
                       0.08,
                       0.3,
                       Grade::c,
                       "hours-to-friendship",
                       "mean strength of a new tie; drawn between half and one and a half of it"});
    });
}

/// A wish to know somebody, sent by `from`.
struct Proposal {
    std::uint32_t from = 0;
    std::uint32_t to = 0;  // a slot, or kOutside | name drawn by the sender
    Kind kind = Kind::neighbour;
    std::uint16_t strength = 0;
};

/// Liking between two residents, 0..1: falls with the difference in age, and by a factor each for
/// another origin or education. Evidence: docs/evidence.md#homophily.
double similarity(const FormationRules& rules,
                  const Residents& residents,
                  ResidentId a,
                  ResidentId b);

/// Process "ties.formation": open people meet others in the street, through friends, at work or
/// elsewhere; where both like it, a tie begins. Proposals are made in parallel and honoured one by
/// one in the order of a drawn priority. Reads `shadow` and attributes; adds ties.
void find_company(const FormationRules& rules,
                  const sim::Step& step,
                  const residents::WeeklyDraws& draws,
                  const Residents& residents,
                  Ties& ties,
                  sim::Outbox<Proposal>& proposals);

}  // namespace models::ties
