#include "models/interventions/enrolment.h"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "sim/parallel.h"

#include "tests/support/small_world.h"

namespace models::interventions {
namespace {

constexpr sim::Step kWeek{.number = 20, .week = 20, .seed = 9};

/// Everybody is lonely for ten weeks, 70 years old, and lives alone.
World lonely_people(std::uint32_t people) {
    World world = support::adults_alone(people, 1);
    for (std::uint32_t row = 0; row < people; ++row) {
        world.residents.weeks_lonely[ResidentId{row}] = 10;
        world.residents.age[ResidentId{row}] = 70 * 52;
    }
    return world;
}

/// A programme that has started, with more places than people.
Programme open_programme(const World& world) {
    Programme p = support::busy_programme(Mechanism::companion);
    p.places = world.residents.rows();
    p.involved.assign(world.residents.rows(), 0);
    return p;
}

/// One week in which a programme asks.
void ask(const World& world, Programme& programme, sim::Step step = kWeek, double taboo = 0) {
    std::vector<Programme> one{programme};
    EnrolmentScratch scratch;
    const causes::CauseRules rules;
    enrol(step, {rules, world.residents, world.households, taboo}, one, scratch);
    programme = one.front();
}

std::set<std::uint32_t> rows_waiting(const Programme& programme) {
    std::set<std::uint32_t> rows;
    for (const Waiting& one : programme.waiting)
        rows.insert(one.person.row);
    return rows;
}

TEST(Enrolment, AsksAdultsOfTheRightAgeWhoAreLonelyAndNotInvolved) {
    World world = lonely_people(6);
    Programme p = open_programme(world);
    p.terms.min_age = 65;
    world.residents.age[ResidentId{1}] = 65 * 52 - 1;
    world.residents.weeks_lonely[ResidentId{2}] = 0;
    world.residents.alive[ResidentId{3}] = 0;
    p.involved[4] = kTakesPart;
    p.involved[5] = kVolunteers;

    EXPECT_TRUE(eligible(p, world.residents, ResidentId{0}));
    for (const std::uint32_t row : {1u, 2u, 3u, 4u, 5u})
        EXPECT_FALSE(eligible(p, world.residents, ResidentId{row})) << row;
    p.terms.lonely_only = false;
    EXPECT_TRUE(eligible(p, world.residents, ResidentId{2}));
}

// Offers are a chance of `offers_per_week` each, acceptances of `uptake` of those: 4 errors.
TEST(Enrolment, OffersAndUptakeFollowTheirChances) {
    const World world = lonely_people(40'000);
    Programme p = open_programme(world);
    p.terms.offers_per_week = 0.1;
    p.terms.uptake = 0.4;

    ask(world, p);

    const double asked = p.tally.offered;
    EXPECT_NEAR(asked, 4'000, 4 * std::sqrt(40'000 * 0.1 * 0.9));
    EXPECT_NEAR(p.tally.accepted, 0.4 * asked, 4 * std::sqrt(asked * 0.4 * 0.6));
    EXPECT_EQ(p.tally.offered, p.tally.accepted + p.tally.refused);
    EXPECT_EQ(p.waiting.size(), p.tally.accepted);
}

// The word lonely deters those who are ashamed of it, however they came to hear of the programme.
TEST(Enrolment, OfALabelledProgrammeLosesThoseWhoAreAshamed) {
    const World world = lonely_people(40'000);
    Programme p = open_programme(world);
    p.terms.offers_per_week = 0.1;
    p.terms.uptake = 0.5;
    p.terms.loneliness_label = true;
    p.delivery.label_odds = 0.5;
    ask(world, p, kWeek, 0.4);
    const double asked = p.tally.offered, expected = 0.6 * 0.5 + 0.4 / 3;
    EXPECT_NEAR(
        p.tally.accepted / asked, expected, 4 * std::sqrt(expected * (1 - expected) / asked));
}

TEST(Enrolment, AsksNobodyWhileHalfAsManyWaitAsThereArePlaces) {
    const World world = lonely_people(5'000);
    Programme p = open_programme(world);
    p.places = 24;

    for (std::uint32_t week = 10; week < 60; ++week)
        ask(world, p, {week, static_cast<std::int32_t>(week), 9});

    EXPECT_EQ(p.waiting.size(), 12u);
    EXPECT_EQ(p.tally.accepted, 12u);
    EXPECT_EQ(p.most_waiting(), 96u);  // for referrals
}

TEST(Enrolment, OfOthersIsNotChangedByOnePersonsAbsence) {
    const World with = lonely_people(5'000);
    Programme p = open_programme(with);
    Programme q = p;
    ask(with, p);
    auto expected = rows_waiting(p);
    ASSERT_FALSE(expected.empty());
    const std::uint32_t gone = *expected.begin();
    World without = with;
    without.residents.alive[ResidentId{gone}] = 0;

    ask(without, q);

    expected.erase(gone);
    EXPECT_EQ(rows_waiting(q), expected);
}

TEST(Enrolment, DoesNotQueueInTheOrderOfHomes) {
    const World world = lonely_people(20'000);
    Programme p = open_programme(world);

    ask(world, p);

    // Of a random order half of the neighbours in the queue ascend.
    double ascending = 0;
    const auto n = static_cast<double>(p.waiting.size() - 1);
    for (std::size_t k = 1; k < p.waiting.size(); ++k)
        ascending += p.waiting[k - 1].person.row < p.waiting[k].person.row;
    EXPECT_NEAR(ascending, n / 2, 4 * std::sqrt(n / 12));
}

// Half of them have trouble with money. Whoever looks at causes asks nobody else: 4 errors.
TEST(Enrolment, PassesOverThoseWhomItsCausesDoNotFitAsFarAsItLooks) {
    World world = lonely_people(20'000);
    for (std::uint32_t h = 0; h < 20'000; h += 2)
        world.households.strain[HouseholdId{h}] = 1;
    Programme p = open_programme(world);
    p.terms.causes.add(causes::Cause::money);
    Programme blind = p, half = p, all = p;
    half.terms.intake_sees_cause = 0.5;
    all.terms.intake_sees_cause = 1;

    ask(world, blind);
    ask(world, half);
    ask(world, all);

    std::set<std::uint32_t> fitting;
    for (const std::uint32_t row : rows_waiting(blind))
        if (row % 2 == 0) fitting.insert(row);
    EXPECT_EQ(rows_waiting(all), fitting);
    const double others = blind.tally.accepted - static_cast<double>(fitting.size());
    EXPECT_NEAR(half.tally.accepted - static_cast<double>(fitting.size()),
                others / 2,
                4 * std::sqrt(others / 4));
    EXPECT_EQ(all.tally.refused + all.tally.accepted, all.tally.offered);
    EXPECT_LT(all.tally.offered, blind.tally.offered);
}

TEST(Enrolment, IsTheSameForAnyNumberOfThreads) {
    const World world = lonely_people(40'000);
    std::set<std::uint64_t> hashes;

    for (const int threads : {1, 2, 3, 8})
        sim::with_threads(threads, [&] {
            Programme p = open_programme(world);
            ask(world, p);
            sim::StateHash hash;
            p.add_to(hash);
            hashes.insert(hash.value());
        });

    EXPECT_EQ(hashes.size(), 1u);
}

}  // namespace
}  // namespace models::interventions
