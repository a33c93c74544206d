#include "models/patterns/verdict.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace models::patterns {
namespace {

using ::testing::ElementsAre;

PatternCheck check_of(Expected expected) {
    PatternCheck check;
    check.expected = expected;
    check.low = "a";
    check.high = "b";
    check.arm = "a";
    check.four = {"none", "one", "other", "both"};
    check.value = 0.5;
    check.margin = 0.1;
    return check;
}

TEST(Verdict, FollowsTheSideOnWhichTheIntervalLies) {
    const sim::Anytime up{1, 0.2, 1.8, 20}, down{-1, -1.8, -0.2, 20}, both{0.1, -0.5, 0.7, 20};
    const auto greater = check_of(Expected::greater);
    EXPECT_EQ(judge(greater, up), Verdict::comes_out);
    EXPECT_EQ(judge(greater, down), Verdict::reversed);
    EXPECT_EQ(judge(greater, both), Verdict::undecided);

    const auto equal = check_of(Expected::equal);
    EXPECT_EQ(judge(equal, {0, -0.05, 0.09, 20}), Verdict::comes_out);
    EXPECT_EQ(judge(equal, {0, -0.05, 0.11, 20}), Verdict::undecided);
    EXPECT_EQ(judge(equal, up), Verdict::reversed);
    EXPECT_EQ(judge(equal, down), Verdict::reversed);

    EXPECT_EQ(judge(check_of(Expected::above), {1, 0.6, 1.4, 20}), Verdict::comes_out);
    EXPECT_EQ(judge(check_of(Expected::below), {1, 0.6, 1.4, 20}), Verdict::reversed);
    EXPECT_EQ(judge(check_of(Expected::below), {0.2, 0.1, 0.4, 20}), Verdict::comes_out);
    EXPECT_EQ(judge(greater, {std::nan(""), 1, 2, 0}), Verdict::undecided);
}

TEST(Verdict, OfAPatternNeedsAllItsChecks) {
    const auto finding = [](Verdict verdict) {
        Finding one;
        one.verdict = verdict;
        return one;
    };
    const auto yes = finding(Verdict::comes_out), no = finding(Verdict::reversed),
               open = finding(Verdict::undecided);
    EXPECT_EQ(judge({yes, yes}), Verdict::comes_out);
    EXPECT_EQ(judge({yes, open}), Verdict::undecided);
    EXPECT_EQ(judge({open, no}), Verdict::reversed);
    EXPECT_EQ(judge(std::vector<Finding>{}), Verdict::undecided);
}

TEST(Effects, ArePairedByReplicate) {
    EXPECT_THAT(effects_of(check_of(Expected::greater), {{1, 2}, {4, 3}}), ElementsAre(3, 1));
    EXPECT_THAT(effects_of(check_of(Expected::above), {{1, 2}}), ElementsAre(1, 2));
    // both - other - one + none
    EXPECT_THAT(effects_of(check_of(Expected::complements), {{1, 0}, {2, 1}, {3, 1}, {9, 2}}),
                ElementsAre(5, 0));
}

/// Two arms, three replicates, seen in weeks 0, 4 and 8; signals and energy grow by arm.
recorders::RunRecord record_by_hand() {
    recorders::RunShape shape;
    shape.arms = {"a", "b"};
    shape.replicates = 3;
    shape.weeks = {0, 4, 8};
    shape.groups = {"all"};
    shape.programmes = {"visits"};
    recorders::RunRecord record(shape);
    for (std::uint32_t arm = 0; arm < 2; ++arm)
        for (std::uint32_t r = 0; r < 3; ++r)
            for (std::uint32_t t = 0; t < 3; ++t) {
                recorders::Observation o;
                o.arm = arm, o.replicate = r, o.time = t;
                o.indicators.assign(recorders::kMeasures, 0);
                o.programmes.resize(1);
                o.programmes[0].started = 7 * t;
                o.iceberg[3] = 10 * t * (1 + arm) + r;
                o.hours[0] = 2.0 * t;
                o.collaboration.fill(static_cast<float>(t));
                record.put(o);
            }
    return record;
}

TEST(Measure, TakesTheChangeOfCountsTheMeanOfStatesAndTheEndOfLives) {
    const auto record = record_by_hand();
    const auto get = [&](const char* name, int from, int to) {
        const auto quantity = find_quantity(name, record.shape());
        EXPECT_TRUE(quantity) << name;
        return over_window(*quantity, record, 1, 2, from, to);
    };
    EXPECT_EQ(get("funnel.signalled", 0, 8), 40);
    EXPECT_EQ(get("funnel.signalled", 4, 8), 20);
    EXPECT_EQ(get("collaboration.energy", 0, 8), 1);
    EXPECT_EQ(get("collaboration.energy", 4, 8), 1.5);
    EXPECT_EQ(get("collaboration.alive", 0, 8), 2);
    EXPECT_EQ(get("programme.visits.started", 0, 8), 14);
    EXPECT_EQ(get("hours.paid", 0, 4), 2);
}

TEST(Measure, OfTwoArmsIsDividedWhereACheckSaysSo) {
    const auto record = record_by_hand();
    PatternCheck check = check_of(Expected::greater);
    const auto signals = find_quantity("funnel.signalled", record.shape());
    const auto hours = find_quantity("hours.paid", record.shape());
    const auto values = values_of(check, *signals, &*hours, record, 3, 8);
    EXPECT_THAT(values[0], ElementsAre(5, 5, 5));
    EXPECT_THAT(values[1], ElementsAre(10, 10, 10));
}

TEST(Measure, ThatDoesNotExistIsNamedWithItsNeighbour) {
    const auto record = record_by_hand();
    const auto wrong = find_quantity("funnel.signaled", record.shape());
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().problems[0].meant, "funnel.signalled");
    EXPECT_FALSE(find_quantity("programme.visit.started", record.shape()));
    EXPECT_FALSE(find_quantity("programme.visits.begun", record.shape()));
}

}  // namespace
}  // namespace models::patterns
