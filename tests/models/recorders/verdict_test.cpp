#include "models/recorders/verdict.h"

#include <cmath>

#include <gtest/gtest.h>

namespace tests {
namespace {

using models::recorders::practical_margin;
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
    EXPECT_EQ(verdict_of(between(-20, 1), kMargin), Verdict::unsure);
    EXPECT_EQ(verdict_of(between(-2, 2), kMargin), Verdict::same);
    EXPECT_EQ(verdict_of(between(-2, -1), kMargin), Verdict::same) << "sure, and too little";
    EXPECT_EQ(verdict_of(between(-3, -1), kMargin), Verdict::better) << "the end does not count";
}

TEST(Verdict, IsUnknownFromOneRun) {
    auto one = between(-20, -5);
    one.n = 1;

    EXPECT_EQ(verdict_of(one, 1), Verdict::unknown);
    EXPECT_EQ(verdict_of(between(-INFINITY, INFINITY), 1), Verdict::unknown);
    EXPECT_EQ(verdict_of(between(NAN, NAN), 1), Verdict::unknown);
}

TEST(Verdict, CallsNothingWhatIsLessThanOneInAThousandOrOnePerson) {
    EXPECT_EQ(practical_margin(100), 1);
    EXPECT_EQ(practical_margin(3'600), 3.6);
}

}  // namespace
}  // namespace tests
