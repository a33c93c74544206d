#include "models/experiment.h"

#include <atomic>
#include <mutex>
#include <set>

#include <gtest/gtest.h>

#include "models/recorders/zero_check.h"
#include "tests/support/toy_scenario.h"

namespace models {
namespace {

constexpr std::uint32_t kPeople = 2'000;

/// Whether two observations agree in the state and in what was counted from it.
void expect_same(const recorders::Observation& a, const recorders::Observation& b) {
    ASSERT_EQ(a.state_hash, b.state_hash);
    ASSERT_EQ(a.indicators.size(), b.indicators.size());
    for (std::size_t k = 0; k < a.indicators.size(); ++k)
        if (a.indicators[k] == a.indicators[k]) {  // an empty group has none
            ASSERT_EQ(a.indicators[k], b.indicators[k]) << k;
        }
    ASSERT_EQ(a.ties_per_adult, b.ties_per_adult);
    ASSERT_EQ(a.weekly_contact, b.weekly_contact);
    ASSERT_EQ(a.degree, b.degree);
    ASSERT_EQ(a.euro, b.euro);
    ASSERT_EQ(a.hours, b.hours);
    ASSERT_EQ(a.lonely_years, b.lonely_years);
    ASSERT_EQ(a.deaths, b.deaths);
}

/// Compares arm `arm` of one record with arm `other` of another.
void expect_same_arm(const recorders::RunRecord& a,
                     std::uint32_t arm,
                     const recorders::RunRecord& b,
                     std::uint32_t other) {
    for (std::uint32_t replicate = 0; replicate < a.shape().replicates; ++replicate)
        for (std::uint32_t time = 0; time < a.times(); ++time) {
            ASSERT_NE(a.at(arm, replicate, time), nullptr);
            ASSERT_NE(b.at(other, replicate, time), nullptr);
            expect_same(*a.at(arm, replicate, time), *b.at(other, replicate, time));
        }
}

TEST(Experiment, IsTheSameForAnyNumberOfThreads) {
    const Scenario scenario = support::toy_scenario();
    const auto one = support::run_toy(scenario, kPeople, 1);

    for (const int threads : {2, 3, 8}) {
        const auto many = support::run_toy(scenario, kPeople, threads);
        for (std::uint32_t arm = 0; arm < 3; ++arm)
            expect_same_arm(many, arm, one, arm);
    }
}

TEST(Experiment, OfAnArmDoesNotDependOnWhichOthersRunOrInWhatOrder) {
    const Scenario all = support::toy_scenario();
    const auto record = support::run_toy(all, kPeople);
    Scenario one = all;
    one.arms.erase(one.arms.begin() + 1);
    Scenario turned = all;
    std::swap(turned.arms[1], turned.arms[2]);

    const auto alone = support::run_toy(one, kPeople);
    const auto swapped = support::run_toy(turned, kPeople);

    expect_same_arm(alone, 0, record, 0);
    expect_same_arm(alone, 1, record, 2);
    expect_same_arm(swapped, 2, record, 1);
}

TEST(Experiment, OfAReplicateDoesNotDependOnHowManyThereAre) {
    Scenario many = support::toy_scenario();
    many.replicates = 3;
    const Scenario two = support::toy_scenario();

    const auto longer = support::run_toy(many, kPeople);
    const auto shorter = support::run_toy(two, kPeople);

    expect_same_arm(shorter, 1, longer, 1);
    EXPECT_NE(longer.at(0, 0, 0)->state_hash, longer.at(0, 1, 0)->state_hash);
}

TEST(Experiment, DoesNotDependOnHowOftenItIsObserved) {
    Scenario often = support::toy_scenario();
    often.observe_every = 1;

    const auto dense = support::run_toy(often, kPeople);
    const auto sparse = support::run_toy(support::toy_scenario(), kPeople);

    for (std::uint32_t arm = 0; arm < 3; ++arm)
        EXPECT_EQ(dense.at(arm, 0, dense.times() - 1)->state_hash,
                  sparse.at(arm, 0, sparse.times() - 1)->state_hash);
}

TEST(Experiment, TracesTheSameStatesThatItObserves) {
    Scenario scenario = support::toy_scenario(0.5);
    const VitalRates rates = support::toy_rates();
    const auto shape = shape_of(scenario, support::toy_population(kPeople, 1));
    std::mutex mutex;
    std::set<std::uint64_t> traced;
    std::set<std::uint64_t> observed;
    std::atomic<int> finished = 0;
    ExperimentOutput output;
    output.observation = [&](recorders::Observation o) {
        const std::scoped_lock lock(mutex);
        if (o.time > 0) observed.insert(o.state_hash);
        return true;
    };
    output.trace = [&](const std::string&, auto, auto, auto, std::uint64_t hash) {
        const std::scoped_lock lock(mutex);
        traced.insert(hash);
    };
    output.finished = [&](auto, auto) { ++finished; };

    const auto lived = run_experiment(
        {scenario, rates, [](std::uint64_t s) { return support::toy_population(kPeople, s); }},
        shape,
        output);

    EXPECT_TRUE(lived);
    EXPECT_EQ(finished, 6);
    for (const std::uint64_t hash : observed)
        EXPECT_TRUE(traced.contains(hash));
}

TEST(Experiment, StopsWhenToldTo) {
    Scenario scenario = support::toy_scenario();
    const VitalRates rates = support::toy_rates();
    const auto shape = shape_of(scenario, support::toy_population(kPeople, 1));
    std::atomic<int> frames = 0;
    std::atomic<int> finished = 0;
    ExperimentOutput output;
    output.observation = [&](recorders::Observation) { return ++frames < 3; };
    output.finished = [&](auto, auto) { ++finished; };
    output.stop = [&] { return frames >= 3; };

    const auto lived = run_experiment(
        {scenario, rates, [](std::uint64_t s) { return support::toy_population(kPeople, s); }},
        shape,
        output);

    EXPECT_TRUE(lived);
    EXPECT_EQ(finished, 0);
    EXPECT_LT(frames, 12);
}

TEST(Experiment, HandsOnThatAPopulationCannotBeMade) {
    const Scenario scenario = support::toy_scenario();
    const VitalRates rates = support::toy_rates();
    const auto shape = shape_of(scenario, support::toy_population(kPeople, 1));
    ExperimentOutput output;
    output.observation = [](recorders::Observation) { return true; };

    const auto lived = run_experiment({scenario,
                                       rates,
                                       [](std::uint64_t) -> sim::Result<population::Population> {
                                           return sim::fail(sim::Error::of("no such area"));
                                       }},
                                      shape,
                                      output);

    EXPECT_FALSE(lived);
}

TEST(ZeroBeforeTheStart, HoldsForBothProgrammesAlsoWhereNoWeekIsShared) {
    const auto record = support::run_toy(support::toy_scenario(), kPeople, 0, true);

    const auto check = recorders::check_zero_before_start(record);

    EXPECT_EQ(check.compared, 2u * 2 * 3);  // arms, replicates, looks before week 25
    EXPECT_TRUE(check.exact()) << recorders::describe(check, record.shape());
}

// A leak as it would look: a programme that begins to work before the week that its arm declares.
TEST(ZeroBeforeTheStart, CatchesAProgrammeThatWorksBeforeItsDeclaredStart) {
    const Scenario scenario = support::toy_scenario();
    const auto record = support::run_toy(scenario, kPeople);
    auto shape = record.shape();
    shape.start_weeks[1] = 41;
    recorders::RunRecord late(shape);
    for (std::uint32_t arm = 0; arm < 3; ++arm)
        for (std::uint32_t replicate = 0; replicate < 2; ++replicate)
            for (std::uint32_t time = 0; time < record.times(); ++time)
                late.put(*record.at(arm, replicate, time));

    const auto check = recorders::check_zero_before_start(late);

    ASSERT_TRUE(check.first);
    EXPECT_EQ(check.first->arm, 1u);
    EXPECT_EQ(check.first->week, 30u);  // the first look in or after week 25
}

}  // namespace
}  // namespace models
