// Which arms are the best, of a run that can be reckoned by hand.

#include "models/analysis/arms.h"

#include <cmath>

#include <gtest/gtest.h>

#include "models/recorders/run_record.h"
#include "tests/support/money_run.h"

namespace tests {
namespace {

using namespace models::recorders;
using models::analysis::Affordable;
using models::analysis::rank;

/// Baseline, "visits" and "club, weekly"; the club has surely 0.02 fewer lonely, visits 0.03 fewer
/// and more by turns, on average 0.01.
Effects three_arms() {
    auto shape = money_shape();
    shape.drawn = {};
    RunRecord record(shape);
    for (std::uint32_t arm = 0; arm < 3; ++arm)
        for (std::uint32_t replicate = 0; replicate < 4; ++replicate)
            for (std::uint32_t time = 0; time < 5; ++time) {
                auto o = money_observation(shape, arm, replicate, time);
                const bool acts = time >= 3;
                const float by_turns = replicate % 2 == 0 ? -0.05f : 0.03f;
                const float sure = -0.02f + 0.0001f * static_cast<float>(replicate);
                if (arm == 1 && acts) o.indicators[0] += by_turns;
                if (arm == 2 && acts) o.indicators[0] += sure;
                record.put(o);
            }
    return effects_of(record);
}

TEST(Ranking, PutsTheLeastFirstAndNamesWhoCannotBeToldFromIt) {
    const auto effects = three_arms();

    const auto ranking = rank(effects, effect_row("lonely_share"));

    ASSERT_EQ(ranking.arms.size(), 3u);
    EXPECT_EQ(ranking.comparisons, 3);
    EXPECT_EQ(ranking.best, 2u) << "the club";
    EXPECT_EQ(ranking.arms[0].row, 2u);
    EXPECT_EQ(ranking.arms[1].row, 1u);
    EXPECT_TRUE(ranking.arms[1].may_be_best) << "visits differ from run to run";
    EXPECT_EQ(ranking.arms[2].row, 0u);
    EXPECT_FALSE(ranking.arms[2].may_be_best) << "doing nothing is surely worse";
    const auto& apart = ranking.arms[2].to_best;
    EXPECT_NEAR(apart.mean, 0.02 - 0.00015, 1e-6);
    // 0.0001 k for k of 0 to 3: Student's t of 3 degrees at 1 - 0.025/3 is 4.857, for one
    // pair 3.182.
    EXPECT_NEAR(apart.high - apart.mean, 4.857 * 0.0001 * std::sqrt(5.0 / 3 / 4), 2e-6);
}

TEST(Ranking, KeepsToABudget) {
    const auto effects = three_arms();
    // Two years of visits cost 1,500 to 1,800 euro, one of the club 300.
    const auto measure = effect_row("lonely_share");

    const auto small = rank(effects, measure, 100);
    const auto middle = rank(effects, measure, 400);
    const auto nearly = rank(effects, measure, 820);

    EXPECT_EQ(small.best, 0u) << "nothing costs nothing";
    EXPECT_EQ(small.arms[0].affordable, Affordable::no);
    EXPECT_FALSE(small.arms[0].may_be_best);
    EXPECT_EQ(middle.best, 2u);
    EXPECT_EQ(middle.arms[1].affordable, Affordable::no);
    EXPECT_EQ(nearly.arms[1].affordable, Affordable::perhaps);
}

TEST(Ranking, TellsNothingFromOneReplicate) {
    auto shape = money_shape();
    shape.drawn = {};
    shape.replicates = 1;
    RunRecord record(shape);
    for (std::uint32_t arm = 0; arm < 3; ++arm)
        for (std::uint32_t time = 0; time < 5; ++time)
            record.put(money_observation(shape, arm, 0, time));

    for (const auto& one : rank(effects_of(record), effect_row("lonely_share")).arms)
        EXPECT_TRUE(one.may_be_best);
}

}  // namespace
}  // namespace tests
