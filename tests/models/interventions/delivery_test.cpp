#include "models/interventions/delivery.h"

#include <cmath>

#include <gtest/gtest.h>

#include "models/interventions/answering.h"
#include "tests/support/consistency.h"
#include "tests/support/helpers.h"
#include "tests/support/small_world.h"

namespace models::interventions {
namespace {

sim::Step in_week(std::uint32_t week) {
    return {.number = week, .week = static_cast<std::int32_t>(week), .seed = 9};
}

/// A programme that has started; everybody from row `helpers` on waits for one of its places, and
/// the others volunteer with time enough.
Programme with_everybody_waiting(World& world, Mechanism mechanism, std::uint32_t helpers) {
    Programme p = support::busy_programme(mechanism);
    const std::uint32_t rows = world.residents.rows();
    p.places = rows - helpers;
    world.volunteers = support::stock_of(world, 0, helpers, 100);
    p.involved.assign(rows, kTakesPart);
    for (std::uint32_t row = 0; row < helpers; ++row) {
        p.involved[row] = kVolunteers;
        p.volunteers.push_back({{row, world.residents.uid(ResidentId{row})}, 0, row, 40, 0});
    }
    for (std::uint32_t row = helpers; row < rows; ++row)
        p.waiting.push_back({{row, world.residents.uid(ResidentId{row})}, 10, 0});
    return p;
}

void deliver_weeks(World& world, Programme& p, std::uint32_t first, std::uint32_t last) {
    const ties::ContactRules contact;
    for (std::uint32_t week = first; week <= last; ++week) {
        support::new_week(world.volunteers);
        deliver(contact, in_week(week), world.residents, world.ties, p, world.volunteers);
    }
}

TEST(WeeklyDropout, CompoundsToTheShareOverTheDuration) {
    for (const double dropout : {0.0, 0.2, 0.7})
        for (const int weeks : {1, 30, 312})
            EXPECT_NEAR(std::pow(1 - weekly_dropout(dropout, weeks), weeks), 1 - dropout, 1e-12);
}

// Everybody starts in week 11; after the duration those who dropped out are Binomial(n, dropout).
TEST(Delivery, LosesTheShareThatDropsOutAndCompletesTheRest) {
    const double n = 10'000;
    World world = support::adults_alone(10'000, 4);
    Programme p = with_everybody_waiting(world, Mechanism::group, 0);
    p.terms.volunteer_hours_per_session = 0;
    p.terms.co_member_tie_chance = 0;
    p.terms.duration_weeks = 12;
    p.terms.dropout = 0.3;

    deliver_weeks(world, p, 11, 22);

    EXPECT_TRUE(p.participants.empty());
    EXPECT_EQ(p.tally.started, 10'000u);
    EXPECT_EQ(p.tally.weeks_waited, 10'000u);
    EXPECT_EQ(p.tally.completed + p.tally.dropped_out, 10'000u);
    EXPECT_NEAR(p.tally.dropped_out, n * 0.3, 4 * std::sqrt(n * 0.3 * 0.7));
}

// A hazard h times as high keeps (1 - dropout)^h to the end.
TEST(Delivery, LosesWhoWasReferredWarmlyByTheHazardRatioOfTheRule) {
    const double n = 10'000;
    World world = support::adults_alone(10'000, 4);
    Programme p = with_everybody_waiting(world, Mechanism::group, 0);
    for (Waiting& one : p.waiting)
        one.warm = 1;
    p.delivery.warm_dropout = 0.5;
    p.terms.volunteer_hours_per_session = 0;
    p.terms.co_member_tie_chance = 0;
    p.terms.duration_weeks = 12;
    p.terms.dropout = 0.3;

    deliver_weeks(world, p, 11, 22);

    const double stay = std::sqrt(0.7);
    EXPECT_NEAR(p.tally.completed, n * stay, 4 * std::sqrt(n * stay * (1 - stay)));
}

TEST(Delivery, PutsAWarmReferralFirstByItsChance) {
    Programme p;
    p.delivery.warm_first = 0.25;
    int first = 0;
    for (std::uint32_t k = 1; k <= 4000; ++k) {
        sim::Rng rng({9, 0}, 1, k);
        p.waiting = {{{0, 0}, 1, 0}};
        put_on_list(p, {{k, k}, 2, k % 2}, rng);
        ASSERT_EQ(p.waiting.size(), 2u);
        first += p.waiting.front().person.uid == k;
    }
    EXPECT_NEAR(first, 500, 4 * std::sqrt(2000 * 0.25 * 0.75));
}

TEST(Delivery, StopsEverybodyInTheLastWeek) {
    World world = support::adults_alone(100, 8);
    Programme p = with_everybody_waiting(world, Mechanism::companion, 50);
    p.terms.dropout = 0;
    p.stop_week = 20;

    deliver_weeks(world, p, 11, 40);

    EXPECT_TRUE(p.participants.empty());
    EXPECT_EQ(p.tally.stopped, p.tally.started);
    for (const Volunteer& one : p.volunteers)
        EXPECT_EQ(one.clients, 0u);
    support::expect_consistent_ties(world);
}

// Ten visits, one a week, nothing fades in between: s grows to 1 - (1 - s0) (1 - gain)^10, for two
// people who are not lonely. The tie is stored to 1/65535.
TEST(Delivery, VisitsStrengthenTheTieByTheGainOfABuddy) {
    const ties::ContactRules contact;
    World world = support::adults_alone(2, 8);
    Programme p = with_everybody_waiting(world, Mechanism::companion, 1);
    p.terms.dropout = 0;

    deliver_weeks(world, p, 11, 20);

    const std::int64_t at = world.ties.find(ResidentId{1}, 0);
    ASSERT_GE(at, 0);
    const double gain = contact.kinds[static_cast<std::size_t>(ties::Kind::buddy)].gain;
    EXPECT_EQ(p.tally.sessions, 10u);
    EXPECT_EQ(world.ties.kind[static_cast<std::size_t>(at)], ties::Kind::buddy);
    EXPECT_NEAR(ties::from_strength(world.ties.strength[static_cast<std::size_t>(at)]),
                1 - 0.8 * std::pow(1 - gain, 10),
                11.0 / 65535);
    support::expect_consistent_ties(world);
}

TEST(Delivery, EndsATieThatDidNotGrowIntoAFriendshipAndKeepsOneThatDid) {
    for (const int weeks : {2, 20}) {
        World world = support::adults_alone(2, 8);
        Programme p = with_everybody_waiting(world, Mechanism::companion, 1);
        p.terms.dropout = 0;
        p.terms.duration_weeks = weeks;

        deliver_weeks(world, p, 11, 40);

        EXPECT_EQ(p.tally.completed, 1u);
        const std::int64_t at = world.ties.find(ResidentId{1}, 0);
        EXPECT_EQ(at >= 0, weeks == 20) << weeks;
        if (at >= 0) {
            EXPECT_EQ(world.ties.kind[static_cast<std::size_t>(at)], ties::Kind::friendship);
        }
        support::expect_consistent_ties(world);
    }
}

// Each of the pairs in a group that do not know each other yet meets with the chance of the rule.
TEST(Delivery, GroupsBringPairsTogetherWithTheChanceOfTheRule) {
    World world = support::adults_alone(5'000, 16);
    Programme p = with_everybody_waiting(world, Mechanism::group, 0);
    p.terms.volunteer_hours_per_session = 0;
    p.terms.group_size = 10;
    p.terms.co_member_tie_chance = 0.03;
    p.terms.dropout = 0;

    deliver_weeks(world, p, 11, 14);

    double ends = 0;
    for (std::uint32_t row = 0; row < 5'000; ++row)
        ends += world.ties.count[ResidentId{row}];
    const double pairs = 500.0 * 45;
    const double chance = 1 - std::pow(1 - 0.03, 4);
    EXPECT_NEAR(ends / 2, pairs * chance, 4 * std::sqrt(pairs * chance * (1 - chance)));
    support::expect_consistent_ties(world);
}

TEST(Delivery, AcquaintancesFromAGroupBeginAsClubTiesOfAFirstMeeting) {
    World world = support::adults_alone(10, 16);
    Programme p = with_everybody_waiting(world, Mechanism::group, 0);
    p.terms.volunteer_hours_per_session = 0;
    p.terms.co_member_tie_chance = 1;

    deliver_weeks(world, p, 11, 11);

    EXPECT_EQ(world.ties.count[ResidentId{0}], 9);
    for (std::uint32_t k = 0; k < 9; ++k) {
        EXPECT_EQ(world.ties.kind[k], ties::Kind::club);
        EXPECT_NEAR(ties::from_strength(world.ties.strength[k]), 0.2, 1.0 / 65535);
    }
}

// The same holds for two meetings in one week: they are two chances.
TEST(Delivery, EachMeetingOfAWeekIsAChanceOfItsOwn) {
    World world = support::adults_alone(5'000, 16);
    Programme p = with_everybody_waiting(world, Mechanism::group, 0);
    p.terms.volunteer_hours_per_session = 0;
    p.terms.group_size = 10;
    p.terms.sessions_per_week = 4;
    p.terms.co_member_tie_chance = 0.03;
    p.terms.dropout = 0;

    deliver_weeks(world, p, 11, 11);

    double ends = 0;
    for (std::uint32_t row = 0; row < 5'000; ++row)
        ends += world.ties.count[ResidentId{row}];
    const double pairs = 500.0 * 45;
    const double chance = 1 - std::pow(1 - 0.03, 4);
    EXPECT_NEAR(ends / 2, pairs * chance, 4 * std::sqrt(pairs * chance * (1 - chance)));
}

TEST(Delivery, BooksEveryHourAndEuroOfAGroup) {
    World world = support::adults_alone(98, 16);
    Programme p = with_everybody_waiting(world, Mechanism::group, 2);
    p.terms.dropout = 0;
    p.terms.duration_weeks = 100;
    p.terms.euro_per_week = 7;
    p.places = 95;  // nine groups of ten and one of five

    deliver_weeks(world, p, 11, 20);

    EXPECT_EQ(p.tally.sessions, 950u);
    EXPECT_DOUBLE_EQ(p.ledger.hours_participant, 2.0 * 950);
    EXPECT_DOUBLE_EQ(p.ledger.hours_volunteer, 100 * p.terms.volunteer_hours_per_session);
    const double paid = 100 * p.terms.professional_hours_per_session;
    const double coordination = 950 * p.terms.coordinator_hours_per_week_per_place;
    EXPECT_NEAR(p.ledger.hours_professional, paid + coordination, 1e-9 * (paid + coordination));
    const double euro = paid * p.costs.professional_hour + coordination * p.costs.coordinator_hour +
                        100 * p.terms.euro_per_session + 95 * p.terms.euro_per_participant + 70;
    EXPECT_NEAR(p.ledger.euro_municipality, euro, 1e-9 * euro);
}

TEST(Delivery, AVolunteerVisitsNoMoreThanHerHoursAllow) {
    World world = support::adults_alone(3, 8);
    Programme p = with_everybody_waiting(world, Mechanism::companion, 1);
    p.terms.dropout = 0;
    world.volunteers.volunteers[0].hours.a_week = 3;  // a visit takes 2

    deliver_weeks(world, p, 11, 20);

    EXPECT_EQ(p.participants.size(), 2u);
    EXPECT_EQ(p.tally.sessions, 10u);
    EXPECT_DOUBLE_EQ(p.ledger.hours_volunteer, 20);
    EXPECT_DOUBLE_EQ(world.volunteers.books.hours_given, 20);
}

TEST(Delivery, ANewVolunteerIsTrainedInHerOwnHoursBeforeSheVisits) {
    World world = support::adults_alone(2, 8);
    Programme p = with_everybody_waiting(world, Mechanism::companion, 1);
    p.terms.dropout = 0;
    p.volunteers[0].training_left = 7;
    world.volunteers.volunteers[0].hours.a_week = 3;

    deliver_weeks(world, p, 11, 12);
    EXPECT_TRUE(p.participants.empty());
    EXPECT_DOUBLE_EQ(p.ledger.hours_volunteer, 6);

    deliver_weeks(world, p, 13, 13);  // the last hour of training, then a visit
    EXPECT_EQ(p.participants.size(), 1u);
    EXPECT_DOUBLE_EQ(p.ledger.hours_volunteer, 9);
    EXPECT_DOUBLE_EQ(world.volunteers.volunteers[0].training, 1);
}

TEST(Delivery, GroupsHavePlacesAndMeetOnlyAsFarAsVolunteersCanLead) {
    World world = support::adults_alone(41, 16);
    Programme p = with_everybody_waiting(world, Mechanism::group, 1);
    p.terms.dropout = 0;
    p.volunteers[0].promised = 4;  // two groups of ten, 2 hours each
    world.volunteers.volunteers[0].hours.a_week = 3;

    deliver_weeks(world, p, 11, 20);

    EXPECT_EQ(p.participants.size(), 20u);
    EXPECT_EQ(p.tally.sessions, 100u);  // one group a week
    EXPECT_DOUBLE_EQ(p.ledger.hours_volunteer, 20);
}

// Whoever comes to the end may come back to help.
TEST(Delivery, TellsTheStockWhoCompleted) {
    World world = support::adults_alone(12, 16);
    Programme p = with_everybody_waiting(world, Mechanism::group, 2);
    p.terms.dropout = 0;
    p.terms.duration_weeks = 4;

    deliver_weeks(world, p, 11, 14);

    EXPECT_EQ(p.tally.completed, 10u);
    EXPECT_EQ(world.volunteers.completed.size(), 10u);
}

}  // namespace
}  // namespace models::interventions
