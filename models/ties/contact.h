#pragma once

#include <array>

#include "sim/fields.h"
#include "sim/parallel.h"
#include "sim/step.h"

#include "models/ties/ties.h"

namespace models::ties {

/// How ties of one kind live.
struct KindRules {
    double contact_rate;   // contact days a week at full strength between two open people
    double half_life;      // weeks in which strength halves without contact
    double gain;           // share of the missing strength that one contact adds
    double hours;          // hours that one contact takes
    double companionship;  // weight c in social provision
    double attachment;     // weight a in emotional provision
    double floor;          // strength that never fades away (kin), 0: the tie may end
    double end_rate;       // a year, of ending for other reasons than fading
};

struct ContactRules {
    std::array<KindRules, kKinds> kinds = {{
        // rate, half-life, gain, hours, companionship, attachment, floor, end rate
        {9.00, 60, 0.0124, 0.0, 0.753, 0.617, 0.40, 0.0},   // partner: time at home is not rationed
        {1.19, 200, 0.0115, 2.5, 0.762, 0.245, 0.15, 0.0},  // parent_child
        {0.554, 200, 0.0150, 2.5, 0.577, 0.10, 0.10, 0.0},  // other_kin
        {1.2, 45, 0.0469, 2.49, 0.976, 0.216, 0.0, 0.06},   // friend
        {2.73, 30, 0.0181, 0.662, 0.448, 0.05, 0.0, 0.06},  // neighbour
        {3.00, 26, 0.0230, 0.3, 0.454, 0.04, 0.0, 0.16},    // colleague
        {1.55, 30, 0.0390, 1.5, 0.50, 0.06, 0.0, 0.12},     // club
        {0.00, 16, 0.1000, 1.5, 0.55, 0.12, 0.0, 0.0},      // buddy: met through the programme
        {0.00, 16, 0.0500, 1.0, 0.20, 0.06, 0.0, 0.2},      // professional
    }};
    double drain = 0.171;        // how much less a contact between lonely people binds
    double close_lasts = 0.605;  // how much less a friendship of full strength ends by `end_rate`
    double dissolve = 0.04;      // strength under which a tie that is not kin ends
    double friend_strength =
        0.66;  // a neighbour, colleague or club tie this strong is a friendship
    double outside_openness = 0.85;  // openness of people outside the area
    double outside_lonely = 0.15;    // their loneliness, 0..1
    int base_year = 2022;            // 2012, 2016, 2020 or 2022
    double neighbours_2012 = 1.55;   // contact rate of neighbours in 2012 against that since 2018

    /// Contact rate of a kind in the base year: contact with neighbours fell from 2012 to 2018.
    double contact_rate(std::size_t kind) const;
};

template <class Fields, class Rules>
void describe_contact(Fields& fields, Rules& rules) {
    using sim::Grade;
    for (int k = 0; k < kKinds; ++k) {
        auto& kind = rules.kinds[static_cast<std::size_t>(k)];
        const std::string section = "ties." + std::string(kKindNames[static_cast<std::size_t>(k)]);
        fields.section(section, [&] {
            fields.number(kind.contact_rate,
                          {"contact_rate",
                           "1/week",
                           0,
                           40,
                           0,
                           15,
                           Grade::d,
                           "assumption",
                           "contact days at full strength between two fully open people"});
            fields.number(kind.half_life,
                          {"half_life",
                           "weeks",
                           1,
                           5000,
                           8,
                           400,
                           Grade::c,
                           "decay-without-contact",
                           "time in which strength halves when there is no contact"});
            fields.number(kind.gain,
                          {"gain",
                           "1",
                           0,
                           1,
                           0.01,
                           0.2,
                           Grade::c,
                           "hours-to-friendship",
                           "share of the missing strength that one contact adds"});
            fields.number(kind.hours,
                          {"hours",
                           "hours",
                           0,
                           24,
                           0,
                           6,
                           Grade::d,
                           "assumption",
                           "time that one contact takes"});
            fields.number(kind.companionship,
                          {"companionship",
                           "1",
                           0,
                           5,
                           0,
                           1.5,
                           Grade::d,
                           "assumption",
                           "weight of a full-strength tie in social provision"});
            fields.number(kind.attachment,
                          {"attachment",
                           "1",
                           0,
                           1,
                           0,
                           0.9,
                           Grade::c,
                           "causes-of-loneliness",
                           "weight of a full-strength tie in emotional provision"});
            fields.number(kind.floor,
                          {"floor",
                           "1",
                           0,
                           1,
                           0,
                           0.5,
                           Grade::c,
                           "decay-without-contact",
                           "strength that does not fade; 0 lets the tie end"});
            fields.number(kind.end_rate,
                          {"end_rate",
                           "1/year",
                           0,
                           20,
                           0,
                           0.4,
                           Grade::b,
                           "tie-survival",
                           "rate at which the tie ends for other reasons than fading; not of kin"});
        });
    }
    fields.section("ties.contact", [&] {
        fields.number(
            rules.drain,
            {"drain",
             "1",
             0,
             1,
             0,
             0.4,
             Grade::c,
             "contagion",
             "loss of a contact's gain when both are fully lonely; 0 switches contagion off"});
        fields.number(
            rules.close_lasts,
            {"close_lasts",
             "1",
             0,
             1,
             0,
             0.9,
             Grade::d,
             "assumption",
             "share by which closeness lowers the end rate of a friendship at full strength"});
        fields.number(rules.dissolve,
                      {"dissolve",
                       "1",
                       0.001,
                       0.5,
                       0.02,
                       0.1,
                       Grade::d,
                       "assumption",
                       "strength under which a tie that is not kin ends"});
        fields.number(rules.friend_strength,
                      {"friend_strength",
                       "1",
                       0.05,
                       1,
                       0.4,
                       0.8,
                       Grade::d,
                       "assumption",
                       "a neighbour, colleague or club tie of this strength becomes a friendship"});
        fields.number(rules.outside_openness,
                      {"outside_openness",
                       "1",
                       0.01,
                       1.9,
                       0.3,
                       0.9,
                       Grade::d,
                       "assumption",
                       "openness to contact of people who live elsewhere"});
        fields.number(rules.neighbours_2012,
                      {"neighbours_2012",
                       "1",
                       0.1,
                       10,
                       1,
                       1.8,
                       Grade::b,
                       "weekly-contact",
                       "contact rate of neighbours in 2012 against that since 2018"});
        fields.number(rules.outside_lonely,
                      {"outside_lonely",
                       "1",
                       0,
                       1,
                       0.05,
                       0.4,
                       Grade::d,
                       "assumption",
                       "loneliness of people who live elsewhere, as it drains contact"});
    });
}

/// Working memory of the process; not state.
struct ContactScratch {
    std::vector<std::uint32_t> shadow;  // of all rows, then of everybody outside
};

/// Strength after a week with `n` contacts of quality `q`: fading by half-life, growth by contact.
/// docs/model.md, ties.contact.
float strength_after(float s, float weekly_decay, float gain, float quality, float n);

/// Process "ties.contact": who met whom this week; strength fades and grows; ties end or become
/// friendships. Reads `shadow`; writes strength, kind, contacts of every tie, and of residents
/// `companionship`, `attachment`, `hours_asked`. Both ends of a tie compute the same week.
void meet(const ContactRules& rules,
          const sim::Step& step,
          Residents& residents,
          Ties& ties,
          ContactScratch& scratch);

}  // namespace models::ties
