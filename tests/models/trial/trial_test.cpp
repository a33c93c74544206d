#include "models/trial/trial.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "sim/parallel.h"

#include "models/trial/helpers.h"
#include "tests/support/small_world.h"

namespace models::trial {
namespace {

using interventions::Mechanism;
using interventions::Person;

/// A group that meets every week for a quarter, and does nothing for anybody.
TrialPlan plan_of_nothing() {
    TrialPlan plan;
    plan.terms = support::busy_programme(Mechanism::group).terms;
    plan.terms.co_member_tie_chance = 0;
    plan.terms.volunteer_hours_per_session = 0;
    plan.terms.duration_weeks = 13;
    plan.participants = 60;
    plan.replicates = 2;
    plan.burn_in_weeks = 20;
    return plan;
}

TrialResult run(const TrialPlan& plan, int threads = 0) {
    const VitalRates rates = support::toy_rates();
    const TrialInput input{plan,
                           rates,
                           [](std::uint64_t seed) { return support::toy_population(1'000, seed); },
                           {},
                           {}};
    sim::Result<TrialResult> result = TrialResult{};
    sim::with_threads(threads, [&] { result = run_trial(input); });
    SIM_CHECK(result.has_value(), "a toy population has lonely people");
    return *result;
}

TEST(TrialOutcome, IsTheDifferenceOverTheSpreadOfTheControls) {
    EXPECT_DOUBLE_EQ((Outcome{4, 5, 2, 30}).d(), -0.5);
    EXPECT_TRUE(std::isnan((Outcome{4, 5, 0, 30}).d()));
}

TEST(Trial, OfAnInterventionThatDoesNothingGivesExactlyZero) {
    const auto result = run(plan_of_nothing());

    ASSERT_EQ(result.replicates.size(), 2u);
    EXPECT_EQ(result.chosen(), 60);
    for (const TrialReplicate& one : result.replicates) {
        EXPECT_EQ(one.tally.started, 60u);
        EXPECT_GT(one.tally.sessions, 0u);
        EXPECT_GT(one.half_year.spread, 0);
        EXPECT_EQ(one.half_year.d(), 0);
        EXPECT_EQ(one.year.d(), 0);
    }
}

TEST(Trial, OfReliefGivesADifferenceThatFadesWithIt) {
    TrialPlan plan = plan_of_nothing();
    plan.terms.mechanism = Mechanism::treatment;
    plan.terms.need_relief_per_session = 0.03;
    plan.terms.relief_half_life = 5;

    const auto result = run(plan);

    EXPECT_LT(result.half_year().mean, -0.05);
    EXPECT_GT(result.year().mean, result.half_year().mean);
}

TEST(Trial, IsTheSameOnAnyNumberOfThreads) {
    TrialPlan plan = plan_of_nothing();
    plan.terms.co_member_tie_chance = 0.1;

    const auto one = run(plan, 1), two = run(plan, 2);

    ASSERT_EQ(one.replicates.size(), two.replicates.size());
    EXPECT_NE(one.half_year().mean, 0);
    for (std::size_t k = 0; k < one.replicates.size(); ++k) {
        EXPECT_EQ(one.replicates[k].half_year.d(), two.replicates[k].half_year.d());
        EXPECT_EQ(one.replicates[k].year.d(), two.replicates[k].year.d());
    }
}

TEST(Trial, HasACompanionForEverybodyWithoutWaiting) {
    TrialPlan plan = plan_of_nothing();
    plan.terms = support::busy_programme(Mechanism::companion).terms;
    plan.terms.dropout = 0;
    plan.terms.duration_weeks = 100;

    const auto result = run(plan);

    for (const TrialReplicate& one : result.replicates) {
        EXPECT_EQ(one.tally.started, one.chosen);
        EXPECT_EQ(one.tally.weeks_waited, one.chosen);  // all in the first week
        EXPECT_GT(one.tally.sessions, 0.8 * 52 * one.chosen);
    }
}

/// Everybody is wholly lonely.
World lonely_people(std::uint32_t people) {
    World world = support::adults_alone(people, 1);
    for (std::uint32_t row = 0; row < people; ++row) {
        world.residents.social[ResidentId{row}] = 1;
        world.residents.emotional[ResidentId{row}] = 1;
        world.residents.companionship[ResidentId{row}] = 10;
    }
    return world;
}

TEST(TrialCandidates, AreLonelyOldEnoughAndHaveAFittingCause) {
    World world = lonely_people(4);
    world.residents.age[ResidentId{0}] = 70 * 52;
    world.residents.social[ResidentId{1}] = world.residents.emotional[ResidentId{1}] = -1;
    world.residents.alive[ResidentId{2}] = 0;
    world.residents.anxious[ResidentId{3}] = 1;
    TrialPlan plan = plan_of_nothing();
    const auto rows = [&] {
        std::set<std::uint32_t> out;
        for (const Person& one : candidates(plan, world.residents, world.households, {5, 0, 9}))
            out.insert(one.row);
        return out;
    };

    EXPECT_EQ(rows(), (std::set<std::uint32_t>{0, 3}));
    plan.terms.min_age = 65;
    EXPECT_EQ(rows(), (std::set<std::uint32_t>{0}));
    plan.terms.min_age = 18;
    plan.terms.causes.add(causes::Cause::mental_health);
    EXPECT_EQ(rows(), (std::set<std::uint32_t>{0, 3}));  // not targeted
    plan.terms.targeted = true;
    EXPECT_EQ(rows(), (std::set<std::uint32_t>{3}));
}

TEST(TrialChoice, FollowsThePersonAndNeitherTheOrderNorTheOthers) {
    TrialPlan plan = plan_of_nothing();
    plan.participants = 10;
    std::vector<Person> all;
    for (std::uint32_t row = 0; row < 100; ++row)
        all.push_back({row, row});
    const auto uids = [](const std::vector<Person>& people) {
        std::set<std::uint32_t> out;
        for (const Person& one : people)
            out.insert(one.uid);
        return out;
    };
    const auto chosen = choose(plan, all, 3);
    std::reverse(all.begin(), all.end());

    EXPECT_EQ(chosen.size(), 10u);
    EXPECT_EQ(uids(choose(plan, all, 3)), uids(chosen));
    EXPECT_NE(uids(choose(plan, all, 4)), uids(chosen));
    std::erase_if(all, [&](const Person& one) { return one.uid == chosen[0].uid; });
    const auto others = uids(choose(plan, all, 3));
    for (std::size_t k = 1; k < chosen.size(); ++k)
        EXPECT_TRUE(others.contains(chosen[k].uid));
}

TEST(TrialHelpers, AreThereWhereHoursAreAskedAndWereNotChosen) {
    const World world = support::adults_alone(200, 1);
    TrialPlan plan = plan_of_nothing();
    interventions::Programme p = support::busy_programme(Mechanism::companion);
    p.places = 20;
    p.involved.assign(200, 0);
    for (std::uint32_t row = 0; row < 20; ++row)
        p.involved[row] = interventions::kTakesPart;

    const auto stock = helpers_for(plan, p, world, 3);

    EXPECT_TRUE(stock.open);
    EXPECT_GE(stock.size(), 20u);
    for (const auto& one : stock.volunteers)
        EXPECT_GE(one.person.row, 20u);
    p.terms.volunteer_hours_per_session = 0;
    EXPECT_FALSE(helpers_for(plan, p, world, 3).open);
}

}  // namespace
}  // namespace models::trial
