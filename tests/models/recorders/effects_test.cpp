#include "models/recorders/effects.h"

#include <cmath>
#include <limits>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "models/recorders/effect_sentence.h"
#include "models/recorders/results_series.h"
#include "tests/support/sample_run.h"

namespace models::recorders {
namespace {

RunRecord sample_record(const RunShape& shape) {
    RunRecord record(shape);
    for (std::uint32_t arm = 0; arm < shape.arms.size(); ++arm)
        for (std::uint32_t replicate = 0; replicate < shape.replicates; ++replicate)
            for (std::uint32_t time = 0; time < shape.weeks.size(); ++time)
                record.put(tests::sample_observation(shape, arm, replicate, time));
    return record;
}

const sim::PairedDifference& difference(const Effects& effects, const std::string& measure) {
    return effects.arms[1].differences[effect_row(measure)];
}

// The sample's programme takes 3 percentage points off from week 60 to the end in week 276, at
// 1,000 euro a week, and averts 108 person-years a year. Shares are floats: 1e-6.
TEST(Effects, AreWhatTheProgrammeDid) {
    const auto effects = effects_of(sample_record(tests::sample_shape()));

    EXPECT_EQ(effects.arms[1].replicates, 3u);
    EXPECT_NEAR(difference(effects, "lonely_share").mean, -0.03, 1e-6);
    EXPECT_NEAR(difference(effects, "lonely_share_since_start").mean, -0.03, 1e-6);
    EXPECT_NEAR(difference(effects, "lonely_residents").mean, -108, 0.01);
    EXPECT_EQ(difference(effects, "adults").mean, 0);
    EXPECT_NEAR(difference(effects, "euro").mean, 220'000, 1e-6);
    EXPECT_NEAR(difference(effects, "euro_per_year").mean, 220'000 / (216 / 52.0), 1);
    EXPECT_NEAR(difference(effects, "hours_per_year_volunteer").mean, 4'400 / (216 / 52.0), 1);
    EXPECT_NEAR(difference(effects, "lonely_years").mean, -108 * 220 / 52.0, 0.1);
    EXPECT_NEAR(effects.arms[1].euro_per_lonely_year.ratio, 1'000 / (108 / 52.0), 0.1);
    EXPECT_NEAR(effects.arms[1].by_group[2].mean, -0.03, 1e-6);
    EXPECT_NEAR(effects.arms[1].adults, 3'600, 1e-6);
    EXPECT_EQ(effects.arms[1].participants[0].started, 34);
}

TEST(Effects, OfTheBaselineOnItselfAreExactlyZero) {
    const auto effects = effects_of(sample_record(tests::sample_shape()));

    for (const auto& change : effects.arms[0].differences) {
        EXPECT_EQ(change.mean, 0);
        EXPECT_FALSE(change.excludes_zero());
    }
}

// Only the last 52 weeks count, and a programme of less than a year counts from its start.
TEST(Effects, AtTheEndAreOfTheLastYear) {
    auto shape = tests::sample_shape();
    shape.start_weeks = {0, 260};

    const auto late = effects_of(sample_record(shape));
    EXPECT_NEAR(difference(late, "lonely_share").mean, -0.03, 1e-6);

    shape = tests::sample_shape();
    RunRecord record(shape);
    for (std::uint32_t arm = 0; arm < 2; ++arm)
        for (std::uint32_t replicate = 0; replicate < 3; ++replicate)
            for (std::uint32_t time = 0; time < 70; ++time) {
                auto o = tests::sample_observation(shape, 0, replicate, time);
                o.arm = arm;
                // Only the moments of the weeks 228 to 276 are in the last year: 13 of them.
                if (arm == 1 && shape.weeks[time] >= 228) o.indicators[0] += 1;
                if (arm == 1 && shape.weeks[time] == 224) o.indicators[0] += 100;
                record.put(std::move(o));
            }
    EXPECT_NEAR(difference(effects_of(record), "lonely_share").mean, 1, 1e-5);
}

// What was spent before the start is not part of what the programme costs.
TEST(Effects, CountCostsFromTheStart) {
    const auto shape = tests::sample_shape();
    RunRecord record(shape);
    for (std::uint32_t arm = 0; arm < 2; ++arm)
        for (std::uint32_t replicate = 0; replicate < 3; ++replicate)
            for (std::uint32_t time = 0; time < 70; ++time) {
                auto o = tests::sample_observation(shape, 0, replicate, time);
                o.arm = arm;
                o.euro[1] = 10.0 * shape.weeks[time];
                record.put(std::move(o));
            }

    // Week 56 is the last moment before the start in week 60, week 276 the last of all.
    EXPECT_EQ(effects_of(record).arms[1].levels[effect_row("euro")].mean, 10 * (276 - 56));
}

TEST(Effects, LeaveOutReplicatesThatWereInterrupted) {
    const auto shape = tests::sample_shape();
    RunRecord record(shape);
    for (std::uint32_t arm = 0; arm < 2; ++arm)
        for (std::uint32_t replicate = 0; replicate < 3; ++replicate)
            for (std::uint32_t time = 0; time < 70; ++time)
                if (arm == 0 || replicate < 2 || time < 69)
                    record.put(tests::sample_observation(shape, arm, replicate, time));

    EXPECT_EQ(effects_of(record).arms[1].replicates, 2u);
}

// The third arm stopped in replicate 2, the second never began replicate 0: only 1 is left.
TEST(Effects, AllRestOnTheReplicatesThatEveryArmFinished) {
    auto shape = tests::sample_shape();
    shape.arms = {"baseline", "visits", "groups"};
    shape.start_weeks = {0, 60, 60};
    RunRecord interrupted(shape);
    for (std::uint32_t arm = 0; arm < 3; ++arm)
        for (std::uint32_t replicate = 0; replicate < 3; ++replicate)
            for (std::uint32_t time = 0; time < 70; ++time) {
                if (arm == 2 && replicate == 2 && time > 40) continue;
                if (arm == 1 && replicate == 0) continue;
                interrupted.put(tests::sample_observation(shape, arm, replicate, time));
            }
    const auto effects = effects_of(interrupted);

    EXPECT_EQ(effects.replicates, 1u);
    for (const auto& arm : effects.arms) {
        EXPECT_EQ(arm.replicates, 1u);
        for (const auto& level : arm.levels)
            EXPECT_EQ(level.n, 1u);
        for (const auto& change : arm.differences)
            EXPECT_EQ(change.n, 1u);
        const auto row = effect_row("lonely_share");
        EXPECT_NEAR(arm.levels[row].mean - effects.arms[0].levels[row].mean,
                    arm.differences[row].mean,
                    1e-12);
    }
}

TEST(Effects, OfNothingFinishedAreUnknown) {
    const auto effects = effects_of(RunRecord(tests::sample_shape()));

    EXPECT_EQ(effects.arms[1].replicates, 0u);
    EXPECT_TRUE(std::isnan(difference(effects, "lonely_share").mean));
    EXPECT_EQ(effect_sentence(effects.arms[1]),
              "no replicate was finished, so nothing can be said");
}

TEST(Effects, HaveNamesThatOccurOnce) {
    std::set<std::string> names;
    for (const auto& measure : effect_measures())
        names.insert(measure.name);

    EXPECT_EQ(names.size(), effect_measures().size());
    EXPECT_EQ(effect_measures()[static_cast<std::size_t>(Measure::mean_score)].name, "mean_score");
}

/// An arm of 10 replicates whose lonely residents changed by `mean`, between `low` and `high`.
ArmEffects changed(double mean, double low, double high, double adults = 3'600) {
    ArmEffects effects;
    effects.replicates = 10;
    effects.adults = adults;
    effects.differences.resize(effect_measures().size());
    auto& change = effects.differences[effect_row("lonely_residents")];
    static_cast<sim::Estimate&>(change) = {mean, (high - low) / 4.5, low, high, 10};
    return effects;
}

TEST(EffectSentence, NamesTheEndNearestToNoEffectFirst) {
    EXPECT_EQ(effect_sentence(changed(-12.2, -21.4, -3.1)),
              "about 12 fewer lonely residents out of 3,600 adults, between 3 fewer and 21 fewer");
    EXPECT_EQ(
        effect_sentence(changed(1'234, 1'000, 1'468, 13'600)),
        "about 1,234 more lonely residents out of 13,600 adults, between 1,000 more and 1,468 "
        "more");
}

TEST(EffectSentence, DoesNotRuleOutNoEffectWhenTheIntervalHoldsZero) {
    EXPECT_EQ(
        effect_sentence(changed(-12, -30, 6)),
        "about 12 fewer lonely residents out of 3,600 adults, between 30 fewer and 6 more; we "
        "cannot rule out no effect");
    EXPECT_EQ(effect_sentence(changed(0.2, -5, 5.4)),
              "on average 0.2 more lonely residents out of 3,600 adults (95 % interval 5.0 fewer "
              "to 5.4 more); we cannot rule out no effect");
    EXPECT_EQ(effect_sentence(changed(-2, -4, 0)),
              "on average 2.0 fewer lonely residents out of 3,600 adults (95 % interval 0.0 to 4.0 "
              "fewer); we cannot rule out no effect");
    EXPECT_EQ(effect_sentence(changed(12, -0.3, 24)),
              "about 12 more lonely residents out of 3,600 adults, between 0.3 fewer and 24 more; "
              "we cannot rule out no effect");
}

TEST(EffectSentence, GivesTenthsBelowTen) {
    EXPECT_EQ(effect_sentence(changed(-1.2, -2.2, -0.2, 1)),
              "on average 1.2 fewer lonely residents out of 1 adult (95 % interval 0.2 to 2.2 "
              "fewer)");
    EXPECT_EQ(effect_sentence(changed(9.94, 5.5, 14.4)),
              "on average 9.9 more lonely residents out of 3,600 adults (95 % interval 5.5 to 14 "
              "more)");
    EXPECT_EQ(effect_sentence(changed(-9.96, -19.5, -0.4)),
              "about 10 fewer lonely residents out of 3,600 adults, between 0.4 fewer and 20 "
              "fewer");
}

TEST(EffectSentence, CallsLessThanOneTooLittleToNotice) {
    EXPECT_EQ(effect_sentence(changed(-0.35, -0.5, -0.2, 3'611)),
              "on average 0.3 fewer lonely residents out of 3,611 adults (95 % interval 0.2 to 0.5 "
              "fewer): too little to notice");
    EXPECT_EQ(effect_sentence(changed(0.1, -0.2, 0.4)),
              "on average 0.1 more lonely residents out of 3,600 adults (95 % interval 0.2 fewer "
              "to 0.4 more): too little to notice, and we cannot rule out no effect");
    EXPECT_EQ(effect_sentence(changed(0.02, -0.4, 0.44)),
              "no measurable change in lonely residents out of 3,600 adults (95 % interval 0.4 "
              "fewer to 0.4 more): too little to notice, and we cannot rule out no effect");
    EXPECT_EQ(effect_sentence(changed(-0.02, -0.03, -0.01)),
              "no measurable change in lonely residents out of 3,600 adults (95 % interval within "
              "0.1 resident): too little to notice");
}

TEST(EffectSentence, OfNoDifferenceAtAllSaysSo) {
    EXPECT_EQ(effect_sentence(changed(0, 0, 0)),
              "exactly as many lonely residents out of 3,600 adults in all 10 replicates; in up to "
              "26 % of "
              "others there may be a difference");
    EXPECT_EQ(effect_sentence(changed(-3, -3, -3)),
              "on average 3.0 fewer lonely residents out of 3,600 adults in each of 10 replicates");
    EXPECT_EQ(effect_sentence(changed(-108, -108.1, -107.9)),
              "about 108 fewer lonely residents out of 3,600 adults, with a 95 % interval narrower "
              "than 1");
}

TEST(EffectSentence, OfOneReplicateOrNoneClaimsNothing) {
    auto one = changed(
        -12, -std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity());
    one.replicates = 1;
    one.differences[effect_row("lonely_residents")].n = 1;
    auto unknown = changed(std::nan(""), std::nan(""), std::nan(""));

    EXPECT_EQ(
        effect_sentence(one),
        "about 12 fewer lonely residents out of 3,600 adults in the only replicate; chance and "
        "effect cannot be told apart");
    one.differences[effect_row("lonely_residents")].mean = 0.01;
    EXPECT_EQ(effect_sentence(one),
              "no measurable change in lonely residents out of 3,600 adults in the only replicate; "
              "chance and effect cannot be told apart");
    EXPECT_EQ(effect_sentence(unknown), "the number of lonely residents is unknown");
}

/// An arm with lonely years and euro changed as given, [replicate].
ArmEffects costed(const std::vector<double>& years, const std::vector<double>& euro) {
    ArmEffects effects = changed(0, 0, 0);
    const std::vector<double> none(years.size(), 0.0);
    std::vector<double> averted;
    for (const double value : years)
        averted.push_back(-value);
    effects.differences[effect_row("lonely_years")] = sim::paired_difference(years, none);
    effects.differences[effect_row("euro")] = sim::paired_difference(euro, none);
    effects.euro_per_lonely_year = sim::ratio_of_means(euro, averted);
    return effects;
}

TEST(CostSentence, GivesAnIntervalOnlyWhereFewerLonelyYearsAreCertain) {
    const std::string year = "One lonely person-year less, since the start, costs";
    auto large = costed({-2, -2, -2}, {900, 1'000, 1'100});
    large.differences[effect_row("lonely_residents")].mean = -1;
    EXPECT_EQ(cost_sentence(large), year + " about 500 euro, between 376 and 624");
    EXPECT_EQ(cost_sentence(costed({-2, 1, 3}, {900, 1'000, 1'100})),
              year + ": cannot tell: we cannot rule out that no lonely year was averted");
    EXPECT_EQ(cost_sentence(costed({2, 2.1, 2.2}, {900, 1'000, 1'100})),
              year + ": none: there were more lonely years, not fewer");
    EXPECT_EQ(cost_sentence(costed({-2, -2.1, -2.2}, {-900, -1'000, -1'100})),
              year + ": less than nothing: fewer lonely years and lower costs");
    EXPECT_EQ(cost_sentence(costed({-2, -2.1, -2.2}, {0, 0, 0})),
              year + ": nothing: it cost no more than the baseline");
    EXPECT_EQ(cost_sentence(costed({-2}, {100})), year + ": cannot tell: too few replicates");
}

TEST(CostSentence, WarnsWhereLessThanOnePersonDiffers) {
    auto tiny = costed({-2, -2, -2}, {900, 1'000, 1'100});
    tiny.differences[effect_row("lonely_residents")].mean = -0.4;

    EXPECT_EQ(cost_sentence(tiny),
              "Less than one person differs; taken at its word, one lonely person-year less, since "
              "the start, costs about 500 euro, between 376 and 624");
}

TEST(CostSentence, WritesThousandsApart) {
    EXPECT_EQ(with_thousands(0), "0");
    EXPECT_EQ(with_thousands(-0.4), "0");
    EXPECT_EQ(with_thousands(999.4), "999");
    EXPECT_EQ(with_thousands(-1'000), "-1,000");
    EXPECT_EQ(with_thousands(1'234'567.8), "1,234,568");
}

}  // namespace
}  // namespace models::recorders
