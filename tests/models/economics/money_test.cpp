// Costs and effects of a run that can be reckoned by hand (tests/support/money_run.h).

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/economics/acceptability.h"
#include "models/economics/comparison.h"
#include "models/economics/cost_record_reader.h"
#include "models/recorders/effects.h"
#include "models/recorders/run_record.h"
#include "tests/support/money_run.h"
#include "tests/support/temporary_folder.h"

namespace models::economics {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

CostRecord money_record() {
    const tests::TemporaryFolder folder;
    tests::write_money_run(folder.path("m.h5"));
    auto record = read_cost_record(folder.path("m.h5"));
    EXPECT_TRUE(record) << record.error().text();
    return record ? *record : CostRecord{};
}

std::vector<double> costs(const ArmComparison& arm) {
    std::vector<double> out;
    for (const auto& point : arm.points)
        out.push_back(point.cost);
    return out;
}

std::vector<double> averted(const ArmComparison& arm) {
    std::vector<double> out;
    for (const auto& point : arm.points)
        out.push_back(std::round(point.averted * 1e9) / 1e9);
    return out;
}

TEST(Discounting, CountsFromTheFirstStartToTheMiddleOfEachFlow) {
    const std::vector<std::uint32_t> weeks{0, 26, 52, 104, 156};
    const auto factors = discount_factors(weeks, 40, 0.03);

    ASSERT_EQ(factors.size(), 5u);
    EXPECT_EQ(factors[0], 0);
    EXPECT_EQ(factors[1], 0) << "before the start";
    EXPECT_NEAR(factors[2], std::pow(1.03, -6 / 52.0), 1e-15) << "from week 40 to 52";
    EXPECT_NEAR(factors[3], std::pow(1.03, -38 / 52.0), 1e-15);
    EXPECT_NEAR(factors[4], std::pow(1.03, -90 / 52.0), 1e-15);
    EXPECT_THAT(discount_factors(weeks, 52, 0), ElementsAre(0, 0, 1, 1, 1));
}

TEST(Horizon, IsFromTheFirstStartOfAnyArmToTheEnd) {
    const auto horizon = horizon_of(money_record());

    EXPECT_EQ(horizon.start_week, 52u);
    EXPECT_EQ(horizon.end_week, 156u);
    EXPECT_EQ(horizon.years(), 2);
}

TEST(Comparison, IsWhatTheArmSpentMoreAndAverted) {
    const auto arms = compare_arms(money_record(), {});

    ASSERT_EQ(arms.size(), 2u);
    const auto& visits = arms[0];
    EXPECT_EQ(visits.years, 2);
    EXPECT_EQ(visits.draws, 2u);
    EXPECT_THAT(costs(visits), ElementsAre(1500, 1600, 1700, 1800));
    EXPECT_THAT(averted(visits), ElementsAre(3, 2, 1, 0));
    EXPECT_EQ(visits.euro[0].mean, 1'650);
    EXPECT_EQ(visits.euro_per_year[0].mean, 825);
    EXPECT_EQ(visits.euro[1].mean, 0);
    EXPECT_EQ(visits.hours[2].mean, 10);
    EXPECT_EQ(visits.hours_per_year[2].mean, 5);
    EXPECT_EQ(visits.cost.mean, 1'650) << "hours cost nothing unless asked";
    EXPECT_EQ(visits.cost.low, sim::mean_interval(costs(visits), money_record().drawn.draw).low);
    EXPECT_NEAR(visits.averted.mean, 1.5, 1e-9);
    EXPECT_NEAR(visits.averted_per_year.mean, 0.75, 1e-9);
    EXPECT_EQ(visits.lonely_year.price, Price::unsure);

    const auto& club = arms[1];
    EXPECT_EQ(club.years, 1) << "from week 104";
    EXPECT_EQ(club.euro_per_year[1].mean, 300);
    EXPECT_EQ(club.lonely_year.price, Price::known);
    EXPECT_NEAR(club.lonely_year.euro.ratio, 100, 1e-9);
}

TEST(Comparison, PricesHoursOnlyWhenAsked) {
    const auto arms = compare_arms(money_record(), {.volunteer_hour = 12, .participant_hour = 5});

    EXPECT_EQ(arms[0].cost.mean, 1'650 + 10 * 12);
    EXPECT_EQ(arms[1].cost.mean, 300 + 20 * 5);
    EXPECT_EQ(arms[1].cost_now.mean, 400);
    EXPECT_EQ(arms[0].euro[2].mean, 0) << "nobody paid it";
}

TEST(Comparison, DiscountsCostsAndEffectsEachByItsOwnRate) {
    const auto arms =
        compare_arms(money_record(), {.discount_costs = 0.03, .discount_effects = 0.015});

    const double one = std::pow(1.03, -0.5), two = std::pow(1.03, -1.5);
    const double first = std::pow(1.015, -0.5), second = std::pow(1.015, -1.5);
    EXPECT_NEAR(arms[0].points[2].cost, 1'200 * one + 500 * two, 1e-9);
    EXPECT_NEAR(arms[0].points[0].averted, 2 * first + second, 1e-9);
    EXPECT_NEAR(arms[0].points[3].averted, -first + second, 1e-9);
    EXPECT_NEAR(arms[1].lonely_year.euro.ratio, 300 * two / (3 * second), 1e-9);
    EXPECT_EQ(arms[0].cost.mean, 1'650) << "what is paid is not discounted";
    EXPECT_NEAR(arms[0].averted.mean, 1.5, 1e-9);
}

TEST(Comparison, GivesCostsForEachPerson) {
    const auto arms = compare_arms(money_record(), {.discount_costs = 0.03});

    EXPECT_NEAR(arms[0].each[0].euro.ratio, 1'650 / 4.0, 1e-9);
    EXPECT_NEAR(arms[0].each[1].euro.ratio, 1'650 / 2.0, 1e-9);
    EXPECT_NEAR(arms[1].each[0].euro.ratio, 60, 1e-9);
}

TEST(CostPerOne, TellsWhatCannotBeTold) {
    using Values = std::vector<double>;
    const Values some{2, 2.1, 1.9}, spent{20, 21.5, 19};
    const auto known = cost_per(spent, some, {});
    const auto fieller = sim::ratio_of_means(spent, some);

    EXPECT_EQ(known.price, Price::known);
    EXPECT_NEAR(known.euro.ratio, 60.5 / 6, 1e-12);
    EXPECT_EQ(known.euro.low, fieller.low);
    EXPECT_EQ(known.euro.high, fieller.high);
    EXPECT_EQ(cost_per(Values{20}, Values{2}, {}).price, Price::too_few);
    EXPECT_EQ(cost_per(spent, Values{2, -1, 1}, {}).price, Price::unsure);
    EXPECT_EQ(cost_per(spent, Values{0, 0, 0}, {}).price, Price::unsure);
    EXPECT_EQ(cost_per(spent, Values{-2, -2.1, -1.9}, {}).price, Price::worse);
    EXPECT_EQ(cost_per(Values{0, 0, 0}, some, {}).price, Price::nothing_spent);
    EXPECT_EQ(cost_per(Values{-5, -5.1, -4.9}, some, {}).price, Price::saves);
}

TEST(Quadrants, GiveNoArmTheBenefitOfADoubt) {
    const auto q = quadrants_of({{10, 1}, {10, 0}, {10, -1}, {0, 1}, {-5, 2}, {0, 0}, {-1, -1}});

    EXPECT_EQ(q.more_for_some, 1u);
    EXPECT_EQ(q.more_for_nothing, 2u);
    EXPECT_EQ(q.free_for_some, 2u);
    EXPECT_EQ(q.free_for_nothing, 2u);
    EXPECT_EQ(q.unchanged, 1u);
}

// Net benefits at 100 euro: visits 0, 100, -100, -200; club 0, 50, -300, 0. At 200 euro: visits
// 100, 300, -100, -300; club 300, 150, -300, 0.
TEST(Acceptability, IsReckonedReplicateByReplicate) {
    Choice choice;
    choice.arms = {"baseline", "visits", "club"};
    choice.points = {{{}, {}, {}, {}},
                     {{100, 1}, {100, 2}, {100, 0}, {100, -1}},
                     {{300, 3}, {50, 1}, {300, 0}, {0, 0}}};
    const auto curve = acceptability_of(choice, {0, 100, 200});

    EXPECT_THAT(curve[0].worth_it, ElementsAre(0, 0, 0));
    EXPECT_THAT(curve[0].best, ElementsAre(1, 0, 0)) << "who only equals the baseline is not best";
    EXPECT_THAT(curve[1].worth_it, ElementsAre(0, 0.25, 0.25));
    EXPECT_THAT(curve[1].best, ElementsAre(0.75, 0.25, 0));
    EXPECT_THAT(curve[2].worth_it, ElementsAre(0, 0.5, 0.5));
    EXPECT_THAT(curve[2].best, ElementsAre(0.5, 0.25, 0.25));
    EXPECT_EQ(curve[1].net_benefit[1].mean, -50);
    EXPECT_EQ(curve[2].net_benefit[2].mean, 37.5);
    EXPECT_EQ(curve[2].net_benefit[2].low,
              sim::mean_interval(std::vector<double>{300, 150, -300, 0}).low);
    EXPECT_EQ(curve[1].frontier, 0u);
    EXPECT_EQ(curve[2].frontier, 2u) << "the highest mean, though not the most often best";
}

TEST(Acceptability, GoesUpInEqualSteps) {
    EXPECT_THAT(pays_up_to(1'000, 5), ElementsAre(0, 250, 500, 750, 1'000));
}

// Twins without contagion have a baseline of their own and are no choice.
TEST(Choice, IsBetweenArmsOfTheScenario) {
    const tests::TemporaryFolder folder;
    auto shape = tests::money_shape();
    shape.arms = {"baseline", "visits", "baseline/no-contagion", "visits/no-contagion"};
    shape.start_weeks = {0, 52, 0, 52};
    shape.references = {0, 0, 2, 2};
    tests::write_money_run(folder.path("m.h5"), shape);
    const auto record = read_cost_record(folder.path("m.h5"));
    ASSERT_TRUE(record) << record.error().text();
    const auto arms = compare_arms(*record, {});

    ASSERT_EQ(arms.size(), 2u);
    EXPECT_EQ(arms[1].arm, "visits/no-contagion");
    EXPECT_EQ(arms[1].reference, 2u);
    EXPECT_THAT(choice_of(*record, arms).arms, ElementsAre("baseline", "visits"));
}

TEST(CostRecordReader, AgreesWithTheEffectsOfTheRun) {
    const auto shape = tests::money_shape();
    recorders::RunRecord run(shape);
    for (std::uint32_t arm = 0; arm < shape.arms.size(); ++arm)
        for (std::uint32_t replicate = 0; replicate < shape.replicates; ++replicate)
            for (std::uint32_t time = 0; time < shape.weeks.size(); ++time)
                run.put(tests::money_observation(shape, arm, replicate, time));
    const auto effects = recorders::effects_of(run);
    const auto arms = compare_arms(money_record(), {});

    for (std::size_t arm = 0; arm < 2; ++arm) {
        const auto& wanted = effects.arms[arm + 1];
        EXPECT_NEAR(arms[arm].lonely_year.euro.ratio, wanted.euro_per_lonely_year.ratio, 1e-6);
        EXPECT_NEAR(arms[arm].cost_per_year.low,
                    wanted.differences[recorders::effect_row("euro_per_year")].low,
                    1e-6);
    }
}

TEST(CostRecordReader, FindsPeopleWhoWereHelped) {
    const auto arms = compare_arms(money_record(), {});

    EXPECT_TRUE(money_record().knows(Passed::helped));
    EXPECT_NEAR(arms[0].each[2].euro.ratio, 550, 1e-9);
    EXPECT_EQ(arms[1].each[2].price, Price::unsure) << "nobody";
}

TEST(CostRecordReader, LeavesOutWhoWasHelpedWhereNoCaseWasOpened) {
    const tests::TemporaryFolder folder;
    auto shape = tests::money_shape();
    shape.arms = {"baseline", "visits"};
    shape.start_weeks = {0, 52};
    shape.weeks = {0, 26, 52, 104};  // the first case is opened later
    tests::write_money_run(folder.path("m.h5"), shape);
    const auto record = read_cost_record(folder.path("m.h5"));
    ASSERT_TRUE(record) << record.error().text();

    EXPECT_TRUE(record->knows(Passed::started));
    EXPECT_FALSE(record->knows(Passed::helped));
}

TEST(CostRecordReader, KnowsWhetherTheRunPricedVolunteers) {
    auto record = money_record();
    EXPECT_FALSE(record.prices_volunteers());
    record.euro[4 * 7 + 2] = 1;
    EXPECT_TRUE(record.prices_volunteers());
}

}  // namespace
}  // namespace models::economics
