#include "sim/simultaneous.h"

#include <vector>

#include <gtest/gtest.h>

namespace tests {
namespace {

TEST(Simultaneous, IsStudentsIntervalForOneComparison) {
    const std::vector<double> values{1, 2, 4, 8, 16};
    const auto one = sim::mean_interval(values);

    const auto same = sim::simultaneous(one, 1);

    EXPECT_NEAR(same.low, one.low, 1e-9);
    EXPECT_NEAR(same.high, one.high, 1e-9);
}

// Five values, ten comparisons: t(4) at 1 - 0.0025 is 5.59757 (tables of Student's t).
TEST(Simultaneous, WidensByBonferroni) {
    const std::vector<double> values{1, 2, 4, 8, 16};
    const auto one = sim::mean_interval(values);

    const auto ten = sim::simultaneous(one, 10);

    EXPECT_NEAR((ten.high - ten.mean) / one.standard_error, 5.59757, 1e-4);
}

TEST(Simultaneous, CountsDrawsWhereNumbersWereDrawn) {
    const std::vector<double> values{1, 2, 5, 6, 9, 12};
    const std::vector<std::uint32_t> draws{0, 0, 1, 1, 2, 2};
    const auto one = sim::mean_interval(values, draws);

    const auto same = sim::simultaneous(one, 1);

    EXPECT_NEAR(same.low, one.low, 1e-9);
}

}  // namespace
}  // namespace tests
