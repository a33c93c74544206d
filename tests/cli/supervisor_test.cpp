#include "cli/supervisor.h"

#include <csignal>
#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "sim/text_file.h"

#include "tests/support/temporary_folder.h"

namespace cli {
namespace {

using models::sweeps::Unit;

/// Supervises `work` with the signals of the test left as they were; what workers say is in a file.
int supervised(const std::function<int(const Attempt&, AtWork&)>& work) {
    const auto interrupt = std::signal(SIGINT, SIG_DFL), end = std::signal(SIGTERM, SIG_DFL);
    const int code = supervise(work);
    std::signal(SIGINT, interrupt);
    std::signal(SIGTERM, end);
    return code;
}

TEST(Supervisor, ReturnsWhatItsWorkerReturns) {
    EXPECT_EQ(supervised([](const Attempt& attempt, AtWork&) { return attempt.again ? 9 : 7; }), 7);
}

TEST(Supervisor, FindsTheRunThatEndsTheProgramAndGoesOnWithoutIt) {
    const tests::TemporaryFolder folder;
    const auto log = folder.path("log");
    const Unit good{1, 2}, bad{3, 4};
    const auto work = [&](const Attempt& attempt, AtWork& at_work) {
        std::ofstream(log, std::ios::app)
            << (attempt.only ? std::to_string(attempt.only->row) : "all") << ' '
            << attempt.crashed.size() << '\n';
        at_work.begin({0, 0});
        at_work.end({0, 0});
        at_work.begin(good);
        at_work.begin(bad);
        const bool told = !attempt.crashed.empty() && attempt.crashed[0].first == bad;
        if (!told && (!attempt.only || *attempt.only == bad)) std::abort();
        return told && attempt.crashed[0].second.find("Aborted") == std::string::npos ? 1 : 0;
    };

    EXPECT_EQ(supervised(work), 0);

    // All; the two that were at work; all others.
    EXPECT_EQ(*sim::read_text_file(log), "all 0\n3 0\n1 1\nall 1\n");
}

TEST(Supervisor, GivesUpWhereNoRunWasAtWork) {
    EXPECT_EQ(supervised([](const Attempt&, AtWork&) -> int { std::abort(); }), 1);
}

}  // namespace
}  // namespace cli
