// The real window on a display that nobody sees, moved by mouse and keys.

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/display.h"
#include "tests/support/program.h"
#include "tests/support/viewed.h"

namespace tests {
namespace {

using testing::HasSubstr;

struct Window : testing::Test {
    void SetUp() override {
        if (!display.there()) GTEST_SKIP() << "Xvfb is not installed";
    }
    /// Plays a script on a scenario.
    Outcome play(const std::string& script,
                 const std::vector<std::string>& more = {},
                 const std::string& scenario = support::kSmallScenario) {
        std::vector<std::string> arguments{"view",
                                           folder.write("s.toml", scenario),
                                           "--script",
                                           folder.write("steps", script),
                                           "--threads",
                                           "2"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_wijk(arguments, folder.path());
    }
    std::string read(const std::string& name) const {
        std::ifstream file(folder.path(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    support::Display display;
    TemporaryFolder folder;
};

TEST_F(Window, IsMovedByMouseAndKeys) {
    const auto outcome = play(
        "wait answer\n"
        "expect language nl\nkey f3\nexpect language en\nclick language\nexpect language nl\n"
        "expect mode explore\n"
        "drag lever:network.coordinator_hours 0.3 0.5 0.8 0.5\nexpect changes 1\n"
        "wait answer\n"
        "key ctrl+z\nexpect changes 0\nclick redo\nexpect changes 1\nclick undo\nexpect changes 0\n"
        "key end\nexpect playing no\nkey home\nexpect moment 0\nkey right\nexpect moment 1\n"
        "click play\nexpect playing yes\n"
        "click theme\nexpect theme dark\nclick larger\nexpect font 125\n"
        "key f2\nexpect mode research\n");

    EXPECT_EQ(outcome.code, 0) << outcome.err;
}

TEST_F(Window, IsMovedByKeysAlone) {
    const auto outcome = play(
        "wait answer\nkey end\n"
        "key plus\nexpect zoom 1.25\nkey shift+right\nkey minus\nexpect zoom 1.00\nkey zero\n"
        "key b\nexpect totals yes\nkey b\nexpect totals no\nkey w\nexpect what_if no\nkey w\n"
        "key c\nkey stop\nexpect speed 3\nkey comma\nexpect speed 2\n"
        "key 4\nexpect mode research\nexpect panel collaboration\nkey 6\nexpect panel costs\n"
        "key f1\nexpect help yes\nkey escape\nexpect help no\n"
        "key eight\nexpect panel two_lives\nexpect picked yes\nwait told\nkey 1\n"
        // Tab walks to the first widgets, space presses one: the map keys rest meanwhile.
        "key tab\nkey b\nexpect totals no\nkey escape\nkey b\nexpect totals yes\n"
        "key ctrl+s\nwait 0.5\n");

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    // The scenario, the map and the panel in front, each as picture, drawing and table.
    std::vector<std::string> kinds;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        if (entry.path().filename().string().find("together") != std::string::npos)
            kinds.push_back(entry.path().extension().string());
    EXPECT_THAT(
        kinds,
        testing::UnorderedElementsAre(".toml", ".png", ".svg", ".csv", ".png", ".svg", ".csv"));
}

// Missing less does something, unless that is nothing to whoever decides.
TEST_F(Window, JudgesByTheMarginThatIsSet) {
    const auto outcome = play(
        "wait finished\nexpect margin 1\nexpect verdict better\n"
        "drag margin 0.5 0.5 0.98 0.5\nwait finished\n"
        "expect changes 0\nexpect verdict same\nexpect preliminary no\n",
        {},
        "wijk = \"BU03071301\"\nyears = 1\nreplicates = 12\nburn_in_weeks = 4\n"
        "ensemble = \"none\"\n[arms.baseline]\n[arms.modest]\n[[arms.modest.changes]]\n"
        "parameter = \"residents.loneliness.gap_gain\"\nvalue = 0.8\nfrom_week = 1\n");

    EXPECT_EQ(outcome.code, 0) << outcome.err;
}

TEST_F(Window, SaysThatOpenGlIsTooOld) {
    ::setenv("MESA_GL_VERSION_OVERRIDE", "2.1", 1);
    const auto outcome = play("wait answer\n");
    ::unsetenv("MESA_GL_VERSION_OVERRIDE");

    EXPECT_EQ(outcome.code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("no window with OpenGL 3.0 can be opened"));
}

// Such a driver counts corners with 16 bits: many residents must not be too many.
TEST_F(Window, NeedsNoMoreThanOpenGl30) {
    ::setenv("MESA_GL_VERSION_OVERRIDE", "3.0", 1);
    const auto outcome = play("wait answer\nkey end\nscreenshot a.png\n");
    ::unsetenv("MESA_GL_VERSION_OVERRIDE");

    EXPECT_EQ(outcome.code, 0) << outcome.err;
}

TEST_F(Window, TellsTheLivesOfWhoIsClicked) {
    const auto outcome = play(
        "wait answer\nkey end\nclick map 0.58 0.27\nexpect picked yes\n"
        "expect panel two_lives\nwait told\nsave two_lives lives.csv\n");

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(read("lives.csv"), HasSubstr("week,score_without,score_with"));
}

TEST_F(Window, SavesPicturesThatSayWhereTheyComeFrom) {
    const auto outcome = play(
        "wait answer\nkey end\n"
        "save map map.png\nsave map map.svg\nsave course course.csv\nsave scenario saved.toml\n"
        "screenshot all.png\n");

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    for (const auto* name : {"map.png", "all.png"}) {
        EXPECT_TRUE(read(name).starts_with("\x89PNG")) << name;
        EXPECT_THAT(read(name), HasSubstr("seed 1")) << name;
        EXPECT_THAT(read(name), HasSubstr("Small")) << name;
    }
    EXPECT_THAT(read("map.svg"), HasSubstr("seed 1"));
    const auto check = run_wijk({"check", folder.path("saved.toml")}, folder.path());
    EXPECT_EQ(check.code, 0) << check.err;
}

TEST_F(Window, TakesAScreenshotAndEnds) {
    const auto file = folder.write("s.toml", support::kSmallScenario);

    const auto outcome = run_wijk(
        {"view", file, "--screenshot", folder.path("a.png"), "--size", "800x600"}, folder.path());

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_TRUE(read("a.png").starts_with("\x89PNG"));
}

TEST_F(Window, FailsWhenAStepDoesNotHold) {
    const auto outcome = play("expect language fr\n");

    EXPECT_EQ(outcome.code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("line 1: language is nl and not fr"));
}

TEST_F(Window, BearsKeysAndMouseAtRandom) {
    const auto outcome = play("wait answer\nrandom 10 11\n", {"--size", "640x480"});

    EXPECT_EQ(outcome.code, 0) << outcome.err;
}

TEST_F(Window, ReplaysAResultsFile) {
    const auto file = folder.write("s.toml", support::kSmallScenario);
    ASSERT_EQ(run_wijk({"run", file, "--out", folder.path("s.h5"), "--quiet"}, folder.path()).code,
              0);
    const auto steps = folder.write(
        "replay", "wait answer\nkey end\nsave course course.csv\nsave iceberg i.svg\n");

    const auto outcome = run_wijk({"view", folder.path("s.h5"), "--script", steps}, folder.path());

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(read("course.csv"), HasSubstr(",3\n"));  // lives
}

// A real run writes; the window looks on from its first lines to the whole file.
int exit_code_of(int process) {
    int status = 0;
    ::waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_F(Window, FollowsARunThatIsStillWriting) {
    const auto file = folder.write("s.toml", support::kSmallScenario);
    const auto steps = folder.write(
        "follow",
        "wait answer\nsave course early.csv\nwait finished\nkey end\nsave course whole.csv\n");
    const auto out = folder.path("s.h5");
    const auto run = start_wijk(
        {"run", file, "--out", out, "--live", "--quiet", "--replicates", "60"}, folder.path());
    ASSERT_TRUE(support::wait_for([&] { return std::filesystem::exists(out + ".partial"); }));
    const auto view = start_wijk({"view", out, "--follow", "--script", steps}, folder.path());

    // The run creeps on until the viewer has seen a part of it, however fast the machine is.
    EXPECT_TRUE(support::wait_for([&] {
        ::kill(run, SIGSTOP);
        ::usleep(40'000);
        ::kill(run, SIGCONT);
        return std::filesystem::exists(folder.path("early.csv"));
    }));

    EXPECT_EQ(exit_code_of(view), 0);
    EXPECT_EQ(exit_code_of(run), 0);
    EXPECT_THAT(read("early.csv"), testing::Not(HasSubstr(",60\n")));
    EXPECT_THAT(read("whole.csv"), HasSubstr(",60\n"));  // lives
    EXPECT_TRUE(std::filesystem::exists(out));
}

TEST(View, SaysHowToFollowAFileThatIsNotWholeYet) {
    const TemporaryFolder folder;
    folder.write("s.h5.partial", "");

    const auto plain = run_wijk({"view", folder.path("s.h5")}, folder.path());
    const auto none = run_wijk({"view", folder.path("t.h5"), "--follow"}, folder.path());

    EXPECT_EQ(plain.code, 2);
    EXPECT_THAT(plain.err, HasSubstr("is still being written; --follow"));
    EXPECT_EQ(none.code, 2);
    EXPECT_THAT(none.err, HasSubstr("there is no such file; the --out of a run"));
}

TEST(View, SaysWhatIsWrongBeforeAWindowOpens) {
    const TemporaryFolder folder;
    const auto scenario = folder.write("s.toml", "wijk = \"BU03071301\"\nyeers = 2\n");
    const auto broken = folder.write("broken.h5", std::string("\x89HDF\r\n\x1a\n") + "half of it");

    const auto wrong = run_wijk({"view", scenario}, folder.path());
    const auto half = run_wijk({"view", broken}, folder.path());
    const auto missing = run_wijk({"view", folder.path("none.toml")}, folder.path());

    EXPECT_EQ(wrong.code, 2);
    EXPECT_THAT(wrong.err, HasSubstr("s.toml:2:1: there is no key 'yeers'"));
    EXPECT_EQ(half.code, 2);
    EXPECT_THAT(half.err, HasSubstr("broken.h5"));
    EXPECT_EQ(missing.code, 2);
    EXPECT_THAT(missing.err, HasSubstr("there is no such file"));
}

TEST(View, SaysThatThereIsNoDisplay) {
    const TemporaryFolder folder;
    ::unsetenv("DISPLAY");
    ::unsetenv("WAYLAND_DISPLAY");
    const auto file = folder.write("s.toml", support::kSmallScenario);

    const auto outcome = run_wijk({"view", file}, folder.path());

    EXPECT_EQ(outcome.code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("there is no display to open a window on"));
}

}  // namespace
}  // namespace tests
