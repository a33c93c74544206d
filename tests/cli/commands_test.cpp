// What the real program prints when all is well.

#include <algorithm>
#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;

const std::string kSchuilenburg = WIJK_SOURCE_DIR "/scenarios/schuilenburg.toml";

/// Prints of a command that must succeed, with nothing on stderr.
std::string printed(const std::vector<std::string>& arguments) {
    const TemporaryFolder folder;
    const auto outcome = run_wijk(arguments, folder.path());
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    EXPECT_EQ(folder.entries(), 0);
    return outcome.out;
}

TEST(Commands, HaveHelpWithAnExample) {
    for (const auto* command : {"run",
                                "calibrate",
                                "check",
                                "params",
                                "areas",
                                "population",
                                "places",
                                "costs",
                                "view",
                                "report",
                                "export",
                                "rerun",
                                "diff",
                                "analyse",
                                "trial",
                                "help"}) {
        const auto help = printed({command, "--help"});

        EXPECT_THAT(help, HasSubstr("Example:\n  wijk " + std::string(command)));
        EXPECT_THAT(help, HasSubstr("Usage: wijk " + std::string(command)));
        EXPECT_EQ(printed({"help", command}), help);
        EXPECT_THAT(printed({"--help"}), HasSubstr(command));
    }
    EXPECT_EQ(printed({"help"}), printed({"--help"}));
}

TEST(Commands, TellTheVersionAndCommit) {
    EXPECT_THAT(printed({"--version"}), MatchesRegex("wijk [0-9.]+ \\([a-z0-9.-]+\\)\n"));
}

TEST(Check, SaysWhatWouldRun) {
    const auto text = printed({"check", kSchuilenburg});

    EXPECT_THAT(text,
                AllOf(HasSubstr("WK030713 Schuilenburg, Amersfoort: 4560 residents"),
                      HasSubstr("260 weeks from 2022-01-01"),
                      HasSubstr("6 arms x 20 replicates = 120 runs"),
                      HasSubstr("befriending from week 26 to 260"),
                      HasSubstr("none: all parameters have their default"),
                      HasSubstr("numbers are assumptions")));
}

TEST(Check, ListsWhatDiffersFromTheDefaultsWithItsSource) {
    const TemporaryFolder folder;
    const auto file = folder.write("s.toml",
                                   "wijk = \"WK030713\"\n[arms.baseline]\n[ties.contact]\n"
                                   "drain = { value = 0, source = \"contagion\" }\n");

    const auto outcome = run_wijk({"check", file}, folder.path());

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out,
                HasSubstr("ties.contact.drain = 0 (default 0.171), source: contagion"));
}

TEST(Params, FindOneASectionAndAPart) {
    EXPECT_THAT(printed({"params", "ties.contact.drain"}),
                HasSubstr("0 of 1 numbers are assumptions"));
    const auto section = printed({"params", "ties.contact"});
    EXPECT_THAT(section, HasSubstr("ties.contact.dissolve"));
    EXPECT_THAT(section, Not(HasSubstr("residents.")));
    EXPECT_THAT(printed({"params", "half_life"}),
                AllOf(HasSubstr("ties.friend.half_life"), HasSubstr("grief_half_life")));
}

TEST(Params, SayWhomAnInterventionReaches) {
    EXPECT_THAT(printed({"params", "interventions.befriending.lonely_only"}),
                HasSubstr("their state in the model"));
    EXPECT_THAT(printed({"params", "interventions.befriending.clients_per_volunteer"}),
                AllOf(HasSubstr("companions only"), HasSubstr("1..8")));
}

TEST(Params, PrintTheSameRegistryInThreeForms) {
    const auto text = printed({"params"});
    const auto markdown = printed({"params", "--markdown"});
    const auto json = printed({"params", "--json"});

    const auto lines = std::count(text.begin(), text.end(), '\n') - 2;  // header, assumptions
    EXPECT_GT(lines, 100);
    EXPECT_EQ(std::count(markdown.begin(), markdown.end(), '\n') - 2, lines);
    EXPECT_EQ(std::count(json.begin(), json.end(), '{'), lines);
}

TEST(Params, ShowTheValuesOfAScenario) {
    const TemporaryFolder folder;
    const auto file = folder.write("s.toml",
                                   "wijk = \"WK030713\"\n[arms.baseline]\n[ties.contact]\n"
                                   "drain = { value = 0, source = \"a-study\", grade = \"B\" }\n");

    const auto outcome = run_wijk({"params", "drain", "--scenario", file}, folder.path());

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("0 (default 0.171)"), HasSubstr("B      a-study")));
}

TEST(Run, PutsEveryMessageOnALineOfItsOwnAndComparesWithRivm) {
    const TemporaryFolder folder;
    const auto file =
        folder.write("s.toml",
                     "wijk = \"BU00140002\"\nyears = 0.1\nreplicates = 1\nburn_in_weeks = 0\n"
                     "[arms.baseline]\n");

    const auto outcome = run_wijk({"run", file, "--trace-hashes", "trace.csv"}, folder.path());

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr(" weeks\nhashes written to trace.csv"));
    EXPECT_THAT(outcome.err, HasSubstr(" to compare\nResults: s.h5\n"));
    EXPECT_THAT(outcome.out,
                HasSubstr("RIVM's own estimate for this area: 49.6 % lonely, 14.0 % strongly "
                          "(2020)"));
}

TEST(DataFolder, IsFoundByTheEnvironment) {
    const TemporaryFolder folder;
    ::setenv("WIJK_DATA", folder.path("none").c_str(), 1);
    const auto missing = run_wijk({"areas"}, folder.path());
    ::setenv("WIJK_DATA", WIJK_SOURCE_DIR "/scenarios/data", 1);
    const auto found = run_wijk({"areas", "Schuilenburg"}, folder.path());
    ::unsetenv("WIJK_DATA");

    EXPECT_EQ(missing.code, 2);
    EXPECT_THAT(missing.err, HasSubstr("WIJK_DATA " + folder.path("none")));
    EXPECT_EQ(found.code, 0) << found.err;
    EXPECT_THAT(found.out, HasSubstr("WK030713"));
}

}  // namespace
}  // namespace tests
