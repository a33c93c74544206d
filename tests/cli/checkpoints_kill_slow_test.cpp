// A run that is killed at forty random moments, on another number of threads each time.

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "sim/rng.h"

#include "tests/support/long_run.h"

namespace tests {
namespace {

TEST(CheckpointsKilled, FortyTimesEndInTheSameBits) {
    const LongRun run;
    ASSERT_EQ(run.run("whole.h5").code, 0);
    sim::Rng rng({11}, 0, 0);
    std::string out = "killed-0.h5";
    int ended = 0;

    for (int killed = 0; killed < 40;) {
        const auto threads = std::to_string(1 + killed % 3);
        const auto child = start_wijk(
            LongRun::to(out, {"--checkpoint-every", "20", "--resume", "--threads", threads}),
            run.folder.path());
        ::usleep(1000 * (100 + rng.below(900)));
        ::kill(child, killed % 4 == 3 ? SIGTERM : SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        if (WIFSIGNALED(status) || WEXITSTATUS(status) == 1) {
            ++killed;
            continue;
        }
        EXPECT_EQ(WEXITSTATUS(status), 0);
        EXPECT_TRUE(run.same("whole.h5", out)) << out << " ended by itself";
        out = "killed-" + std::to_string(++ended) + ".h5";
    }

    EXPECT_EQ(run.run(out, {"--resume"}).code, 0);
    EXPECT_TRUE(run.same("whole.h5", out));
    EXPECT_FALSE(run.there(out + ".checkpoints"));
}

}  // namespace
}  // namespace tests
