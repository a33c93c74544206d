// Runs that draw their numbers, change in time, or live twins without contagion.

#include <set>

#include <gtest/gtest.h>

#include "models/recorders/effects.h"
#include "models/recorders/zero_check.h"
#include "tests/support/toy_scenario.h"

namespace models {
namespace {

constexpr std::uint32_t kPeople = 500;

Scenario drawing_scenario() {
    Scenario scenario = support::toy_scenario();
    scenario.replicates = 4;
    scenario.ensemble = {{"ties.contact.drain", "residents.loneliness.social_need_mean"},
                         {{0.1, 0.6}, {0.2, 0.75}, {0.3, 0.9}},
                         {1, 1, 1},
                         {}};
    return scenario;
}

std::uint64_t last_hash(const recorders::RunRecord& record, std::uint32_t arm, std::uint32_t k) {
    return record.at(arm, k, record.times() - 1)->state_hash;
}

void expect_same(const recorders::RunRecord& a,
                 std::uint32_t arm,
                 const recorders::RunRecord& b,
                 std::uint32_t other) {
    const auto replicates = std::min(a.shape().replicates, b.shape().replicates);
    for (std::uint32_t k = 0; k < replicates; ++k)
        for (std::uint32_t time = 0; time < a.times(); ++time)
            ASSERT_EQ(a.at(arm, k, time)->state_hash, b.at(other, k, time)->state_hash)
                << "replicate " << k << ", moment " << time;
}

TEST(DrawnRuns, AreTheSameForAnyNumberOfThreads) {
    const Scenario scenario = drawing_scenario();
    const auto one = support::run_toy(scenario, kPeople, 1);
    const auto two = support::run_toy(scenario, kPeople, 2);
    for (std::uint32_t arm = 0; arm < 3; ++arm)
        expect_same(one, arm, two, arm);
}

TEST(DrawnRuns, DoNotDependOnWhichArmsRunNorOnHowManyReplicates) {
    const Scenario scenario = drawing_scenario();
    const auto all = support::run_toy(scenario, kPeople);
    Scenario fewer = scenario;
    fewer.arms.erase(fewer.arms.begin() + 1);
    fewer.replicates = 3;
    const auto some = support::run_toy(fewer, kPeople);
    expect_same(some, 0, all, 0);
    expect_same(some, 1, all, 2);
}

TEST(DrawnRuns, AreExactlyEqualBeforeTheirStart) {
    const auto record = support::run_toy(drawing_scenario(), kPeople, 0, true);
    EXPECT_TRUE(recorders::check_zero_before_start(record).exact());
}

TEST(DrawnRuns, LiveWithTheNumbersOfTheirDraw) {
    const Scenario scenario = drawing_scenario();
    const auto record = support::run_toy(scenario, kPeople);
    const auto& drawn = record.shape().drawn;
    ASSERT_EQ(drawn.draw, (std::vector<std::uint32_t>{0, 0, 1, 1}));
    for (std::uint32_t k = 0; k < 4; k += 3) {
        Scenario fixed = scenario;
        fixed.ensemble = {};
        apply_member(scenario.ensemble, drawn.member[k], fixed.rules);
        const auto alone = support::run_toy(fixed, kPeople);
        EXPECT_EQ(last_hash(alone, 2, k), last_hash(record, 2, k)) << k;
        EXPECT_EQ(drawn.values[2 * k], fixed.rules.contact.drain);
    }
}

TEST(DrawnRuns, SayHowMuchIsNotKnown) {
    // Levels differ between members by far more than chance makes them.
    const auto record = support::run_toy(drawing_scenario(), kPeople);
    const auto effects = recorders::effects_of(record);
    const auto& level = effects.arms[0].levels[recorders::effect_row("lonely_share")];
    EXPECT_EQ(effects.arms[1].draws, 2u);
    EXPECT_EQ(level.draws, 2u);
    ASSERT_NE(record.shape().drawn.member[0], record.shape().drawn.member[2]);
    EXPECT_GT(level.share_not_knowing(), 0.3);
}

TEST(ChangingRuns, AreExactlyEqualBeforeTheChangeAndDifferAfterIt) {
    Scenario scenario = support::toy_scenario();
    scenario.observe_every = 1;
    scenario.arms.resize(1);
    Arm change{.name = "drain", .title = "", .programmes = {}, .place = {}};
    change.changes.push_back({"ties.contact.drain", 0.6, 12, 999, true, 0, {}});
    Arm shock{.name = "shock", .title = "", .programmes = {}, .place = {}};
    Shock lock;
    lock.ties.fill(true);
    lock.factor = 0.2;
    lock.from_week = 20;
    lock.weeks = 10;
    shock.shocks.push_back(lock);
    scenario.arms.push_back(change);
    scenario.arms.push_back(shock);

    const auto record = support::run_toy(scenario, kPeople, 0, true);

    EXPECT_EQ(record.shape().start_weeks, (std::vector<std::uint32_t>{0, 12, 20}));
    EXPECT_TRUE(recorders::check_zero_before_start(record).exact());
    for (const std::uint32_t arm : {1u, 2u}) {
        const auto start = record.start_week(arm);
        EXPECT_EQ(record.at(arm, 0, start - 1)->state_hash, record.at(0, 0, start - 1)->state_hash);
        EXPECT_NE(record.at(arm, 0, start)->state_hash, record.at(0, 0, start)->state_hash);
    }
}

TEST(ChangingRuns, ShareTheShocksOfTheScenario) {
    Scenario scenario = support::toy_scenario();
    scenario.arms.resize(2);
    Shock lock;
    lock.ties.fill(true);
    lock.factor = 0;
    lock.from_week = 10;
    lock.weeks = 10;
    Scenario shocked = scenario;
    shocked.shocks.push_back(lock);

    const auto quiet = support::run_toy(scenario, kPeople);
    const auto loud = support::run_toy(shocked, kPeople, 0, true);

    EXPECT_TRUE(recorders::check_zero_before_start(loud).exact());
    EXPECT_EQ(loud.at(0, 0, 0)->state_hash, quiet.at(0, 0, 0)->state_hash);
    EXPECT_NE(last_hash(loud, 0, 0), last_hash(quiet, 0, 0));
    EXPECT_EQ(loud.at(0, 0, 1)->weekly_contact[0], 0) << "week 10: nobody met a partner";
    EXPECT_GT(loud.at(0, 0, 2)->weekly_contact[0], 0.1f) << "week 20";
}

TEST(TwinRuns, LiveAsIfContagionHadNeverBeen) {
    Scenario scenario = support::toy_scenario();
    scenario.arms.resize(2);
    Scenario without = scenario;
    without.rules.contact.drain = 0;
    Scenario both = scenario;
    both.without_contagion = true;
    add_twins(both);

    const auto record = support::run_toy(both, kPeople, 0, true);
    const auto plain = support::run_toy(scenario, kPeople);
    const auto off = support::run_toy(without, kPeople);

    for (std::uint32_t arm = 0; arm < 2; ++arm) {
        expect_same(record, arm, plain, arm);
        expect_same(record, arm + 2, off, arm);
    }
    EXPECT_TRUE(recorders::check_zero_before_start(record).exact());
    const auto effects = recorders::effects_of(record), alone = recorders::effects_of(off);
    const auto row = recorders::effect_row("lonely_share");
    EXPECT_EQ(effects.arms[1].twin, 3u);
    EXPECT_EQ(effects.arms[3].reference, 2u);
    EXPECT_EQ(effects.arms[3].differences[row].mean, alone.arms[1].differences[row].mean);
    EXPECT_EQ(effects.arms[2].differences[row].mean, 0) << "the baseline's twin is a baseline";
}

}  // namespace
}  // namespace models
