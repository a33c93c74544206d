// A programme in a neighbourhood that lives on: the whole week, demography and all.

#include "models/interventions/programme.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "models/simulation.h"
#include "tests/support/consistency.h"
#include "tests/support/small_world.h"

namespace models::interventions {
namespace {

constexpr std::uint64_t kSeed = 5;
constexpr int kBurnIn = 26;

const Rules& rules() {
    static const Rules rules;
    return rules;
}

const Settlement& neighbourhood() {
    static const Settlement settled = [] {
        auto out = support::toy_settlement(4'000, rules(), kSeed);
        burn_in(rules(), out, kSeed, kBurnIn);
        return out;
    }();
    return settled;
}

Simulation life_with(std::vector<Programme> programmes) {
    return Simulation(rules(), neighbourhood(), kSeed, kBurnIn, std::move(programmes));
}

/// Fingerprint of the people and their ties, whatever the programmes hold.
std::uint64_t hash_of_people(World world) {
    world.programmes.clear();
    return world.hash();
}

TEST(Programme, ChangesNothingBeforeItStarts) {
    Simulation baseline = life_with({});
    Simulation companion = life_with({support::busy_programme(Mechanism::companion)});
    Simulation group = life_with({support::busy_programme(Mechanism::group)});
    const int start = companion.world().programmes[0].start_week;

    for (int week = 1; week < start + 10; ++week) {
        baseline.advance(), companion.advance(), group.advance();
        if (week >= start) continue;
        ASSERT_EQ(companion.world().hash(), baseline.world().hash()) << week;
        ASSERT_EQ(group.world().hash(), baseline.world().hash()) << week;
    }

    EXPECT_NE(hash_of_people(companion.world()), hash_of_people(baseline.world()));
    EXPECT_NE(hash_of_people(group.world()), hash_of_people(baseline.world()));
}

TEST(Programme, SwitchedOffIsTheBaselineAfterEveryProcess) {
    Programme never = support::busy_programme(Mechanism::companion);
    never.start_week = never.stop_week = 20;
    Simulation baseline = life_with({});
    Simulation off = life_with({never});
    std::vector<std::uint64_t> expected, found;

    for (int week = 1; week <= 30; ++week) {
        baseline.advance([&](auto, const World& w, const auto&) { expected.push_back(w.hash()); });
        off.advance([&](auto, const World& w, const auto&) { found.push_back(w.hash()); });
    }

    EXPECT_EQ(found, expected);
}

TEST(Programme, WithoutPlacesTouchesNobody) {
    Programme empty = support::busy_programme(Mechanism::group);
    empty.terms.capacity_per_1000 = 0;
    Simulation baseline = life_with({});
    Simulation without = life_with({empty});

    for (int week = 1; week <= 40; ++week) {
        baseline.advance(), without.advance();
        ASSERT_EQ(hash_of_people(without.world()), baseline.world().hash()) << week;
    }

    EXPECT_EQ(without.world().programmes[0].tally.offered, 0u);
}

/// What has to add up in every week.
void expect_books_balance(const Programme& p) {
    const Tally& t = p.tally;
    const auto waiting = static_cast<std::uint32_t>(p.waiting.size());
    const auto active = static_cast<std::uint32_t>(p.participants.size());
    ASSERT_LE(active, p.places);
    ASSERT_EQ(t.offered, t.accepted + t.refused);
    // Whoever accepted waits, takes part, came to the end, dropped out, or died, moved or was sent
    // home at the end of the programme, while she waited or later.
    ASSERT_EQ(t.accepted, waiting + active + t.completed + t.dropped_out + t.stopped);
    ASSERT_LE(active + t.completed + t.dropped_out, t.started);
    ASSERT_LE(t.started + waiting, t.accepted);
}

TEST(Programme, KeepsItsBooksForThreeYears) {
    for (const Mechanism mechanism : {Mechanism::companion, Mechanism::group}) {
        Programme p = support::busy_programme(mechanism);
        p.stop_week = 130;
        Simulation life = life_with({p});
        for (int week = 1; week <= 156; ++week) {
            life.advance();
            expect_books_balance(life.world().programmes[0]);
            if (HasFatalFailure()) return;
            if (week % 13 == 0) support::expect_consistent(life.world());
        }

        const Programme& after = life.world().programmes[0];
        EXPECT_GT(after.tally.completed, 100u);
        EXPECT_GT(after.tally.dropped_out, 10u);
        EXPECT_GT(after.tally.stopped, 10u);
        EXPECT_TRUE(after.participants.empty());
    }
}

// Hours are given once and booked once, and nobody gives more than she has.
TEST(Programme, BooksTheHoursOfVolunteersExactly) {
    Programme second = support::busy_programme(Mechanism::group);
    second.number = 1;
    second.start_week = 30;
    Simulation life = life_with({support::busy_programme(Mechanism::companion), second});

    for (int week = 1; week <= 156; ++week) {
        life.advance();
        for (const auto& one : life.world().volunteers.volunteers)
            ASSERT_LE(one.hours.given, one.hours.a_week + 1e-9);
    }

    const World& world = life.world();
    double booked = 0;
    for (const Programme& p : world.programmes)
        booked += p.ledger.hours_volunteer;
    EXPECT_GT(booked, 1000);
    EXPECT_NEAR(world.volunteers.books.hours_given, booked, 1e-9 * booked);
    const Programme& visits = world.programmes[0];
    EXPECT_GT(visits.ledger.hours_volunteer,
              visits.tally.sessions * visits.terms.volunteer_hours_per_session);  // and training
    EXPECT_NEAR(visits.ledger.hours_participant, 1.5 * visits.tally.sessions, 1e-9 * booked);
    EXPECT_GT(world.volunteers.books.quit, 0u);
    EXPECT_GT(world.volunteers.books.joined, 0u);
}

/// Mean loneliness, over a year of the programme, of those who could be asked when it began.
double loneliness_of_the_eligible(Mechanism mechanism, double capacity, std::uint64_t seed) {
    auto settled = support::toy_settlement(4'000, rules(), seed, true);
    burn_in(rules(), settled, seed, kBurnIn);
    Programme p = support::busy_programme(mechanism);
    p.start_week = 1;
    p.terms.capacity_per_1000 = capacity;
    const auto& begin = settled.world.residents;
    Simulation life(rules(), settled, seed, kBurnIn, {p});
    for (int week = 1; week <= 52; ++week)
        life.advance();
    const auto& end = life.world().residents;
    double lonely = 0;
    double people = 0;
    for (std::uint32_t row = 0; row < begin.rows(); ++row) {
        const ResidentId r{row};
        if (!begin.adult(r) || begin.weeks_lonely[r] == 0 || begin.uid(r) != end.uid(r)) continue;
        lonely += 0.5 * (end.social[r] + end.emotional[r]);
        ++people;
    }
    return lonely / people;
}

// Paired by seed. A place more helps its holder; it may take a little from others, since the hours
// of volunteers and friends are limited, so single steps are held to two standard errors.
TEST(Programme, WithMorePlacesLeavesTheEligibleNoLonelier) {
    const std::vector<double> capacities = {0, 20, 60};
    for (const Mechanism mechanism : {Mechanism::companion, Mechanism::group}) {
        std::vector<std::vector<double>> less(capacities.size() - 1);
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            double before = loneliness_of_the_eligible(mechanism, capacities[0], seed);
            for (std::size_t k = 1; k < capacities.size(); ++k) {
                const double now = loneliness_of_the_eligible(mechanism, capacities[k], seed);
                less[k - 1].push_back(before - now);
                before = now;
            }
        }
        for (const auto& gains : less) {
            double mean = 0, squares = 0;
            for (const double gain : gains)
                mean += gain / 4, squares += gain * gain / 4;
            const double error = std::sqrt(std::max(0.0, squares - mean * mean) / 3);
            EXPECT_GT(mean, -2 * error);
        }
    }
}

}  // namespace
}  // namespace models::interventions
