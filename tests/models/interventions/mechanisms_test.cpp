// What treatments, courses and services do, in a week of delivery and in a whole neighbourhood.

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "models/interventions/delivery.h"
#include "models/simulation.h"
#include "tests/support/small_world.h"

namespace models::interventions {
namespace {

/// One week of a programme that everybody from row 0 on takes part in.
void deliver_to_all(World& world, Programme& p, std::uint32_t week = 11) {
    const ties::ContactRules contact;
    const sim::Step step{week, static_cast<std::int32_t>(week), 9};
    if (p.involved.empty()) {
        const std::uint32_t rows = world.residents.rows();
        p.places = rows;
        p.involved.assign(rows, kTakesPart);
        for (std::uint32_t row = 0; row < rows; ++row)
            p.waiting.push_back({{row, world.residents.uid(ResidentId{row})}, 10, 0});
    }
    deliver(contact, step, world.residents, world.ties, p, world.volunteers);
}

Programme treatment() {
    Programme p = support::busy_programme(Mechanism::treatment);
    p.terms.volunteer_hours_per_session = 0;
    p.terms.dropout = 0;
    p.terms.need_relief_per_session = 0.01;
    return p;
}

TEST(Treatment, NotesEverybodyAtEverySessionAndBringsNobodyTogether) {
    World world = support::adults_alone(50);
    Programme p = treatment();
    p.terms.sessions_per_week = 2;
    p.terms.co_member_tie_chance = 1;

    deliver_to_all(world, p);

    ASSERT_EQ(p.attended.size(), 100u);
    EXPECT_EQ(p.tally.sessions, 100u);
    EXPECT_EQ(p.attended[0].session, 0u);
    EXPECT_EQ(p.attended[1].session, 1u);
    for (std::uint32_t row = 0; row < 50; ++row)
        EXPECT_EQ(world.ties.count[ResidentId{row}], 0);
}

TEST(Treatment, WithoutAnythingToGiveNotesNobody) {
    World world = support::adults_alone(50);
    Programme p = treatment();
    p.terms.need_relief_per_session = 0;

    deliver_to_all(world, p);

    EXPECT_TRUE(p.attended.empty());
    EXPECT_EQ(p.tally.sessions, 50u);
}

// Books of a week, by hand: 2 sessions of 3 hours and 10 euro, 5 people trained for 20 euro and
// 4 hours each, 7 euro fixed.
TEST(Service, BooksItsCostsAndHasNoParticipants) {
    World world = support::adults_alone(50);
    Programme p = support::busy_programme(Mechanism::service);
    p.terms.sessions_per_week = 2;
    p.terms.professional_hours_per_session = 3;
    p.terms.euro_per_session = 10;
    p.terms.training_per_week = 5;
    p.terms.euro_per_participant = 20;
    p.terms.training_hours = 4;
    p.terms.euro_per_week = 7;
    const auto before = world.hash();

    deliver_to_all(world, p);

    EXPECT_DOUBLE_EQ(p.ledger.hours_professional, 6);
    EXPECT_DOUBLE_EQ(p.ledger.euro_municipality, 6 * p.costs.professional_hour + 20 + 100 + 7);
    EXPECT_DOUBLE_EQ(p.ledger.hours_participant, 20);
    EXPECT_DOUBLE_EQ(p.ledger.hours_volunteer, 0);
    EXPECT_TRUE(p.participants.empty());
    EXPECT_FALSE(p.takes_referrals(11));
    EXPECT_EQ(world.hash(), before);
}

TEST(Programme, TakesReferralsWhileItRunsAndHasStarted) {
    World world = support::adults_alone(5);
    Programme p = treatment();
    p.stop_week = 20;
    EXPECT_FALSE(p.takes_referrals(11)) << "not started";

    deliver_to_all(world, p);

    EXPECT_FALSE(p.takes_referrals(9));
    EXPECT_TRUE(p.takes_referrals(11));
    EXPECT_FALSE(p.takes_referrals(20));
}

/// Pairs that got acquainted in one meeting of groups of ten.
double acquainted(double matched, double factor) {
    World world = support::adults_alone(5'000);
    Programme p = support::busy_programme(Mechanism::group);
    p.terms.volunteer_hours_per_session = 0;
    p.terms.co_member_tie_chance = 0.03;
    p.terms.matched_companion = matched;
    p.delivery.matched_factor = factor;
    deliver_to_all(world, p);
    double ends = 0;
    for (std::uint32_t row = 0; row < 5'000; ++row)
        ends += world.ties.count[ResidentId{row}];
    return ends / 2;
}

// A pair is eased unless neither was brought in: 1 - (1 - m)^2 of 22,500 pairs. Pairs share people,
// so that the spread is wider than the binomial by what the share of a group varies.
TEST(Group, BringsPeopleTogetherMoreOftenWhereSomebodyBringsThemIn) {
    const double pairs = 500.0 * 45;
    for (const double matched : {0.0, 0.4, 1.0}) {
        const double eased = 1 - (1 - matched) * (1 - matched);
        const double p = 0.03 * (1 + 3 * eased);
        EXPECT_NEAR(acquainted(matched, 4), pairs * p, 5 * std::sqrt(pairs * p * (1 - p)))
            << matched;
    }
}

TEST(Treatment, OfNoReliefOrNoPlacesLeavesEveryLifeAsItWas) {
    const Rules rules;
    auto settled = support::toy_settlement(2'000, rules, 3);
    burn_in(rules, settled, 3, 10);
    Programme idle = treatment(), shut = treatment(), works = treatment();
    idle.terms.need_relief_per_session = 0;
    shut.terms.capacity_per_1000 = 0;
    const auto live = [&](std::vector<Programme> programmes) {
        Simulation life(rules, settled, 3, 10, std::move(programmes));
        for (int week = 1; week <= 40; ++week)
            life.advance();
        World end = life.world();
        end.programmes.clear();
        return end.hash();
    };
    const auto baseline = live({});

    EXPECT_EQ(live({idle}), baseline);
    EXPECT_EQ(live({shut}), baseline);
    EXPECT_NE(live({works}), baseline);
}

}  // namespace
}  // namespace models::interventions
