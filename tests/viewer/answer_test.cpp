#include "viewer/answer.h"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using models::recorders::Measure;
using models::recorders::Observation;
using testing::ElementsAre;

TEST(ByDraw, TakesTheMeanOfEachDrawThatIsWhole) {
    const std::vector<double> values{1, 3, 10, 20, 5};
    const std::vector<std::uint32_t> draws{0, 0, 1, 1, 2};

    EXPECT_THAT(by_draw(values, draws, 2), ElementsAre(2, 15));
    EXPECT_THAT(by_draw(values, {}, 1), ElementsAre(1, 3, 10, 20, 5));
}

/// A record of two arms over two years: 1,000 adults, of whom `lonely[arm]` in each replicate.
models::recorders::RunRecord record_of(const std::vector<std::array<double, 2>>& lonely) {
    models::recorders::RunShape shape;
    shape.arms = {"baseline", "visits"};
    shape.replicates = static_cast<std::uint32_t>(lonely.size());
    shape.weeks = {0, 30, 60, 104};
    shape.groups = {"all"};
    shape.start_weeks = {0, 10};
    models::recorders::RunRecord record(shape);
    for (std::uint32_t r = 0; r < lonely.size(); ++r)
        for (std::uint32_t arm = 0; arm < 2; ++arm)
            for (std::uint32_t t = 0; t < shape.weeks.size(); ++t) {
                Observation seen;
                seen.arm = arm, seen.replicate = r, seen.time = t;
                seen.indicators.assign(models::recorders::kMeasures, 0);
                // Before the last year something else: it must not count.
                const double now = shape.weeks[t] < 53 ? 999 : lonely[r][arm];
                seen.indicators[static_cast<std::size_t>(Measure::lonely_share)] =
                    static_cast<float>(now / 1000);
                seen.indicators[static_cast<std::size_t>(Measure::adults)] = 1000;
                record.put(std::move(seen));
            }
    return record;
}

TEST(Answer, IsTheConfidenceSequenceOfPairedDifferencesInTheLastYear) {
    std::vector<std::array<double, 2>> lonely;
    std::vector<double> differences;
    for (int r = 0; r < 20; ++r) {
        lonely.push_back({400.0 + 7 * r, 390.0 + 7 * r - (r % 3)});
        differences.push_back(lonely.back()[1] - lonely.back()[0]);
    }

    const auto answer = answer_of(record_of(lonely), 1);

    const auto expected = sim::confidence_sequence(differences);
    EXPECT_EQ(answer.lives, 20u);
    EXPECT_EQ(answer.units, 20u);
    EXPECT_NEAR(answer.difference.mean, expected.mean, 1e-3);
    EXPECT_NEAR(answer.difference.low, expected.low, 1e-3);
    EXPECT_NEAR(answer.difference.high, expected.high, 1e-3);
    EXPECT_NEAR(answer.adults, 1000, 1e-9);
    EXPECT_NEAR(answer.margin, 1, 1e-9);
    EXPECT_EQ(answer.verdict, Verdict::better);
    EXPECT_FALSE(answer.preliminary());
}

TEST(Answer, OfFewLivesIsPreliminaryAndHasNoInterval) {
    const auto answer = answer_of(record_of({{400, 390}, {410, 399}}), 1);

    EXPECT_TRUE(answer.preliminary());
    EXPECT_EQ(answer.verdict, Verdict::too_few);
    EXPECT_NEAR(answer.difference.mean, -10.5, 1e-3);
    EXPECT_TRUE(std::isinf(answer.difference.low));
}

}  // namespace
}  // namespace viewer
