#include "models/simulation.h"

#include <set>

#include <gtest/gtest.h>

#include "sim/parallel.h"

#include "models/recorders/wellbeing.h"
#include "tests/support/small_world.h"

namespace models {
namespace {

using interventions::Mechanism;

constexpr std::uint64_t kSeed = 8;
constexpr int kBurnIn = 10;

std::vector<interventions::Programme> both_programmes() {
    std::vector<interventions::Programme> programmes = {
        support::busy_programme(Mechanism::companion), support::busy_programme(Mechanism::group)};
    programmes[1].number = 1;
    return programmes;
}

Settlement settled(std::uint32_t people) {
    const Rules rules;
    auto out = support::toy_settlement(people, rules, kSeed);
    burn_in(rules, out, kSeed, kBurnIn);
    return out;
}

// More than 40,000 slots, so that blocks of rows run beside each other; the burn-in too.
TEST(Simulation, IsTheSameForAnyNumberOfThreads) {
    const Rules rules;
    std::set<std::uint64_t> hashes;

    for (const int threads : {1, 2, 3, 8})
        sim::with_threads(threads, [&] {
            const auto begin = settled(36'000);
            ASSERT_GT(begin.world.residents.rows(), 40'000u);
            Simulation life(rules, begin, kSeed, kBurnIn, both_programmes());
            for (int week = 1; week <= 30; ++week)
                life.advance();
            EXPECT_GT(life.world().programmes[1].tally.sessions, 0u);
            hashes.insert(life.world().hash());
        });

    EXPECT_EQ(hashes.size(), 1u);
}

TEST(Simulation, IsTheSameWhoeverLivesBesideItAndHoweverOftenItIsLookedAt) {
    const Rules rules;
    const auto begin = settled(3'000);
    const residents::Questionnaire questionnaire(rules.measurement);
    Simulation alone(rules, begin, kSeed, kBurnIn, both_programmes());
    Simulation watched(rules, begin, kSeed, kBurnIn, both_programmes());
    Simulation other(rules, begin, kSeed, kBurnIn, {});

    for (int week = 1; week <= 30; ++week)
        alone.advance();
    for (int week = 1; week <= 30; ++week) {
        other.advance();
        watched.advance([](auto, const World& world, const auto&) { (void)world.hash(); });
        const auto frame = recorders::snapshot(watched.world(), questionnaire, watched.step());
        ASSERT_EQ(frame.uid.size(), frame.age.size());
        recorders::Observation out;
        recorders::observe_network(watched.world(), out);
    }

    EXPECT_EQ(watched.world().hash(), alone.world().hash());
    EXPECT_NE(other.world().hash(), alone.world().hash());
}

TEST(Simulation, LeavesTheSettlementItBranchedFromAsItWas) {
    const Rules rules;
    const auto begin = settled(3'000);
    const std::uint64_t before = begin.world.hash();
    Simulation first(rules, begin, kSeed, kBurnIn, both_programmes());
    for (int week = 1; week <= 20; ++week)
        first.advance();
    Simulation second(rules, begin, kSeed, kBurnIn, both_programmes());
    for (int week = 1; week <= 20; ++week)
        second.advance();

    EXPECT_EQ(begin.world.hash(), before);
    EXPECT_EQ(second.world().hash(), first.world().hash());
}

TEST(Simulation, GivesEverybodyANameOfHerOwn) {
    const Rules rules;
    const auto begin = settled(3'000);
    Simulation life(rules, begin, kSeed, kBurnIn, {});
    std::set<std::uint32_t> seen;
    std::vector<std::uint32_t> now(begin.world.residents.rows(), 0xFFFF'FFFFu);

    for (int week = 1; week <= 260; ++week) {
        life.advance();
        const auto& residents = life.world().residents;
        for (std::uint32_t row = 0; row < residents.rows(); ++row) {
            const ResidentId r{row};
            const std::uint32_t uid = residents.uid(r);
            if (!residents.alive[r] || uid == now[row]) continue;
            now[row] = uid;
            ASSERT_TRUE(seen.insert(uid).second) << "a name is given twice, row " << row;
        }
    }

    EXPECT_GT(seen.size(), begin.world.residents.rows());
}

/// Everything about the lives of all residents that a programme has no hand in.
void expect_same_lives(const Residents& a, const Residents& b) {
    for (std::uint32_t row = 0; row < a.rows(); ++row) {
        const ResidentId r{row};
        ASSERT_EQ(a.alive[r], b.alive[r]) << row;
        ASSERT_EQ(a.uid(r), b.uid(r)) << row;
        ASSERT_EQ(a.age[r], b.age[r]) << row;
        ASSERT_EQ(a.work[r], b.work[r]) << row;
        ASSERT_EQ(a.position[r], b.position[r]) << row;
        ASSERT_EQ(a.limited[r], b.limited[r]) << row;
    }
}

// Loneliness has no effect on deaths by default, and nothing else of a life depends on ties: the
// arms see the same people die, move, be born and fall ill.
TEST(Simulation, ArmsLiveTheSameLivesBesidesTiesAndLoneliness) {
    const Rules rules;
    const auto begin = settled(3'000);
    Simulation baseline(rules, begin, kSeed, kBurnIn, {});
    Simulation arm(rules, begin, kSeed, kBurnIn, both_programmes());

    for (int week = 1; week <= 156; ++week) {
        baseline.advance(), arm.advance();
        expect_same_lives(arm.world().residents, baseline.world().residents);
        if (HasFatalFailure()) return;
    }

    EXPECT_EQ(arm.world().counts.deaths, baseline.world().counts.deaths);
    EXPECT_GT(baseline.world().counts.moved_out, 100u);
    EXPECT_GT(arm.world().programmes[0].tally.sessions, 300u);
}

/// Rows whose loneliness differs between two arms.
double share_touched(const Residents& a, const Residents& b) {
    double touched = 0;
    for (std::uint32_t row = 0; row < a.rows(); ++row)
        touched += a.emotional[ResidentId{row}] != b.emotional[ResidentId{row}];
    return touched / a.rows();
}

// A small programme reaches its participants and, slowly, those around them: no others. With draws
// that shift for everybody the share would be near one.
TEST(Simulation, ASmallProgrammeLeavesMostResidentsToTheLastBitAsTheyWere) {
    const Rules rules;
    const auto begin = settled(6'000);
    auto small = support::busy_programme(Mechanism::companion);
    small.terms.capacity_per_1000 = 1;
    small.start_week = 1;
    Simulation baseline(rules, begin, kSeed, kBurnIn, {});
    Simulation arm(rules, begin, kSeed, kBurnIn, {small});

    for (int week = 1; week <= 8; ++week)
        baseline.advance(), arm.advance();

    const double touched = share_touched(arm.world().residents, baseline.world().residents);
    EXPECT_GT(touched, 0);
    EXPECT_LT(touched, 0.05);
}

}  // namespace
}  // namespace models
