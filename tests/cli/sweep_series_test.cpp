// Series over time in sweeps, with the real program.

#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/hdf5_reader.h"

#include "tests/support/sweep_folder.h"

namespace tests {
namespace {

using testing::HasSubstr;

/// The small sweep with two measures over time.
struct SeriesFolder : SweepFolder {
    SeriesFolder() : SweepFolder(2) {
        folder.write("plan.toml", "series = [\"lonely_share\", \"euro\"]\n" + sweep_plan(2));
    }
};

// What `wijk run` saw of the same row: another way from the same people.
TEST(SweepSeries, AreTheObservationsOfARun) {
    const SeriesFolder sweep;
    ASSERT_FALSE(sweep.merged_whole().empty());
    const auto ran = sweep.wijk({"run",
                                 "s.toml",
                                 "--area",
                                 "WK168004",
                                 "--replicates",
                                 "2",
                                 "--set",
                                 "interventions.befriending.uptake=0.8",
                                 "--quiet",
                                 "--out",
                                 "run.h5"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    const auto run = sim::Hdf5Reader::open(sweep.folder.path("run.h5"));
    const auto merged = sim::Hdf5Reader::open(sweep.folder.path("whole.h5"));
    ASSERT_TRUE(run && merged);

    const auto weeks = *run->numbers("/indicators/week");
    EXPECT_EQ(merged->numbers("/series/week")->values, weeks.values);
    const auto t = weeks.values.size();
    const auto level = *merged->numbers("/series/level");
    const auto difference = *merged->numbers("/series/difference");
    EXPECT_EQ(level.size, (std::vector<std::uint64_t>{4, 2, 2, 2, t}));
    const auto seen = *run->numbers("/indicators/lonely_share");  // arm, replicate, time, group
    const auto groups = seen.values.size() / (4 * t);
    const auto spent = *run->numbers("/costs/euro");  // arm, replicate, time, bearer
    const auto bearers = spent.values.size() / (4 * t);
    const std::size_t row = 3;
    for (std::size_t k = 0; k < 2; ++k)
        for (std::size_t arm = 0; arm < 2; ++arm)
            for (std::size_t w = 0; w < t; ++w) {
                const auto cell = ((row * 2 + k) * 2 + arm) * 2 * t + w;
                const auto at = (arm * 2 + k) * t + w, baseline = k * t + w;
                double euro = 0;
                for (std::size_t b = 0; b < bearers; ++b)
                    euro += spent.values[at * bearers + b];
                EXPECT_EQ(level.values[cell], seen.values[at * groups]);
                EXPECT_NEAR(level.values[cell + t], euro, 1e-6);
                EXPECT_EQ(difference.values[cell],
                          seen.values[at * groups] - seen.values[baseline * groups]);
            }
}

TEST(SweepSeries, AreAPartOfWhatAFolderIsFor) {
    const SeriesFolder sweep;
    EXPECT_EQ(sweep.run("a", {"--shard", "1/2"}).code, 0);
    sweep.folder.write("plan.toml", sweep_plan(2));
    const auto without = sweep.run("a", {"--resume"});

    EXPECT_EQ(without.code, 2);
    EXPECT_THAT(without.err, HasSubstr("holds another sweep"));
}

}  // namespace
}  // namespace tests
