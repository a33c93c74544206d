#pragma once

#include "sim/fields.h"

#include "models/residents/residents.h"
#include "models/ties/ties.h"

namespace models::ties {

/// Personal networks at the start, before the burn-in settles them.
struct SynthesisRules {
    double mother_alive_at_50 = 0.72;  // share of people of 50 with a living mother
    double children_per_woman = 1.75;  // born, for people past childbearing
    double other_kin_mean = 7.49;      // brothers, sisters, in-laws, grandchildren
    double friends_mean = 3.1;     // friends and neighbours: from which their numbers hardly drift
    double friends_inside = 0.35;  // share of friends who live in the area
    double neighbours_mean = 2.4;
    double colleagues_mean = 1.29;  // of people who work or study
    double club_mean = 0.982;
    double neighbour_reach = 40;  // slots along the street
    double friend_reach = 600;
    double size_dispersion = 3.4;       // gamma shape of the number of ties of one person
    double extraversion_effect = 0.17;  // log of the number of friends per standard deviation
    double spare_room = 6;              // places for ties beyond those of an ordinary start
};

template <class Fields, class Rules>
void describe_synthesis(Fields& fields, Rules& rules) {
    using sim::Grade;
    fields.section("ties.synthesis", [&] {
        fields.number(rules.mother_alive_at_50,
                      {"mother_alive_at_50",
                       "share",
                       0,
                       1,
                       0.6,
                       0.85,
                       Grade::a,
                       "living-parents",
                       "share of people of 50 whose mother is alive"});
        fields.number(rules.children_per_woman,
                      {"children_per_woman",
                       "people",
                       0,
                       10,
                       1.4,
                       2.2,
                       Grade::a,
                       "fertility",
                       "children of people past childbearing age"});
        fields.number(rules.other_kin_mean,
                      {"other_kin_mean",
                       "people",
                       0,
                       30,
                       2,
                       10,
                       Grade::d,
                       "assumption",
                       "brothers, sisters, in-laws and other kin in the personal network"});
        fields.number(rules.friends_mean,
                      {"friends_mean",
                       "people",
                       0,
                       30,
                       2,
                       7,
                       Grade::c,
                       "network-size",
                       "friends in the personal network"});
        fields.number(rules.friends_inside,
                      {"friends_inside",
                       "share",
                       0,
                       1,
                       0.2,
                       0.5,
                       Grade::d,
                       "assumption",
                       "share of friends who live in the area"});
        fields.number(rules.neighbours_mean,
                      {"neighbours_mean",
                       "people",
                       0,
                       30,
                       1,
                       5,
                       Grade::d,
                       "assumption",
                       "neighbours in the personal network"});
        fields.number(rules.colleagues_mean,
                      {"colleagues_mean",
                       "people",
                       0,
                       30,
                       1,
                       5,
                       Grade::d,
                       "assumption",
                       "colleagues in the personal network of people who work or study"});
        fields.number(rules.club_mean,
                      {"club_mean",
                       "people",
                       0,
                       30,
                       0.5,
                       3,
                       Grade::d,
                       "assumption",
                       "people known from clubs and churches"});
        fields.number(rules.neighbour_reach,
                      {"neighbour_reach",
                       "residents",
                       1,
                       10000,
                       10,
                       100,
                       Grade::d,
                       "assumption",
                       "how far along the street first neighbours live, counted in residents"});
        fields.number(rules.friend_reach,
                      {"friend_reach",
                       "residents",
                       1,
                       1000000,
                       100,
                       5000,
                       Grade::d,
                       "assumption",
                       "how far first friends inside the area live, counted in residents"});
        fields.number(rules.size_dispersion,
                      {"size_dispersion",
                       "1",
                       0.1,
                       100,
                       2,
                       8,
                       Grade::c,
                       "network-size",
                       "gamma shape of the spread in network size between people"});
        fields.number(rules.extraversion_effect,
                      {"extraversion_effect",
                       "1/sd",
                       0,
                       1,
                       0,
                       0.4,
                       Grade::d,
                       "assumption",
                       "log of the number of friends per standard deviation of extraversion"});
        fields.number(
            rules.spare_room,
            {"spare_room",
             "people",
             0,
             40,
             4,
             16,
             Grade::d,
             "assumption",
             "room for ties beyond those of an ordinary start; who is full meets nobody new"});
    });
}

/// Chance that the mother (or father) of somebody of `age` is alive: a logistic fall over the years
/// through the given share at 50; fathers five years sooner. Assumption: its scale of six years.
double parent_alive(const SynthesisRules& rules, double age, bool mother);

/// Rate per year at which somebody of `age` loses a parent, from the same curve.
double parent_loss_rate(const SynthesisRules& rules, int age);

/// Places to keep for a person's ties, by how many she starts with.
std::uint8_t places_for(double expected_ties);

/// Lays out the places, ties household members to each other, and draws kin, friends, neighbours,
/// colleagues and club members of every adult.
void make_ties(const SynthesisRules& rules,
               std::uint64_t seed,
               const Residents& residents,
               const Households& households,
               Ties& ties);

/// Ties inside the household of `r` with every adult member: partner, parent or child, other kin.
void tie_household(const Residents& residents,
                   const Households& households,
                   ResidentId r,
                   Ties& ties);

/// Ties of a newcomer or a new adult with people elsewhere: kin, friends, colleagues, club members.
/// Draws by the resident's uid and `step`, so that every arm draws the same.
void tie_outside(const SynthesisRules& rules,
                 std::uint64_t seed,
                 const Residents& residents,
                 ResidentId r,
                 bool moved_in,
                 Ties& ties);

/// Friends and neighbours inside the area that `r` starts with herself; about half of what she will
/// have, since others start the rest.
void tie_inside(const SynthesisRules& rules,
                std::uint64_t seed,
                const Residents& residents,
                ResidentId r,
                Ties& ties);

}  // namespace models::ties
