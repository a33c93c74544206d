// `wijk plan`, `wijk sweep` and its verbs, `wijk merge`, with the real program.

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/hdf5_reader.h"
#include "sim/text_file.h"

#include "tests/support/program.h"
#include "tests/support/sweep_folder.h"

namespace tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;

namespace fs = std::filesystem;

TEST(Plan, SaysWhatASweepTakesAndWritesNothing) {
    const SweepFolder sweep;
    const auto before = sweep.folder.entries();

    const auto text = sweep.wijk({"plan", "plan.toml"});
    const auto json = sweep.wijk({"plan", "plan.toml", "--json"});

    EXPECT_EQ(text.code, 0) << text.err;
    EXPECT_THAT(text.out,
                AllOf(HasSubstr("Design: grid, 4 rows"),
                      HasSubstr("interventions.befriending.uptake (probability): 0.2, 0.8"),
                      HasSubstr("4 rows x 3 replicates = 12, each of 2 arms and 52 weeks"),
                      HasSubstr("6 populations, 6 burn-ins, 18 lives"),
                      HasSubstr("on one core"),
                      HasSubstr("of memory")));
    EXPECT_THAT(json.out, AllOf(HasSubstr("\"runs\": 12"), HasSubstr("\"lives\": 18")));
    // 12 runs, 2 arms, 58 numbers of 30 bytes each: 28 measures twice and a hash.
    EXPECT_THAT(json.out, HasSubstr("\"disk_bytes\": " + std::to_string(12 * 2 * 58 * 30)));
    EXPECT_EQ(sweep.folder.entries(), before);
}

TEST(Sweep, EndsInOneFileThatDoesNotDependOnShardsOrThreads) {
    const SweepFolder sweep;
    const auto whole = sweep.merged_whole();
    ASSERT_FALSE(whole.empty());

    for (const char* shard : {"3/3", "1/3", "2/3"})
        EXPECT_EQ(sweep.run("parts", {"--shard", shard, "--threads", "1"}).code, 0);

    EXPECT_EQ(sweep.merged("parts"), whole);
}

TEST(Sweep, HoldsDesignOutcomesAndEffects) {
    const SweepFolder sweep;
    sweep.merged_whole();
    const auto file = sim::Hdf5Reader::open(sweep.folder.path("whole.h5"));
    ASSERT_TRUE(file) << file.error().text();

    EXPECT_EQ(*file->text_attribute("kind"), "sweep");
    EXPECT_EQ(*file->whole_attribute("complete"), 1u);
    const auto design = *file->numbers("/design/value");
    EXPECT_EQ(design.size, (std::vector<std::uint64_t>{4, 2}));
    EXPECT_EQ(design.values[3 * 2 + 1], 0.8);
    EXPECT_EQ((*file->texts("/design/area"))[2], "WK168004");
    const auto names = *file->texts("/outcomes/measure");
    const auto measures = names.size();
    const auto euro = static_cast<std::size_t>(std::ranges::find(names, "euro") - names.begin());
    const auto level = *file->numbers("/outcomes/level");
    EXPECT_EQ(level.size, (std::vector<std::uint64_t>{4, 3, 2, measures}));
    const auto difference = *file->numbers("/outcomes/difference");
    const auto mean = *file->numbers("/effects/mean");
    for (std::size_t row = 0; row < 4; ++row) {
        double sum = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            const auto arm = ((row * 3 + k) * 2 + 1) * measures;
            sum += difference.values[arm + euro];
            // Of a year both arms are measured over the same weeks.
            EXPECT_EQ(difference.values[arm], level.values[arm] - level.values[arm - measures]);
        }
        EXPECT_NEAR(mean.values[(row * 2 + 1) * measures + euro], sum / 3, 1e-9);
        EXPECT_GT(sum, 0);
    }
    EXPECT_FALSE(file->has("/failures"));
}

TEST(Sweep, IsReadByXarrayWithNoCodeOfOurs) {
    const SweepFolder sweep;
    sweep.merged_whole();
    const auto command = "/usr/bin/python3 " WIJK_SOURCE_DIR "/tests/python/sweep_results.py " +
                         sweep.folder.path("whole.h5") + " 4 3";
    EXPECT_EQ(std::system(command.c_str()), 0);
}

// A row of a sweep is what `wijk run` gives with the same numbers.
TEST(Sweep, GivesTheNumbersOfARun) {
    const SweepFolder sweep;
    sweep.merged_whole();
    const auto ran = sweep.wijk({"run",
                                 "s.toml",
                                 "--area",
                                 "WK168004",
                                 "--set",
                                 "interventions.befriending.uptake=0.8",
                                 "--replicates",
                                 "3",
                                 "--quiet",
                                 "--out",
                                 "run.h5"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    const auto run = sim::Hdf5Reader::open(sweep.folder.path("run.h5"));
    const auto merged = sim::Hdf5Reader::open(sweep.folder.path("whole.h5"));
    ASSERT_TRUE(run && merged);

    const auto single = *run->numbers("/effects/mean"), all = *merged->numbers("/effects/mean");
    ASSERT_EQ(single.values.size() * 4, all.values.size());
    for (std::size_t i = single.size[1]; i < single.values.size(); ++i)
        EXPECT_EQ(single.values[i], all.values[3 * single.values.size() + i]) << i;
}

TEST(Sweep, RefusesWhatIsNotItsOwn) {
    const SweepFolder sweep;
    sweep.folder.write("other/file", "x");
    EXPECT_THAT(sweep.run("other").err, HasSubstr("there is something else"));
    EXPECT_EQ(sweep.run("a", {"--shard", "5/4"}).code, 2);
    EXPECT_FALSE(fs::exists(sweep.folder.path("a")));
    EXPECT_EQ(sweep.run("a", {"--shard", "1/3"}).code, 0);
    EXPECT_THAT(sweep.run("a").err, HasSubstr("--resume to go on"));

    const auto early = sweep.wijk({"merge", "a", "--out", "a.h5"});
    EXPECT_EQ(early.code, 1);
    EXPECT_THAT(early.err, HasSubstr("8 runs are missing: wijk sweep"));
    EXPECT_FALSE(fs::exists(sweep.folder.path("a.h5")));
    EXPECT_EQ(sweep.wijk({"merge", "a", "--out", "a.h5", "--incomplete"}).code, 0);

    sweep.folder.write("s.toml", std::string(kSweepScenario) + "[ties.contact]\ndrain = 0\n");
    const auto changed = sweep.run("a", {"--resume"});
    EXPECT_EQ(changed.code, 2);
    EXPECT_THAT(changed.err, HasSubstr("holds another sweep"));
    EXPECT_EQ(sweep.wijk({"merge", "a", "--out", "b.h5"}).code, 2);
    EXPECT_EQ(sweep.wijk({"sweep", "status", "nowhere"}).code, 2);
}

TEST(Sweep, SaysWhereAnAreaIsWrong) {
    const SweepFolder sweep;
    sweep.folder.write("bad.toml",
                       "scenario = \"s.toml\"\n[factors]\narea = [\"BU16800009\", \"Nergens\"]\n");

    const auto refused = sweep.wijk({"sweep", "bad.toml", "--out", "bad"});

    EXPECT_EQ(refused.code, 2);
    EXPECT_THAT(refused.err, HasSubstr("bad.toml:3:8: "));
    EXPECT_THAT(refused.err, HasSubstr("Nergens"));
    EXPECT_FALSE(fs::exists(sweep.folder.path("bad")));
}

TEST(Sweep, TakesReplicatesLater) {
    const SweepFolder sweep;
    const auto whole = sweep.merged_whole();
    sweep.folder.write("plan.toml", sweep_plan(1));
    EXPECT_EQ(sweep.run("few", {"--quiet"}).code, 0);

    const auto more = sweep.wijk({"sweep", "expand", "few", "--replicates", "3"});

    EXPECT_EQ(more.code, 0) << more.err;
    EXPECT_THAT(more.err, HasSubstr("8 runs to make, 4 are there already"));
    const auto status = sweep.wijk({"sweep", "status", "few"});
    EXPECT_THAT(status.out, HasSubstr("4 rows, 3 replicates, 12 runs: 12 done, 0 failed"));
    EXPECT_EQ(sweep.wijk({"sweep", "expand", "few", "--replicates", "2"}).code, 2);
    sweep.folder.write("plan.toml", sweep_plan(3));
    EXPECT_EQ(sweep.merged("few"), whole);
}

TEST(Sweep, EndsRowsByARule) {
    const SweepFolder sweep(60);
    const std::string until = "lonely_share ± 0.02 points";
    EXPECT_EQ(sweep.run("a", {"--until", "lonely_share"}).code, 2);

    const auto made = sweep.run("a", {"--until", until});
    ASSERT_EQ(made.code, 0) << made.err;
    EXPECT_THAT(made.err, HasSubstr("4 of 4 differences are there"));
    const auto table = sweep.wijk({"merge", "a", "--out", "a.h5", "--quiet"});
    ASSERT_EQ(table.code, 0) << table.err;
    const auto file = sim::Hdf5Reader::open(sweep.folder.path("a.h5"));
    ASSERT_TRUE(file);
    EXPECT_EQ(*file->text_attribute("until"), until);
    const auto status = *file->numbers("/outcomes/status");
    const auto high = *file->numbers("/sequential/high"), low = *file->numbers("/sequential/low");
    for (std::size_t row = 0; row < 4; ++row) {
        const auto begin = status.values.begin() + static_cast<std::ptrdiff_t>(60 * row);
        const auto done = std::count(begin, begin + 60, 1.0);
        EXPECT_GE(done, 16);
        EXPECT_LT(done, 60);
        EXPECT_EQ(std::count(begin, begin + 60, 3.0), 60 - done);
        EXPECT_LE(high.values[2 * row + 1] - low.values[2 * row + 1], 0.0004);
    }

    // Made in two goes and by one thread: the same.
    EXPECT_EQ(interrupt_wijk(SweepFolder::sweep_to("b", {"--until", until, "--threads", "1"}),
                             sweep.folder.path(),
                             "runs to make")
                  .code,
              1);
    EXPECT_EQ(sweep.run("b", {"--resume"}).code, 0);
    EXPECT_EQ(sweep.merged("b"), sweep.merged("a"));

    // Shards have whole rows.
    for (const char* shard : {"2/3", "3/3", "1/3"})
        EXPECT_EQ(sweep.run("c", {"--until", until, "--shard", shard}).code, 0);
    EXPECT_EQ(sweep.merged("c"), sweep.merged("a"));
}

TEST(Sweep, SaysVerdictsAndForHowManyTheyHold) {
    const SweepFolder sweep(16);
    EXPECT_THAT(sweep.run("a", {"--until", "lonely_share ± 0.1", "--margin", "1"}).err,
                HasSubstr("--margin with the rule \"lonely_share ± 0.1\""));
    EXPECT_EQ(sweep.run("a", {"--margin", "0"}).code, 2);
    EXPECT_FALSE(fs::exists(sweep.folder.path("a")));

    // 50 points: whatever happens is practically nothing.
    const auto made = sweep.run("a", {"--until", "verdict together", "--margin", "50"});
    ASSERT_EQ(made.code, 0) << made.err;
    const auto table = sweep.wijk({"merge", "a", "--out", "a.h5", "--quiet"});
    EXPECT_THAT(table.out, HasSubstr("; practically the same"));
    EXPECT_THAT(table.out, HasSubstr("hold together"));
    const auto file = sim::Hdf5Reader::open(sweep.folder.path("a.h5"));
    ASSERT_TRUE(file);
    EXPECT_EQ(*file->text_attribute("until"), "verdict lonely_share within 50 points together");
    EXPECT_EQ(*file->number_attribute("/sequential", "margin"), 0.5);
    EXPECT_EQ(*file->number_attribute("/sequential", "alpha"), 0.05 / 4);
    EXPECT_EQ(file->numbers("/sequential/judgement")->values[1], 3);
}

TEST(Sweep, VerifiesRunsToTheLastBit) {
    const SweepFolder sweep;
    sweep.merged_whole();
    const auto verified = sweep.wijk({"sweep", "verify", "whole", "--sample", "5", "--quiet"});
    EXPECT_EQ(verified.code, 0) << verified.err;
    EXPECT_EQ(std::ranges::count(verified.out, '\n'), 5);
    EXPECT_THAT(verified.out, Not(HasSubstr("differs")));

    // One number of one run, changed by its last bit, with its check sum made right again.
    ASSERT_TRUE(sweep.spoil_last_bit("whole"));
    const auto spoilt = sweep.wijk({"sweep", "verify", "whole", "--sample", "12", "--quiet"});
    EXPECT_EQ(spoilt.code, 1);
    EXPECT_THAT(spoilt.out, HasSubstr("differs: "));
    EXPECT_THAT(spoilt.err, HasSubstr("1 of 12 runs differ"));
}

}  // namespace
}  // namespace tests
