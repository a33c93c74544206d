// What becomes of a sweep when its program is killed, its disk is full, its files are torn.

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/text_file.h"

#include "tests/support/program.h"
#include "tests/support/sweep_folder.h"

namespace tests {
namespace {

using testing::HasSubstr;

namespace fs = std::filesystem;

TEST(SweepFailures, KilledAtAnyMomentGoesOnToTheSameBits) {
    const SweepFolder sweep(8);
    const auto whole = sweep.merged_whole();
    ASSERT_FALSE(whole.empty());

    for (const auto& out : sweep.kill_at_random_moments(6, 700)) {
        EXPECT_EQ(sweep.run(out, {"--resume"}).code, 0) << out;
        EXPECT_EQ(sweep.merged(out), whole) << out;
    }
}

TEST(SweepFailures, ATornShardIsMadeWholeAgain) {
    const SweepFolder sweep;
    const auto whole = sweep.merged_whole();
    const auto path = sweep.shards("whole").front();
    const auto size = fs::file_size(path);
    for (const auto left : {size - 1, size / 2, std::uintmax_t{3}, std::uintmax_t{0}}) {
        fs::resize_file(path, left);

        EXPECT_EQ(sweep.wijk({"merge", "whole", "--out", "torn.h5"}).code, 1) << left;
        EXPECT_EQ(sweep.run("whole", {"--resume"}).code, 0) << left;
        EXPECT_EQ(sweep.merged("whole"), whole) << left;
    }
}

TEST(SweepFailures, TwoProgramsOnOneShardDoNotMix) {
    const SweepFolder sweep(8);
    const auto whole = sweep.merged_whole();
    const auto first =
        start_wijk(SweepFolder::sweep_to("both", {"--shard", "1/1"}), sweep.folder.path());
    const auto second =
        start_wijk(SweepFolder::sweep_to("both", {"--shard", "1/1"}), sweep.folder.path());
    for (const auto child : {first, second}) {
        int status = 0;
        ::waitpid(child, &status, 0);
        EXPECT_TRUE(WIFEXITED(status));
    }

    EXPECT_EQ(sweep.shards("both").size(), 1u);
    EXPECT_EQ(sweep.merged("both"), whole);
}

TEST(SweepFailures, AFullDiskKeepsWhatIsThere) {
    const SweepFolder sweep;
    const auto whole = sweep.merged_whole();

    const auto full = run_wijk_with_file_limit(
        SweepFolder::sweep_to("full", {"--threads", "1"}), sweep.folder.path(), 20'000);

    EXPECT_EQ(full.code, 1);
    EXPECT_THAT(full.err, HasSubstr("cannot be written: File too large"));
    EXPECT_EQ(sweep.shards("full").size(), 1u);
    EXPECT_TRUE(sweep.merged("full").empty());
    const auto more = sweep.run("full", {"--resume"});
    EXPECT_EQ(more.code, 0);
    EXPECT_THAT(more.err, HasSubstr("are there already"));
    EXPECT_EQ(sweep.merged("full"), whole);
}

TEST(SweepFailures, AReadOnlyFolderIsSaidAndLeftAlone) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
    const SweepFolder sweep;
    ::chmod(sweep.folder.path().c_str(), 0500);

    const auto refused = sweep.run("out");

    ::chmod(sweep.folder.path().c_str(), 0700);
    EXPECT_EQ(refused.code, 2);
    EXPECT_THAT(refused.err, HasSubstr("cannot be made"));
}

TEST(SweepFailures, InterruptedSaysHowToGoOn) {
    const SweepFolder sweep(40);
    const auto stopped = interrupt_wijk(
        SweepFolder::sweep_to("stopped", {"--threads", "1"}), sweep.folder.path(), "runs to make");

    EXPECT_EQ(stopped.code, 1);
    EXPECT_THAT(stopped.err, HasSubstr("the same command with --resume goes on from there"));
    EXPECT_EQ(sweep.run("stopped", {"--resume"}).code, 0);
    EXPECT_EQ(sweep.merged("stopped"), sweep.merged_whole());
}

}  // namespace
}  // namespace tests
