// A sweep that is killed at fifty random moments.

#include <gtest/gtest.h>

#include "tests/support/sweep_folder.h"

namespace tests {
namespace {

TEST(SweepKilled, FiftyTimesEndsInTheSameBits) {
    const SweepFolder sweep(300);
    const auto whole = sweep.merged_whole();
    ASSERT_FALSE(whole.empty());

    for (const auto& out : sweep.kill_at_random_moments(50, 900)) {
        EXPECT_EQ(sweep.run(out, {"--resume", "--quiet"}).code, 0) << out;
        EXPECT_EQ(sweep.merged(out), whole) << out;
    }
}

}  // namespace
}  // namespace tests
