#include "models/sweeps/stopping.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/rng.h"

#include "models/recorders/effects.h"
#include "models/sweeps/merged_runs.h"

namespace models::sweeps {
namespace {

using testing::HasSubstr;

StopRule rule(const std::string& text) {
    const auto read = read_stop_rule(text);
    EXPECT_TRUE(read) << text << ": " << (read ? "" : read.error().text());
    return read ? *read : StopRule{};
}

TEST(StopRule, IsReadFromWords) {
    for (const char* text :
         {"lonely_share ± 0.3 points", "lonely_share +- 0.003", "lonely_share +/-0.3 points"}) {
        EXPECT_EQ(rule(text).kind, StopRule::Kind::width) << text;
        EXPECT_EQ(rule(text).measure, "lonely_share");
        EXPECT_DOUBLE_EQ(rule(text).half_width, 0.003) << text;
    }
    EXPECT_EQ(rule("").kind, StopRule::Kind::none);
    EXPECT_EQ(rule("verdict").measure, "lonely_share");
    EXPECT_EQ(rule("verdict").margin, 0.005);
    EXPECT_EQ(rule("verdict euro within 100").margin, 100);
    EXPECT_EQ(rule("verdict lonely_share within 0.2 points").margin, 0.002);
    for (const char* text : {"lonely_share",
                             "lonely_share ± x",
                             "lonely_share ± -1",
                             "lonely_share ± 1 percent",
                             "verdict lonely_share within",
                             "verdict lonely_share 3"})
        EXPECT_FALSE(read_stop_rule(text)) << text;
    EXPECT_THAT(read_stop_rule("lonely_shar ± 1").error().text(),
                HasSubstr("did you mean lonely_share?"));
}

TEST(StopRule, CallsLessBetterAndLittleTheSame) {
    const auto verdict = rule("verdict lonely_share within 0.5 points");

    EXPECT_EQ(judge(verdict, {-0.02, -0.03, -0.01, 20}), Judgement::better);
    EXPECT_EQ(judge(verdict, {0.02, 0.01, 0.03, 20}), Judgement::worse);
    EXPECT_EQ(judge(verdict, {0, -0.004, 0.003, 20}), Judgement::same);
    EXPECT_EQ(judge(verdict, {-0.002, -0.004, -0.001, 20}), Judgement::same);
    EXPECT_EQ(judge(verdict, {0, -0.02, 0.003, 20}), Judgement::undecided);
    EXPECT_EQ(judge(verdict, sim::Anytime{std::nan(""), -1, 1, 0}), Judgement::undecided);
    EXPECT_FALSE(satisfied(rule("lonely_share ± 0.01"), {0, -0.011, 0.011, 20}));
    EXPECT_TRUE(satisfied(rule("lonely_share ± 0.01"), {0, -0.01, 0.0099, 20}));
}

TEST(StopRule, LooksAtWholeDrawsAndNeverBeyondTheMost) {
    int looks = 0;
    for (int n = next_look(0, 500, true); n < 500; n = next_look(n, 500, true), ++looks)
        EXPECT_EQ(n % 2, 0);
    EXPECT_EQ(next_look(0, 500, false), 16);
    EXPECT_EQ(next_look(0, 500, true), 32);
    EXPECT_EQ(next_look(0, 5, false), 5);
    EXPECT_EQ(next_look(400, 500, false), 500);
    EXPECT_GT(looks, 4);
}

/// One row and two arms, whose differences are `difference(replicate)`.
template <class Difference>
int replicates_taken(int most, const std::string& text, bool drawn, Difference difference) {
    Sweep sweep;
    sweep.rows.push_back({.values = {}, .texts = {}, .hash = "a"});
    Scenario scenario;
    scenario.arms.push_back({.name = "baseline", .title = "", .programmes = {}, .place = {}});
    scenario.arms.push_back({.name = "visits", .title = "", .programmes = {}, .place = {}});
    if (drawn) scenario.ensemble = {{"x"}, {{1}}, {1}, {}};
    sweep.bases = {scenario};
    sweep.base = {0};
    sweep.arms = {"baseline", "visits"};
    sim::JournalContents runs;
    for (std::uint32_t k = 0; std::cmp_less(k, most); ++k) {
        std::vector<double> values(2 * values_per_arm());
        values[values_per_arm() + 2 + recorders::effect_row("lonely_share")] = difference(k);
        runs.runs[sweep.key_of({0, k})] = values;
    }
    MergedRuns merged{sweep, most, runs, "", ""};
    merged.rule = rule(text);
    merged.ask_rule();
    EXPECT_EQ(merged.missing(), 0u);
    return merged.wanted[0];
}

TEST(StopRule, EndsARowWhenItsIntervalIsNarrowEnough) {
    const auto noise = [](std::uint32_t k) { return 0.01 * sim::Rng({3}, 0, k).normal(); };

    const int wide = replicates_taken(2'000, "lonely_share ± 0.6 points", false, noise);
    const int narrow = replicates_taken(2'000, "lonely_share ± 0.2 points", false, noise);

    // About 2.8 standard errors: 0.01 * 2.8 / sqrt(n) = half width.
    EXPECT_GT(wide, 16);
    EXPECT_LT(wide, 60);
    EXPECT_GT(narrow, 4 * wide);
    EXPECT_LT(narrow, 2'000);
    EXPECT_EQ(replicates_taken(100, "lonely_share ± 0.0001", false, noise), 100);
}

TEST(StopRule, CountsADrawAsOneValue) {
    // Both replicates of a draw are the same: half as many values as without draws.
    const auto pairs = [](std::uint32_t k) { return 0.01 * sim::Rng({3}, 0, k / 2).normal(); };

    const int drawn = replicates_taken(4'000, "lonely_share ± 0.4 points", true, pairs);
    const int single = replicates_taken(
        4'000, "lonely_share ± 0.4 points", false, [&](std::uint32_t k) { return pairs(2 * k); });

    EXPECT_EQ(drawn, 2 * single);
}

// Nothing happens, and somebody looks after every value until the rule gives a verdict.
TEST(StopRule, RaisesFewFalseAlarmsUnderConstantPeeking) {
    const auto verdict = rule("verdict lonely_share within 0.01 points");
    const int experiments = 1'000, most = 300;
    int alarms = 0;
    for (int e = 0; e < experiments; ++e) {
        sim::Rng rng({17}, 1, static_cast<std::uint32_t>(e));
        std::vector<double> values;
        for (int k = 0; k < most; ++k) {
            values.push_back(0.01 * rng.normal());
            const auto judgement = judge(verdict, sim::confidence_sequence(values));
            if (judgement == Judgement::undecided) continue;
            alarms += judgement == Judgement::same ? 0 : 1;
            break;
        }
    }
    EXPECT_LE(alarms, experiments / 20);  // the stated 5 %; some 2 % are seen
    EXPECT_GT(alarms, 0);
}

}  // namespace
}  // namespace models::sweeps
