// Runs of the real program that are stopped and go on, and that begin from the lives of another.

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/long_run.h"
#include "tests/support/sweep_folder.h"

namespace tests {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

/// Turns a bit of the byte in the middle.
void spoil(const std::string& path) {
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out | std::ios::ate);
    const auto middle = static_cast<std::streamoff>(file.tellg()) / 2;
    file.seekg(middle);
    const auto byte = static_cast<char>(file.get() ^ 1);
    file.seekp(middle);
    file.put(byte);
}

TEST(Checkpoints, LetAnInterruptedRunEndInTheSameBits) {
    const LongRun run;
    ASSERT_EQ(run.run("whole.h5", {"--threads", "2"}).code, 0);
    const auto stopped =
        interrupt_wijk(LongRun::to("a.h5", {"--checkpoint-every", "100", "--threads", "1"}),
                       run.folder.path(),
                       "residents");

    ASSERT_EQ(stopped.code, 1) << stopped.err;
    EXPECT_THAT(stopped.err, HasSubstr("long.toml --out a.h5 --checkpoint-every 100"));
    EXPECT_THAT(stopped.err, HasSubstr(" --resume\n"));
    EXPECT_TRUE(run.there("a.h5.checkpoints"));
    EXPECT_FALSE(run.there("a.h5"));

    const auto again = run.run("a.h5", {"--checkpoint-every", "100"});
    EXPECT_EQ(again.code, 2);
    EXPECT_THAT(again.err, HasSubstr("a.h5.checkpoints: holds what a run kept"));

    const auto resumed = run.run("a.h5", {"--checkpoint-every", "100", "--resume"});
    EXPECT_EQ(resumed.code, 0) << resumed.err;
    EXPECT_FALSE(run.there("a.h5.checkpoints"));
    EXPECT_TRUE(run.same("whole.h5", "a.h5"));
    EXPECT_EQ(run_wijk({"rerun", "a.h5", "--quiet"}, run.folder.path()).code, 0);
}

TEST(Checkpoints, AreMadeBeforeATimeLimitIsOver) {
    const LongRun run;
    ASSERT_EQ(run.run("whole.h5").code, 0);

    const auto stopped = run.run("a.h5", {"--time-limit", "0.001"});
    EXPECT_EQ(stopped.code, 1);
    EXPECT_THAT(stopped.err, ContainsRegex("the time limit is near: [0-3] of 4 replicates"));
    const auto resumed = run.run("a.h5", {"--time-limit", "100", "--resume"});

    EXPECT_EQ(resumed.code, 0) << resumed.err;
    EXPECT_TRUE(run.same("whole.h5", "a.h5"));
}

TEST(Checkpoints, OfAnotherRunOrTornOnesAreRefused) {
    const LongRun run;
    ASSERT_EQ(run.run("a.h5", {"--time-limit", "0.001"}).code, 1);
    const auto life = run.folder.path("a.h5.checkpoints/arm-0-replicate-0.life");
    ASSERT_TRUE(std::filesystem::exists(life));
    const std::vector<std::pair<std::vector<std::string>, std::string>> others = {
        {{"--seed", "2"}, "the seed (1 there, 2 here)"},
        {{"--years", "9"}, "the years (10 there, 9 here)"},
        {{"--replicates", "5"}, "the replicates (4 there, 5 here)"},
        {{"--area", "WK168003"}, "the area (WK168004 there, WK168003 here)"},
        {{"--arms", "visits"}, "the arms"},
        {{"--snapshots", "0"}, "the snapshots (0,300 there, 0 here)"},
        {{"--set", "ties.contact.drain=0.1"}, "the rules"}};

    for (auto [more, reason] : others) {
        more.push_back("--resume");
        const auto refused = run.run("a.h5", more);
        EXPECT_EQ(refused.code, 2);
        EXPECT_THAT(refused.err,
                    AllOf(HasSubstr(".life: was kept by another run"), HasSubstr(reason)));
    }
    EXPECT_FALSE(run.there("a.h5"));

    spoil(life);
    const auto torn = run.run("a.h5", {"--resume"});
    EXPECT_EQ(torn.code, 2);
    EXPECT_THAT(torn.err, HasSubstr("arm-0-replicate-0.life: is torn"));
    std::filesystem::remove(life);
    EXPECT_EQ(run.run("a.h5", {"--resume"}).code, 0);
}

TEST(Checkpoints, OfABaselineAreWhereWhatIfsBegin) {
    const LongRun run;
    ASSERT_EQ(run.run("whole.h5").code, 0);
    std::string base = kLongScenario;
    base.erase(base.find("[arms.visits]"));
    run.folder.write("base.toml", base);
    const auto kept =
        run_wijk({"run", "base.toml", "--out", "base.h5", "--years", "4", "--keep-week", "199"},
                 run.folder.path());
    ASSERT_EQ(kept.code, 0) << kept.err;
    EXPECT_THAT(kept.err, HasSubstr("--from base.h5.week-199"));

    const auto begun = run.run("a.h5", {"--from", "base.h5.week-199", "--threads", "1"});

    EXPECT_EQ(begun.code, 0) << begun.err;
    EXPECT_TRUE(run.same("whole.h5", "a.h5"));
    EXPECT_EQ(run_wijk({"rerun", "a.h5", "--quiet"}, run.folder.path()).code, 0);
}

TEST(Checkpoints, OfABaselineAreRefusedWhereTheyDoNotFit) {
    const LongRun run;
    ASSERT_EQ(run.run("base.h5", {"--years", "4", "--keep-week", "200"}).code, 0);
    const std::string from = "base.h5.week-200";
    const std::vector<std::pair<std::vector<std::string>, std::string>> others = {
        {{}, "holds lives after week 200, but the arm visits differs from week 200 on"},
        {{"--arms", "network", "--seed", "2"}, "the seed (1 there, 2 here)"},
        {{"--arms", "network", "--replicates", "5"}, "replicate-4.life: is not there"},
        {{"--arms", "network", "--set", "ties.contact.drain=0.1"}, "the rules"},
        {{"--arms", "network", "--snapshots", "3"}, "the snapshots until then"},
        {{"--arms", "network", "--without-contagion"}, "is not there"},
        {{"--arms", "network", "--years", "3"}, "a run that is longer"}};

    for (auto [more, reason] : others) {
        more.insert(more.end(), {"--from", from});
        const auto refused = run.run("a.h5", more);
        EXPECT_EQ(refused.code, 2) << reason;
        EXPECT_THAT(refused.err, HasSubstr(reason));
    }
    EXPECT_FALSE(run.there("a.h5"));
    EXPECT_THAT(run.run("a.h5", {"--keep-week", "520"}).err, HasSubstr("--keep-week is 520"));
    EXPECT_THAT(run.run("a.h5", {"--trace-hashes", "t", "--resume"}).err,
                HasSubstr("--trace-hashes with lives that are kept"));
}

TEST(Checkpoints, OfASweepAreItsRuns) {
    const SweepFolder sweep(12);
    const auto whole = sweep.merged_whole();

    const auto stopped = sweep.run("a", {"--time-limit", "0.001"});
    EXPECT_EQ(stopped.code, 1);
    EXPECT_THAT(stopped.err, HasSubstr("the time limit is near"));
    EXPECT_THAT(stopped.err, Not(HasSubstr("interrupted")));

    EXPECT_EQ(sweep.run("a", {"--resume", "--quiet"}).code, 0);
    EXPECT_EQ(sweep.merged("a"), whole);
}

}  // namespace
}  // namespace tests
