#pragma once

#include <cstdint>
#include <vector>

#include "sim/fields.h"
#include "sim/parallel.h"
#include "sim/step.h"

#include "models/demography/background.h"
#include "models/residents/loneliness.h"
#include "models/residents/residents.h"
#include "models/residents/weekly_draws.h"
#include "models/ties/contact.h"
#include "models/ties/synthesis.h"
#include "models/ties/ties.h"

namespace models::demography {

struct LifeEventRules {
    double death_ratio_lonely = 1.0;  // hazard ratio of death of the chronically lonely
    double leaves_area = 0.62;        // share of moves inside the municipality that leave the area
    double leave_home_rate = 0.13;    // per year, children at home of 18 to 30
    double partner_rate = 0.13;       // per year, people of 20-60 who live alone or with children
    double split_rate = 0.012;        // per year and couple, married or not
    double birth_ratio =
        2.4;  // of women with a partner in a home with room to all women of that age
    double retirement_age = 67;        // years
    double work_loss_rate = 0.03;      // per year
    double work_find_rate = 0.12;      // per year, people under the retirement age without work
    double support_after_loss = 0.10;  // strength added to kin and friends of the bereaved
    double leaves_for_room = 0.6;      // of families who expect a child and have no room for it
    double joins_elsewhere = 0.5;  // of people alone who find a partner and have no room for one
    double friends_stay = 0.704;   // of friendships when one of the two moves out of the area
    double ill_before = 0.399;     // of deaths of people with a partner
    double ill_weeks = 62.5;       // that the illness lasts
    double grief_before = 0.895;   // of the grief, felt when the illness begins
    double marries = 0.4;          // of couples that start living together
};

template <class Fields, class Rules>
void describe_life_events(Fields& fields, Rules& rules) {
    using sim::Grade;
    fields.section("demography.life_events", [&] {
        fields.number(rules.death_ratio_lonely,
                      {"death_ratio_lonely",
                       "hazard ratio",
                       0.2,
                       10,
                       1,
                       1.9,
                       Grade::b,
                       "loneliness-and-health",
                       "death of the chronically lonely against others; 1: no causal effect"});
        fields.number(rules.leaves_area,
                      {"leaves_area",
                       "share",
                       0,
                       1,
                       0.3,
                       0.9,
                       Grade::d,
                       "assumption",
                       "share of moves inside the municipality that leave the area"});
        fields.number(rules.leave_home_rate,
                      {"leave_home_rate",
                       "1/year",
                       0,
                       5,
                       0.08,
                       0.25,
                       Grade::d,
                       "assumption",
                       "rate at which adult children leave home"});
        fields.number(rules.partner_rate,
                      {"partner_rate",
                       "1/year",
                       0,
                       5,
                       0.02,
                       0.25,
                       Grade::d,
                       "assumption",
                       "rate at which people of 20 to 60 without a partner start living with one"});
        fields.number(rules.split_rate,
                      {"split_rate",
                       "1/year",
                       0,
                       5,
                       0.006,
                       0.03,
                       Grade::a,
                       "divorce",
                       "rate at which couples break up"});
        fields.number(
            rules.birth_ratio,
            {"birth_ratio",
             "1",
             0,
             5,
             1.2,
             3,
             Grade::d,
             "assumption",
             "births to women with a partner in a home with room against all women of that age"});
        fields.number(rules.retirement_age,
                      {"retirement_age",
                       "years",
                       50,
                       80,
                       65,
                       68,
                       Grade::a,
                       "pension-age",
                       "age at which people stop working"});
        fields.number(rules.work_loss_rate,
                      {"work_loss_rate",
                       "1/year",
                       0,
                       5,
                       0.01,
                       0.08,
                       Grade::d,
                       "assumption",
                       "rate at which people lose their work"});
        fields.number(rules.work_find_rate,
                      {"work_find_rate",
                       "1/year",
                       0,
                       5,
                       0.05,
                       0.4,
                       Grade::d,
                       "assumption",
                       "rate at which people without work find it"});
        fields.number(rules.support_after_loss,
                      {"support_after_loss",
                       "1",
                       0,
                       1,
                       0,
                       0.2,
                       Grade::b,
                       "contact-after-widowhood",
                       "strength added to ties with kin and friends when a partner dies"});
        fields.number(rules.leaves_for_room,
                      {"leaves_for_room",
                       "probability",
                       0,
                       1,
                       0.2,
                       0.9,
                       Grade::d,
                       "assumption",
                       "chance that a family moves when a child finds no room at home"});
        fields.number(rules.joins_elsewhere,
                      {"joins_elsewhere",
                       "probability",
                       0,
                       1,
                       0.2,
                       0.8,
                       Grade::d,
                       "assumption",
                       "chance that somebody alone without room moves in with a new partner"});
        fields.number(rules.friends_stay,
                      {"friends_stay",
                       "probability",
                       0,
                       1,
                       0,
                       0.95,
                       Grade::d,
                       "assumption",
                       "chance that a friendship goes on when one of the two leaves the area"});
        fields.number(rules.ill_before,
                      {"ill_before",
                       "probability",
                       0,
                       1,
                       0,
                       0.7,
                       Grade::b,
                       "illness-before-loss",
                       "chance that a death follows an illness that strains the partner"});
        fields.number(rules.ill_weeks,
                      {"ill_weeks",
                       "weeks",
                       1,
                       260,
                       13,
                       104,
                       Grade::d,
                       "assumption",
                       "how long before the death the partner begins to grieve"});
        fields.number(rules.grief_before,
                      {"grief_before",
                       "1",
                       0,
                       1,
                       0.5,
                       1,
                       Grade::c,
                       "illness-before-loss",
                       "share of the grief that comes with the illness; the rest with the death"});
        fields.number(rules.marries,
                      {"marries",
                       "probability",
                       0,
                       1,
                       0.2,
                       0.7,
                       Grade::d,
                       "assumption",
                       "chance that a couple marries when it starts living together"});
    });
}

/// What newcomers and new adults bring: the rules that draw their traits and their ties.
struct NewcomerRules {
    const residents::LonelinessRules& loneliness;
    const ties::ContactRules& contact;
    const ties::SynthesisRules& ties;
};

/// Everything that a life event may change.
struct Lives {
    Residents& residents;
    const Households& households;
    ties::Ties& ties;
    Counts& counts;
};

/// Scratch of the process; kept between weeks so that a week allocates nothing once warm.
struct LifeEventScratch {
    sim::PerBlock<std::uint32_t> candidates;
    sim::PerBlock<std::uint32_t> birthdays;  // who turns 18 or reaches the retirement age
};

/// Process "demography.life_events": everybody gets a week older; deaths, moves, births, couples
/// that form and part, children who leave home, retirement, work lost and found.
/// Whether something may happen is found in parallel from one draw a person against a bound on all
/// her hazards; what happens is then decided one by one in the order of homes, from her own draws.
void live(const LifeEventRules& rules,
          const NewcomerRules& newcomers,
          const Background& background,
          const sim::Step& step,
          const residents::WeeklyDraws& draws,
          Lives lives,
          LifeEventScratch& scratch);

/// Weekly hazards of one person, one a kind of event; each 0 where it cannot happen to her.
struct Hazards {
    double death = 0, move = 0, leave_home = 0, partner = 0, split = 0, birth = 0, work = 0;
    double orphan = 0;  // a parent who lives elsewhere dies

    double sum() const {
        return death + move + leave_home + partner + split + birth + work + orphan;
    }
};

Hazards hazards_of(const LifeEventRules& rules,
                   const ties::SynthesisRules& kin,
                   const VitalRates& rates,
                   const Residents& residents,
                   const Households& households,
                   ResidentId r);

/// The largest weekly hazard of anything at this sex and age: a bound on `Hazards::sum`.
double most_hazard(const LifeEventRules& rules,
                   const ties::SynthesisRules& kin,
                   const VitalRates& rates,
                   Sex sex,
                   int age);

/// The week's draw of a person under which something may happen to her.
std::uint32_t candidate_limit(double most_hazard);

/// The living partner of `r` in the same household, or `r` itself.
ResidentId partner_of(const Residents& residents, const Households& households, ResidentId r);

}  // namespace models::demography
