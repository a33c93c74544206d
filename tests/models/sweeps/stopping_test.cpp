#include "models/sweeps/stopping.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/rng.h"

#include "models/recorders/effects.h"
#include "models/recorders/verdict.h"
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
    EXPECT_EQ(rule("verdict").margin, 0.001);
    EXPECT_FALSE(rule("verdict").together);
    EXPECT_TRUE(rule("verdict together").together);
    EXPECT_TRUE(rule("lonely_share ± 0.3 points together").together);
    EXPECT_EQ(rule("verdict euro within 100").margin, 100);
    EXPECT_EQ(rule("verdict lonely_share within 0.2 points").margin, 0.002);
    for (const char* text : {"lonely_share",
                             "lonely_share ± x",
                             "lonely_share ± -1",
                             "lonely_share ± 1 percent",
                             "together",
                             "verdict euro",
                             "verdict lonely_residents",
                             "verdict lonely_share within",
                             "verdict lonely_share 3"})
        EXPECT_FALSE(read_stop_rule(text)) << text;
    EXPECT_THAT(read_stop_rule("lonely_shar ± 1").error().text(),
                HasSubstr("did you mean lonely_share?"));
}

TEST(StopRule, TakesAMarginInPoints) {
    EXPECT_EQ(*rule_with_margin("verdict", 0.2), "verdict lonely_share within 0.2 points");
    EXPECT_EQ(*rule_with_margin("verdict emotional_share together", 1),
              "verdict emotional_share within 1 points together");
    EXPECT_EQ(rule(*rule_with_margin("verdict", 0.2)).margin, 0.002);
    for (const char* text : {"", "lonely_share ± 0.01", "verdict lonely_share within 0.1 points"})
        EXPECT_THAT(rule_with_margin(text, 1).error().text(), HasSubstr("--margin with the rule"));
}

TEST(StopRule, IsSatisfiedByAnyVerdictButUndecided) {
    const auto verdict = rule("verdict lonely_share within 0.5 points");

    EXPECT_TRUE(satisfied(verdict, {-0.02, -0.03, -0.01, 20}));
    EXPECT_TRUE(satisfied(verdict, {0.02, 0.01, 0.03, 20}));
    EXPECT_TRUE(satisfied(verdict, {0, -0.004, 0.003, 20}));
    EXPECT_FALSE(satisfied(verdict, {0, -0.02, 0.003, 20}));
    EXPECT_FALSE(satisfied(verdict, sim::Anytime{std::nan(""), -1, 1, 0}));
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
    // The replicates of a draw lie around it, and their mean counts: half as many values.
    const auto draw = [](std::uint32_t k) { return 0.01 * sim::Rng({3}, 0, k).normal(); };
    const auto pairs = [&](std::uint32_t k) {
        const double apart = 0.03 * sim::Rng({4}, 0, k / 2).normal();
        return draw(k / 2) + (k % 2 == 0 ? apart : -apart);
    };

    const int drawn = replicates_taken(4'000, "lonely_share ± 0.4 points", true, pairs);
    const int single = replicates_taken(4'000, "lonely_share ± 0.4 points", false, draw);

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
            const auto now = sim::confidence_sequence(values);
            if (!satisfied(verdict, now)) continue;
            const auto found = recorders::verdict_of(now, verdict.margin);
            alarms += found == recorders::Verdict::same ? 0 : 1;
            break;
        }
    }
    EXPECT_LE(alarms, experiments / 20);  // the stated 5 %; some 2 % are seen
    EXPECT_GT(alarms, 0);
}

// 200 experiments of 20 differences, in which nothing happens: how many have any false alarm.
TEST(StopRule, RaisesFewFalseAlarmsInAWholeSweepWhenAllHoldTogether) {
    const int experiments = 200, differences = 20, most = 100;
    int alone = 0, together = 0;
    const auto share = [](const std::string& text) { return rule(text).alpha(differences); };
    EXPECT_EQ(share("verdict together"), 0.05 / differences);
    for (std::uint32_t e = 0; e < experiments; ++e) {
        bool any_alone = false, any_together = false;
        for (std::uint32_t d = 0; d < differences; ++d) {
            sim::Rng rng({19}, d, e);
            std::vector<double> values;
            for (int k = 0; k < most; ++k) {
                values.push_back(rng.normal());
                const auto leaves_zero = [&](double alpha) {
                    const auto now = sim::confidence_sequence(values, alpha);
                    return now.below(0) || now.above(0);
                };
                any_alone = any_alone || leaves_zero(share("verdict"));
                any_together = any_together || leaves_zero(share("verdict together"));
            }
        }
        alone += any_alone ? 1 : 0;
        together += any_together ? 1 : 0;
    }
    EXPECT_LE(together, experiments / 20);
    EXPECT_GT(alone, experiments / 10);  // what the other rule does not promise
}

}  // namespace
}  // namespace models::sweeps
