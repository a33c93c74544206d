#include "models/collaboration/survival.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/support/people.h"

namespace models::collaboration {
namespace {

using support::Neighbourhood;

void live(Neighbourhood& one, int weeks) {
    for (int week = 0; week < weeks; ++week)
        one.live([](Network& n) {
            if (!n.meeting) return;
            for (const Note note : {Note::discussed, Note::action, Note::success})
                note_result(n, note);
        });
}

Neighbourhood lively() {
    Neighbourhood one;
    one.network.rules.survival.coordinator_leaves = 0;
    one.network.rules.membership.leaves = 0;
    return one;
}

TEST(Survival, GoesOnWhileNothingEndsIt) {
    Neighbourhood one = lively();
    live(one, 260);
    EXPECT_TRUE(one.network.alive);
    EXPECT_EQ(one.network.end, End::none);
    EXPECT_GT(one.network.energy, 0.3);
}

TEST(Survival, EndsWhenTheCoordinatorLeavesAndNobodyFollows) {
    for (const bool successor : {false, true}) {
        Neighbourhood one = lively();
        one.network.rules.survival.coordinator_leaves = 1e9;
        one.network.rules.survival.without_coordinator = 1;
        one.network.terms.successor = successor;
        live(one, 20);
        EXPECT_EQ(one.network.alive, successor);
        EXPECT_EQ(one.network.end, successor ? End::none : End::no_coordinator);
    }
}

// One that never had a coordinator falls apart as fast as one that lost hers.
TEST(Survival, WithoutACoordinatorHasTheHazardOfTheRule) {
    double never = 0, lost = 0;
    constexpr int kSeeds = 300;
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
        for (const bool had : {false, true}) {
            Neighbourhood one(seed);
            one.network.rules.membership.leaves = 0;
            one.network.rules.survival.coordinator_leaves = had ? 1e9 : 0;
            one.network.terms.coordinator_hours = had ? 8 : 0;
            live(one, 26);
            (had ? lost : never) += one.network.alive ? 1 : 0;
        }
    }
    const double expected = std::exp(-1);
    EXPECT_NEAR(never / kSeeds, expected, 4 * std::sqrt(0.24 / kSeeds));
    EXPECT_NEAR(lost / kSeeds, expected, 4 * std::sqrt(0.24 / kSeeds));
}

TEST(Survival, ADirectorWithABudgetFindsAnotherCoordinator) {
    for (const bool budget : {false, true}) {
        Neighbourhood one = lively();
        one.network.terms.director = true;
        one.network.terms.director_budget = budget;
        one.network.rules.survival.director_finds = 1e9;
        one.network.rules.survival.without_coordinator = 1;
        live(one, 1);
        one.network.coordinator = false;
        one.network.without_since = 1;
        one.network.rules.survival.coordinator_leaves = 0;
        live(one, 30);
        EXPECT_EQ(one.network.alive, budget);
    }
}

TEST(Survival, EndsWithoutEnergy) {
    Neighbourhood one = lively();
    live(one, 1);
    one.network.rules.energy.rest = 0;
    one.network.rules.energy.rest_weeks = 1;
    for (int week = 0; week < 20; ++week)
        one.live();
    EXPECT_FALSE(one.network.alive);
    EXPECT_EQ(one.network.end, End::no_energy);
}

TEST(Survival, EndsWithTooFewMembers) {
    Neighbourhood one = lively();
    one.network.terms.first_members = 3;
    one.network.terms.volunteer_share = 0;
    one.network.rules.membership.joins = 0;
    live(one, 1);
    EXPECT_FALSE(one.network.alive);
    EXPECT_EQ(one.network.end, End::too_few);
}

TEST(Survival, EndsWithTheFundingUnlessItIsAnchored) {
    for (const bool anchored : {false, true}) {
        Neighbourhood one = lively();
        one.network.terms.funding_end_week = 40;
        one.network.rules.survival.anchoring = 0;
        live(one, 39);
        ASSERT_TRUE(one.network.alive);
        one.network.anchored = anchored;
        live(one, 1);
        EXPECT_EQ(one.network.alive, anchored);
        EXPECT_EQ(one.network.end, anchored ? End::none : End::funding_ended);
    }
}

TEST(Survival, EndsByAPoliticalShockWhateverItsResults) {
    Neighbourhood one = lively();
    one.network.terms.shock_week = 30;
    one.network.rules.survival.shock_ends = 1;
    live(one, 29);
    one.network.results = 1;
    ASSERT_TRUE(one.network.alive);
    live(one, 1);
    EXPECT_EQ(one.network.end, End::political_shock);
    EXPECT_EQ(one.network.end_week, 30);
    const auto meetings = one.network.books.meetings;
    live(one, 20);
    EXPECT_EQ(one.network.books.meetings, meetings);
}

// Visible results, both commitments and a director: without one of them little is left.
TEST(Survival, AnchoringNeedsResultsBothCommitmentsAndADirector) {
    Neighbourhood one = lively();
    live(one, 1);
    auto people = one.people();
    const sim::Step now{2, 2, 1};
    const Gathering g{now, people, one.network};
    one.network.results = 1;
    one.network.terms.director = one.network.terms.director_budget = true;
    for (auto& organisation : one.network.partners)
        organisation.executive_commitment = organisation.management_commitment = 1;
    EXPECT_NEAR(anchoring_rate(g), 1, 1e-12);
    one.network.terms.director = false;
    EXPECT_NEAR(anchoring_rate(g), 0.3, 1e-12);
    one.network.terms.director = true;
    for (auto& organisation : one.network.partners)
        organisation.executive_commitment = 0.5;
    EXPECT_NEAR(anchoring_rate(g), 0.5, 1e-12);
    for (auto& organisation : one.network.partners)
        organisation.management_commitment = 0.5;
    EXPECT_NEAR(anchoring_rate(g), 0.25, 1e-12);
    one.network.results = 0;
    EXPECT_EQ(anchoring_rate(g), 0);
}

TEST(Survival, IsTheSameForTheSameSeed) {
    const auto hash = [](std::uint64_t seed) {
        Neighbourhood one(seed);
        live(one, 120);
        return one.world.hash() ^ [&] {
            sim::StateHash all;
            one.network.add_to(all);
            return all.value();
        }();
    };
    EXPECT_EQ(hash(3), hash(3));
    EXPECT_NE(hash(3), hash(4));
}

}  // namespace
}  // namespace models::collaboration
