// `wijk rerun` and `wijk diff` of merged sweeps, with the real program.

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/sweep_folder.h"

namespace tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

TEST(RerunSweep, ComesToTheSameBitsAndLeavesNothingBehind) {
    const SweepFolder sweep;
    sweep.merged_whole();
    const auto before = sweep.folder.entries();

    const auto again = sweep.wijk({"rerun", "whole.h5", "--threads", "1", "--quiet"});

    EXPECT_EQ(again.code, 0) << again.err;
    EXPECT_THAT(again.out, StartsWith("The same to the last bit: "));
    EXPECT_EQ(sweep.folder.entries(), before);
}

TEST(RerunSweep, FindsARunOfWhichABitIsWrong) {
    const SweepFolder sweep(1);
    sweep.merged_whole();
    ASSERT_TRUE(sweep.spoil_last_bit("whole"));
    sweep.merged("whole");

    const auto again = sweep.wijk({"rerun", "whole.h5", "--quiet"});

    EXPECT_EQ(again.code, 1);
    EXPECT_THAT(again.err, HasSubstr("arrays differ"));
    EXPECT_THAT(again.err, HasSubstr("first at row "));
}

TEST(RerunSweep, RefusesInputsThatHaveChangedOrAreNotThere) {
    const SweepFolder sweep(1);
    sweep.merged_whole();
    EXPECT_EQ(sweep.run("more", {"--shard", "1/2"}).code, 0);
    EXPECT_EQ(sweep.wijk({"merge", "more", "--out", "part.h5", "--incomplete"}).code, 0);
    EXPECT_THAT(sweep.wijk({"rerun", "part.h5"}).err, HasSubstr("runs are missing in it"));

    sweep.folder.write("plan.toml", sweep_plan(1) + "# another word\n");
    const auto changed = sweep.wijk({"rerun", "whole.h5"});
    std::filesystem::remove(sweep.folder.path("plan.toml"));
    const auto gone = sweep.wijk({"rerun", "whole.h5"});

    EXPECT_EQ(changed.code, 2);
    EXPECT_THAT(changed.err, HasSubstr("was made from files that have changed since: the plan"));
    EXPECT_EQ(gone.code, 2);
    EXPECT_THAT(gone.err, HasSubstr("was made from plan.toml, which is not there"));
}

TEST(DiffSweeps, NamesWhatDiffersInPlanAndResults) {
    const SweepFolder sweep(1);
    sweep.merged_whole();
    const auto same = sweep.wijk({"diff", "whole.h5", "whole.h5"});
    sweep.folder.write("plan.toml", "seed = 3\n" + sweep_plan(2));
    sweep.run("other", {"--quiet"});
    sweep.merged("other");
    const auto differs = sweep.wijk({"diff", "whole.h5", "other.h5"});

    EXPECT_THAT(same.out, HasSubstr("Inputs: the same\nResults: the same to the last bit ("));
    EXPECT_EQ(differs.code, 0) << differs.err;
    EXPECT_THAT(differs.out,
                AllOf(HasSubstr("  replicates: 1 -> 2\n"),
                      HasSubstr("Plan\n"),
                      HasSubstr("  + seed = 3\n"),
                      HasSubstr("/outcomes/difference: 4 x 1 x 2 x ")));
}

}  // namespace
}  // namespace tests
