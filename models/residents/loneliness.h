#pragma once

#include "sim/fields.h"
#include "sim/step.h"

#include "models/residents/residents.h"
#include "models/residents/risk_fields.h"
#include "models/residents/risks.h"
#include "models/residents/weekly_draws.h"

namespace models::residents {

struct LonelinessRules {
    RiskRules risks;
    double companionship_scale = 1.84;  // companionship at which 63 % of social provision is met
    double social_need_mean = 0.742;
    double emotional_need_mean = 0.621;
    double need_spread = 0.436;       // between people, standard deviation
    double need_shared = 0.607;       // correlation of both needs: a general outlook
    double mood_spread = 0.315;       // of slowly varying circumstances, standard deviation
    double mood_persistence = 0.968;  // a week
    double mood_shared = 0.644;       // correlation of both moods
    double gap_gain = 0.833;
    double tau_up = 7.95;            // weeks
    double tau_down = 14.8;          // weeks
    double chronic_slowing = 0.745;  // tau_down doubles at full chronicity when 1
    double chronic_weeks = 104;      // weeks to full chronicity
    double lonely_threshold = 0.30;  // of (E + S) / 2, starts chronicity
    double coping_share = 0.221;     // need given up at full loneliness
    double coping_age = 0.659;       // how much more of it is given up a decade after 50
    double coping_weeks = 100;
    double grief_half_life = 144;  // weeks
    double withdrawal = 0.353;     // loss of initiative at full, chronic loneliness
    double extraversion_effect = 0.273;
    double mobility_access = 0.705;  // access of people with a mobility limitation
    double limited_access = 0.85;
    double hours_working = 16.6;  // free hours a week for ties
    double hours_other = 14.8;
    double hours_parent = -2;  // with children at home
};

template <class Fields, class Rules>
void describe_loneliness(Fields& fields, Rules& rules) {
    using sim::Grade;
    describe_risks(fields, rules.risks);
    fields.section("residents.loneliness", [&] {
        fields.number(rules.companionship_scale,
                      {"companionship_scale",
                       "1",
                       0.1,
                       20,
                       1,
                       5,
                       Grade::c,
                       "enough-contacts",
                       "companionship at which 63 % of social provision is reached"});
        fields.number(rules.social_need_mean,
                      {"social_need_mean",
                       "1",
                       0,
                       3,
                       0.4,
                       1.2,
                       Grade::d,
                       "assumption",
                       "mean social provision that people want"});
        fields.number(rules.emotional_need_mean,
                      {"emotional_need_mean",
                       "1",
                       0,
                       3,
                       0.4,
                       1.2,
                       Grade::d,
                       "assumption",
                       "mean attachment that people want"});
        fields.number(rules.need_spread,
                      {"need_spread",
                       "1",
                       0,
                       2,
                       0.2,
                       0.6,
                       Grade::c,
                       "stability-of-loneliness",
                       "standard deviation of needs between people"});
        fields.number(rules.need_shared,
                      {"need_shared",
                       "1",
                       0,
                       1,
                       0.2,
                       0.8,
                       Grade::b,
                       "emotional-social-correlation",
                       "correlation of a person's social and emotional need"});
        fields.number(rules.mood_spread,
                      {"mood_spread",
                       "1",
                       0,
                       2,
                       0.1,
                       0.5,
                       Grade::c,
                       "stability-of-loneliness",
                       "standard deviation of slowly varying circumstances"});
        fields.number(rules.mood_persistence,
                      {"mood_persistence",
                       "1",
                       0,
                       0.9999,
                       0.95,
                       0.995,
                       Grade::c,
                       "stability-of-loneliness",
                       "correlation of circumstances from week to week"});
        fields.number(rules.mood_shared,
                      {"mood_shared",
                       "1",
                       0,
                       1,
                       0.2,
                       0.8,
                       Grade::b,
                       "emotional-social-correlation",
                       "correlation of social and emotional circumstances"});
        fields.number(rules.gap_gain,
                      {"gap_gain",
                       "1",
                       0,
                       10,
                       0.6,
                       2,
                       Grade::d,
                       "assumption",
                       "loneliness per unit of gap between needed and experienced relationships"});
        fields.number(rules.tau_up,
                      {"tau_up",
                       "weeks",
                       1,
                       520,
                       3,
                       26,
                       Grade::d,
                       "assumption",
                       "time constant of growing lonely"});
        fields.number(rules.tau_down,
                      {"tau_down",
                       "weeks",
                       1,
                       520,
                       6,
                       52,
                       Grade::d,
                       "assumption",
                       "time constant of getting out of loneliness"});
        fields.number(rules.chronic_slowing,
                      {"chronic_slowing",
                       "1",
                       0,
                       20,
                       0,
                       3,
                       Grade::d,
                       "assumption",
                       "how many times longer recovery takes at full chronicity, added to one"});
        fields.number(rules.chronic_weeks,
                      {"chronic_weeks",
                       "weeks",
                       1,
                       2000,
                       52,
                       208,
                       Grade::d,
                       "assumption",
                       "weeks of loneliness in a row until chronicity is full"});
        fields.number(rules.lonely_threshold,
                      {"lonely_threshold",
                       "1",
                       0.01,
                       1,
                       0.2,
                       0.5,
                       Grade::d,
                       "assumption",
                       "mean of E and S from which weeks of loneliness count"});
        fields.number(rules.coping_share,
                      {"coping_share",
                       "1",
                       0,
                       1,
                       0,
                       0.3,
                       Grade::d,
                       "assumption",
                       "need given up by somebody fully lonely for long"});
        fields.number(rules.coping_age,
                      {"coping_age",
                       "1/decade",
                       0,
                       5,
                       0,
                       1,
                       Grade::d,
                       "assumption",
                       "how much more need the lonely give up with every decade after 50"});
        fields.number(rules.coping_weeks,
                      {"coping_weeks",
                       "weeks",
                       1,
                       2000,
                       52,
                       208,
                       Grade::d,
                       "assumption",
                       "time constant of wanting less"});
        fields.number(rules.grief_half_life,
                      {"grief_half_life",
                       "weeks",
                       1,
                       2000,
                       78,
                       208,
                       Grade::c,
                       "partner-loss",
                       "time in which the gap left by a partner halves"});
        fields.number(rules.withdrawal,
                      {"withdrawal",
                       "1",
                       0,
                       1,
                       0,
                       0.6,
                       Grade::c,
                       "withdrawal",
                       "initiative lost at full and chronic loneliness; 0 opens the loop"});
        fields.number(rules.extraversion_effect,
                      {"extraversion_effect",
                       "1/sd",
                       0,
                       0.45,
                       0.05,
                       0.35,
                       Grade::d,
                       "assumption",
                       "change of initiative per standard deviation of extraversion"});
        fields.number(rules.mobility_access,
                      {"mobility_access",
                       "1",
                       0.01,
                       1,
                       0.4,
                       0.9,
                       Grade::d,
                       "assumption",
                       "access to contacts of people with a mobility limitation"});
        fields.number(rules.limited_access,
                      {"limited_access",
                       "1",
                       0.01,
                       1,
                       0.6,
                       1,
                       Grade::d,
                       "assumption",
                       "access to contacts of people severely limited by health"});
        fields.number(rules.hours_working,
                      {"hours_working",
                       "hours/week",
                       0.5,
                       100,
                       8,
                       24,
                       Grade::d,
                       "assumption",
                       "free time for ties outside the household of people who work or study"});
        fields.number(rules.hours_other,
                      {"hours_other",
                       "hours/week",
                       0.5,
                       100,
                       12,
                       35,
                       Grade::d,
                       "assumption",
                       "the same of people who do not work"});
        fields.number(rules.hours_parent,
                      {"hours_parent",
                       "hours/week",
                       -20,
                       20,
                       -8,
                       0,
                       Grade::d,
                       "assumption",
                       "added with children at home; at least one hour a week stays"});
    });
}

/// Social provision PS = 1 - exp(-companionship / scale): four or five good ties suffice.
/// Evidence: docs/evidence.md#enough-contacts.
float social_provision(float companionship, float scale);

/// Openness to contact, 0..1.99: access x initiative x free time. See docs/model.md.
float openness(const LonelinessRules& rules, const Residents& residents, ResidentId r);

/// Share of her needs that `r` gives up when fully lonely for long; it grows with age.
double coping_share(const LonelinessRules& rules, const Residents& residents, ResidentId r);

/// Process "residents.loneliness": gaps between needs and what ties give, relaxation of S and E,
/// chronicity, coping, grief, and the openness that others will meet next week.
/// Reads needs, age, household, health, `companionship`, `attachment`, `hours_asked`; writes moods,
/// `grief`, `coping`, `social`, `emotional`, `weeks_lonely`, `shadow`. Without `mourning` grief
/// stands still, as it must where no partner dies (frozen ages).
void feel(const LonelinessRules& rules,
          const WeeklyDraws& draws,
          bool mourning,
          Residents& residents);

/// Person-fixed traits of the occupant of `r`, drawn by her uid: needs, with what her group adds,
/// extraversion, moods, and the grief that is left of a partner lost before.
void draw_traits(const LonelinessRules& rules,
                 std::uint64_t seed,
                 const Households& households,
                 Residents& residents,
                 ResidentId r);

}  // namespace models::residents
