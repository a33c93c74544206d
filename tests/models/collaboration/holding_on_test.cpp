// What holds a network together when it gets hard: a shared vision, knowing each other, and that
// nobody's disappointment is everybody's.

#include <cmath>

#include <gtest/gtest.h>

#include "models/collaboration/spirit.h"
#include "tests/support/people.h"

namespace models::collaboration {
namespace {

using support::Neighbourhood;
using support::steady;

/// A network whose energy moves by setbacks only, and by nothing but what the test notes.
Neighbourhood undisturbed() {
    Neighbourhood one = steady();
    one.network.rules.energy.rest_weeks = 1e12;
    one.network.rules.energy.coordinator = 0;
    one.network.rules.energy.fed = 0;
    one.network.rules.vision.growth = 0;
    one.network.rules.vision.half_life = 1e12;
    one.live();
    one.network.energy = 0.5;
    return one;
}

double after(Neighbourhood one, Note note, int times) {
    one.live([&](Network& n) {
        for (int k = 0; k < times; ++k)
            note_result(n, note);
    });
    return one.network.energy;
}

TEST(HoldingOn, AVisionTakesOffItsShareOfASetback) {
    Neighbourhood one = undisturbed();
    const Network& n = one.network;
    const double lost =
        1 - std::pow(1 - n.rules.energy.silence, 3 * n.rules.energy.shared_by / n.size());
    for (const double vision : {0.0, 0.4, 1.0}) {
        one.network.vision = vision;
        EXPECT_NEAR(after(one, Note::unanswered, 3),
                    0.5 * (1 - lost * (1 - n.rules.vision.holds * vision)),
                    1e-9)
            << vision;
    }
}

TEST(HoldingOn, SilenceAndFeedbackAreSharedByTheMembers) {
    Neighbourhood one = undisturbed();
    const EnergyRules& rules = one.network.rules.energy;
    for (const int members : {6, 12, 24}) {
        one.network.rules.energy.shared_by = members;
        const double times = static_cast<double>(members) / one.network.size();
        EXPECT_NEAR(
            after(one, Note::unanswered, 2), 0.5 * std::pow(1 - rules.silence, 2 * times), 1e-9);
        EXPECT_NEAR(
            after(one, Note::feedback, 2), 1 - 0.5 * std::pow(1 - rules.feedback, 2 * times), 1e-9);
    }
}

TEST(HoldingOn, FamiliarityOfOneIsTheMeanOverTheOthers) {
    Network n;
    n.members.resize(3);
    for (Member& member : n.members)
        member.present = 1;
    n.familiarity = Eigen::MatrixXf::Zero(3, 3);
    n.familiarity(0, 1) = n.familiarity(1, 0) = 0.5F;
    EXPECT_DOUBLE_EQ(familiarity_of(n, 0), 0.25);
    EXPECT_DOUBLE_EQ(familiarity_of(n, 2), 0);
    n.members[2].present = 0;
    EXPECT_DOUBLE_EQ(familiarity_of(n, 0), 0.5);
    n.members[1].present = 0;
    EXPECT_DOUBLE_EQ(familiarity_of(n, 0), 0);
}

/// Share of the members still there after a year without energy, over many networks.
double stayed(double familiarity, double bond) {
    double members = 0, there = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        Neighbourhood one = steady(seed);
        NetworkRules& rules = one.network.rules;
        rules.membership.leaves = 0.8;
        rules.membership.bond = bond;
        rules.meetings.acquainted = familiarity;
        rules.meetings.growth = 0;
        rules.energy.start = rules.energy.rest = 0;
        rules.energy.coordinator = rules.energy.fed = 0;
        rules.survival.energy_floor = -1;
        rules.survival.fewest_members = 0;
        one.network.terms.cadence_weeks = 12;
        one.network.terms.pace = 1;
        one.live();
        members += one.network.size();
        for (int week = 0; week < 26; ++week)
            one.live();
        there += one.network.size();
    }
    return there / members;
}

// Those who leave take the familiarity with them, so the others' mean over who is left stays.
TEST(HoldingOn, WhoKnowsTheOthersWellLeavesLess) {
    for (const double familiarity : {0.0, 0.8}) {
        const double expected = std::exp(-0.8 / 2 * (1 - 0.5 * familiarity));
        EXPECT_NEAR(stayed(familiarity, 0.5), expected, 0.025) << familiarity;
    }
}

TEST(HoldingOn, AVisionTakesOffItsShareOfFallingApartWithoutACoordinator) {
    constexpr int kSeeds = 400;
    double alive = 0;
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
        Neighbourhood one = steady(seed);
        NetworkRules& rules = one.network.rules;
        rules.vision.holds = 0.6;
        rules.vision.half_life = 1e12;
        rules.survival.without_coordinator = 26;
        one.network.terms.coordinator_hours = 0;
        one.network.terms.cadence_weeks = 100;
        for (int week = 0; week < 26; ++week) {
            one.live();
            one.network.vision = 1;
        }
        alive += one.network.alive ? 1 : 0;
    }
    // The first week is lived without a vision.
    const double expected = std::exp(-(25 * 0.4 + 1) / 26);
    EXPECT_NEAR(alive / kSeeds, expected, 4 * std::sqrt(expected * (1 - expected) / kSeeds));
}

}  // namespace
}  // namespace models::collaboration
