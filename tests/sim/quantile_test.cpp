#include "sim/quantile.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

namespace sim {
namespace {

TEST(Quantiles, LieStraightBetweenNeighbours) {
    const std::vector<double> values{0, 1, 4};
    EXPECT_DOUBLE_EQ(quantile(values, 0), 0);
    EXPECT_DOUBLE_EQ(quantile(values, 0.75), 2.5);
    EXPECT_DOUBLE_EQ(quantile(values, 1), 4);
}

TEST(Quantiles, OfOneValueAreThatValueAndOfNoneAreUnknown) {
    EXPECT_DOUBLE_EQ(quantile(std::vector{7.0}, 0.9), 7);
    EXPECT_TRUE(std::isnan(quantile({}, 0.5)));
}

}  // namespace
}  // namespace sim
