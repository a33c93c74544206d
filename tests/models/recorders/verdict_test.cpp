#include "models/recorders/verdict.h"

#include <cmath>

#include <gtest/gtest.h>

namespace tests {
namespace {

using models::recorders::margin_in_residents;
using models::recorders::margin_of;
using models::recorders::Verdict;
using models::recorders::verdict_of;

sim::Estimate between(double low, double high) {
    sim::Estimate out;
    out.mean = (low + high) / 2;
    out.low = low;
    out.high = high;
    out.n = 10;
    return out;
}

TEST(Verdict, FollowsWhereTheIntervalLies) {
    constexpr double kMargin = 3;

    EXPECT_EQ(verdict_of(between(-20, -5), kMargin), Verdict::better);
    EXPECT_EQ(verdict_of(between(-20, -1), kMargin), Verdict::better)
        << "perhaps within the margin";
    EXPECT_EQ(verdict_of(between(1, 20), kMargin), Verdict::worse);
    EXPECT_EQ(verdict_of(between(-20, 1), kMargin), Verdict::undecided);
    EXPECT_EQ(verdict_of(between(-2, 2), kMargin), Verdict::same);
    EXPECT_EQ(verdict_of(between(-2, -1), kMargin), Verdict::same) << "sure, and too little";
    EXPECT_EQ(verdict_of(between(-3, -1), kMargin), Verdict::better) << "the end does not count";
}

TEST(Verdict, NeedsMoreThanOneRun) {
    auto one = between(-20, -5);
    one.n = 1;

    EXPECT_EQ(verdict_of(one, 1), Verdict::too_few);
    EXPECT_EQ(verdict_of(between(-INFINITY, INFINITY), 1), Verdict::too_few);
    EXPECT_EQ(verdict_of(between(NAN, NAN), 1), Verdict::too_few);
}

TEST(Verdict, CallsNothingWhatIsLessThanOneInAThousandOrOnePerson) {
    EXPECT_EQ(margin_in_residents(100), 1);
    EXPECT_EQ(margin_in_residents(3'600), 3.6);
    EXPECT_EQ(margin_in_residents(3'600, 0.5), 18);
}

TEST(Verdict, TakesPointsOnlyOfMeasuresThatCountAdults) {
    EXPECT_EQ(margin_of("lonely_share", 3'600), 0.001);
    EXPECT_EQ(margin_of("emotional_share_since_start", 0, 2), 0.02);
    EXPECT_EQ(margin_of("lonely_residents", 3'600), 3.6);
    EXPECT_FALSE(margin_of("euro_per_year", 3'600));
    EXPECT_FALSE(margin_of("mean_score", 3'600));
}

// The same ends give the same word, whether the sample's size was fixed or not.
TEST(Verdict, DoesNotDependOnTheKindOfInterval) {
    for (double low = -5; low <= 5; low += 0.5)
        for (double high = low; high <= 5; high += 0.5) {
            const sim::Anytime watched{(low + high) / 2, low, high, sim::kFewestValues};

            EXPECT_EQ(verdict_of(watched, 3), verdict_of(between(low, high), 3));
        }
    EXPECT_EQ(verdict_of(sim::Anytime{-7, -9, -5, sim::kFewestValues - 1}, 3), Verdict::too_few);
    EXPECT_STREQ(words(Verdict::same), "practically the same");
}

}  // namespace
}  // namespace tests
