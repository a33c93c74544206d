// Sweeps on a real Slurm and under a real mpirun, where they are installed: slurm-wlm, munge,
// openmpi-bin.

#include <cstdlib>
#include <filesystem>
#include <unistd.h>

#include <gtest/gtest.h>

#include "tests/support/sweep_folder.h"

namespace tests {
namespace {

bool installed(const char* program) {
    return std::system(("command -v " + std::string(program) + " > /dev/null").c_str()) == 0;
}

TEST(SweepOnSlurm, KilledAndRequeuedJobsEndInTheSameBits) {
    if (!installed("slurmctld") || !installed("slurmd") || !installed("munged"))
        GTEST_SKIP() << "no Slurm here";
    if (::geteuid() != 0) GTEST_SKIP() << "root starts a controller and a node";
    const SweepFolder sweep(100);

    EXPECT_EQ(std::system((WIJK_SOURCE_DIR "/tests/slurm/sweep_on_slurm.sh " WIJK_PROGRAM " " +
                           sweep.folder.path())
                              .c_str()),
              0);
}

TEST(SweepUnderMpirun, SharesRunsOverRanks) {
    if (!installed("mpirun")) GTEST_SKIP() << "no mpirun here";
    const SweepFolder sweep(10);
    const auto whole = sweep.merged_whole();

    const std::string root = ::geteuid() == 0 ? "--allow-run-as-root " : "";
    ASSERT_EQ(std::system(("cd " + sweep.folder.path() + " && mpirun --oversubscribe " + root +
                           "-n 3 " WIJK_PROGRAM " sweep plan.toml --out ranks --quiet")
                              .c_str()),
              0);

    EXPECT_EQ(sweep.shards("ranks").size(), 3u);
    EXPECT_EQ(sweep.merged("ranks"), whole);
}

TEST(SweepUnderMpirun, EndsRowsByARule) {
    if (!installed("mpirun")) GTEST_SKIP() << "no mpirun here";
    const SweepFolder sweep(60);
    const std::string rule = "lonely_share ± 0.02 points";
    ASSERT_EQ(sweep.run("alone", {"--until", rule, "--quiet"}).code, 0);

    const std::string root = ::geteuid() == 0 ? "--allow-run-as-root " : "";
    ASSERT_EQ(std::system(("cd " + sweep.folder.path() + " && mpirun --oversubscribe " + root +
                           "-n 3 " WIJK_PROGRAM " sweep plan.toml --out ranks --quiet --until '" +
                           rule + "'")
                              .c_str()),
              0);

    EXPECT_EQ(sweep.merged("ranks"), sweep.merged("alone"));
}

}  // namespace
}  // namespace tests
