// A sweep that is killed at fifty random moments.

#include <gtest/gtest.h>

#include "tests/support/sweep_folder.h"

namespace tests {
namespace {

TEST(SweepKilled, FiftyTimesEndsInTheSameBits) {
    const SweepFolder sweep(300);
    const auto whole = sweep.merged_whole();
    ASSERT_FALSE(whole.empty());

    EXPECT_GT(sweep.kill_at_random_moments("killed", 50, 900), 40);

    EXPECT_EQ(sweep.run("killed", {"--resume", "--quiet"}).code, 0);
    EXPECT_EQ(sweep.merged("killed"), whole);
}

}  // namespace
}  // namespace tests
