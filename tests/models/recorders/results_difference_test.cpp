#include "models/recorders/results_difference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/money_run.h"
#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using models::recorders::compare_results;
using testing::Contains;
using testing::HasSubstr;

TEST(ResultsDifference, SeesOneBitAndAMissingArray) {
    const TemporaryFolder folder;
    write_money_run(folder.path("a.h5"));
    auto shape = money_shape();
    shape.drawn = {};  // no /drawn, and other intervals
    write_money_run(folder.path("b.h5"), shape);
    const auto a = sim::Hdf5Reader::open(folder.path("a.h5"));
    const auto b = sim::Hdf5Reader::open(folder.path("b.h5"));

    const auto same = compare_results(*a, *a), found = compare_results(*a, *b);

    ASSERT_TRUE(same && found);
    EXPECT_TRUE(same->equal());
    EXPECT_GT(same->same, 50u);
    EXPECT_FALSE(found->equal());
    EXPECT_THAT(found->only_first, Contains("/drawn/value"));
    EXPECT_TRUE(found->different.empty());
    EXPECT_EQ(compare_results(*b, *a)->only_second, found->only_first);
}

}  // namespace
}  // namespace tests
