// What the real program says about options and output files that are wrong.

#include <filesystem>
#include <ostream>
#include <sys/mount.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using testing::HasSubstr;

constexpr const char* kGood = R"(wijk = "WK030713"
years = 0.1
replicates = 1
burn_in_weeks = 0

[arms.baseline]
[arms.visits]
programmes = ["befriending"]
)";

struct BadOption {
    const char* name;
    std::vector<std::string> arguments;  // after `wijk`; FILE stands for a good scenario
    std::vector<const char*> words;      // that the complaint must hold
};

void PrintTo(const BadOption& one, std::ostream* out) {
    *out << one.name;
}

std::string name_of_case(const testing::TestParamInfo<BadOption>& one) {
    return one.param.name;
}

class BadOptions : public testing::TestWithParam<BadOption> {};

TEST_P(BadOptions, AreRefusedWithWhatIsAllowed) {
    const TemporaryFolder folder;
    const auto file = folder.write("good.toml", kGood);
    auto arguments = GetParam().arguments;
    for (auto& argument : arguments) {
        if (argument == "FILE") argument = file;
    }

    const auto outcome = run_wijk(arguments, folder.path());

    EXPECT_EQ(outcome.code, 2) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    for (const auto* word : GetParam().words)
        EXPECT_THAT(outcome.err, HasSubstr(word));
    EXPECT_EQ(folder.entries(), 1);
}

const BadOption kBadOptions[] = {
    {"NoCommand", {}, {"wijk --help"}},
    {"UnknownCommand", {"chekc", "FILE"}, {"no command 'chekc'", "did you mean check?"}},
    {"UnknownOption",
     {"run", "FILE", "--sede", "1"},
     {"--sede", "wijk run --help", "did you mean --seed?"}},
    {"NoScenario", {"run"}, {"SCENARIO is required"}},
    {"TwoScenarios", {"check", "FILE", "FILE"}, {"wijk check --help"}},
    {"ThreadsZero", {"run", "FILE", "--threads", "0"}, {"--threads is 0", "from 1 to"}},
    {"ThreadsNegative", {"run", "FILE", "--threads", "-4"}, {"--threads is -4", "from 1 to"}},
    {"ThreadsAText", {"run", "FILE", "--threads", "all"}, {"--threads", "all"}},
    {"ReplicatesNegative", {"run", "FILE", "--replicates", "-1"}, {"--replicates is -1", "1 to"}},
    {"ReplicatesAbsurd", {"run", "FILE", "--replicates", "100001"}, {"--replicates is 100001"}},
    {"ReplicatesBeyondAnyNumber",
     {"run", "FILE", "--replicates", "99999999999999999999"},
     {"--replicates"}},
    {"YearsZero", {"run", "FILE", "--years", "0"}, {"--years is 0", "0.1 to 100"}},
    {"YearsNan", {"run", "FILE", "--years", "nan"}, {"--years is nan", "0.1 to 100"}},
    {"YearsInfinite", {"run", "FILE", "--years", "inf"}, {"--years is inf", "0.1 to 100"}},
    {"SeedNegative", {"run", "FILE", "--seed", "-1"}, {"--seed is -1", "from 0 to"}},
    {"SetWithoutEquals", {"run", "FILE", "--set", "ties.contact.drain"}, {"no '='", "NAME=VALUE"}},
    {"SetUnknown",
     {"run", "FILE", "--set", "ties.contact.drian=0"},
     {"ties.contact.drian", "did you mean ties.contact.drain?"}},
    {"SetLastPartOnly", {"run", "FILE", "--set", "drain=0"}, {"did you mean ties.contact.drain?"}},
    {"SetNotANumber",
     {"run", "FILE", "--set", "ties.contact.drain=low"},
     {"'low' is not a value", "from 0 to 1"}},
    {"SetHalfANumber",
     {"run", "FILE", "--set", "ties.contact.drain=0,1"},
     {"'0,1' is not a value"}},
    {"SetNothing", {"run", "FILE", "--set", "ties.contact.drain="}, {"'' is not a value"}},
    {"SetNan", {"run", "FILE", "--set", "ties.contact.drain=nan"}, {"is nan", "from 0 to 1"}},
    {"SetOutOfRange", {"run", "FILE", "--set", "ties.contact.drain=2"}, {"is 2", "from 0 to 1"}},
    {"ArmsUnknown",
     {"run", "FILE", "--arms", "visit"},
     {"no arm 'visit'", "baseline, visits", "did you mean visits?"}},
    {"SnapshotsBeyondTheEnd", {"run", "FILE", "--snapshots", "0,99"}, {"99", "0 to 5"}},
    {"SnapshotsNegative", {"run", "FILE", "--snapshots", "-3"}, {"-3"}},
    {"DataMissing", {"run", "FILE", "--data", "/nowhere"}, {"--data /nowhere", "no such folder"}},
    {"DataAFile", {"run", "FILE", "--data", "FILE"}, {"not a folder"}},
    {"OutAFolder", {"run", "FILE", "--out", "."}, {"--out .", "this is a folder"}},
    {"OutInAMissingFolder", {"run", "FILE", "--out", "none/a.h5"}, {"no folder none"}},
    {"OutThroughAFile", {"run", "FILE", "--out", "good.toml/a.h5"}, {"--out good.toml/a.h5"}},
    {"OutADevice", {"run", "FILE", "--out", "/dev/full"}, {"/dev/full", "another name"}},
    {"OutTheScenario", {"run", "FILE", "--out", "FILE"}, {"does not hold results", "--force"}},
    {"OutTheScenarioByForce",
     {"run", "FILE", "--force", "--out", "FILE"},
     {"this is the scenario"}},
    {"ParameterUnknown",
     {"params", "ties.contcat"},
     {"no parameter", "did you mean ties.contact?"}},
    {"HelpOfAnUnknownCommand", {"help", "rum"}, {"no command 'rum'", "did you mean run?"}},
    {"PopulationOfAnUnknownArea", {"population", "Schuilenbrug"}, {"Schuilenburg"}},
    {"PopulationSeedNegative", {"population", "WK030713", "--seed", "-1"}, {"--seed", "from 0"}},
    {"AreasNearARightOne", {"areas", "schuilenborg"}, {"did you mean WK030713 Schuilenburg?"}},
    {"AreasOfAMunicipality",
     {"areas", "Schuilenburg, Amersfoort"},
     {"did you mean WK030713 Schuilenburg?"}},
    {"AreasFarFromAll", {"areas", "xyzxyzxyzxyz"}, {"no area has", "the start of a code"}},
    {"PopulationOutAFolder",
     {"population", "BU00140002", "--out", "."},
     {"is a folder", "the name of a file"}},
    {"AreasWithoutData", {"areas", "--data", "/nowhere"}, {"--data /nowhere", "no such folder"}},
    {"JsonAndMarkdown", {"params", "--json", "--markdown"}, {"--json", "--markdown"}},
    {"AllAtOnce",
     {"run", "FILE", "--threads", "0", "--set", "x", "--out", "none/a.h5", "--arms", "visit"},
     {"--threads", "--set x", "none", "--arms"}},
};
INSTANTIATE_TEST_SUITE_P(Option, BadOptions, testing::ValuesIn(kBadOptions), name_of_case);

TEST(BadOutput, NeverReplacesAFileThatIsNotAResultsFile) {
    const TemporaryFolder folder;
    const auto file = folder.write("good.toml", kGood);
    const auto notes = folder.write("notes.txt", "dear diary");

    const auto outcome = run_wijk({"run", file, "--out", notes}, folder.path());

    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("--force"));
    EXPECT_EQ(std::filesystem::file_size(notes), 10u);
}

TEST(BadOutput, SaysThatStdoutIsFull) {
    const TemporaryFolder folder;

    const auto outcome = run_wijk({"params"}, folder.path(), "/dev/full");

    EXPECT_EQ(outcome.code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("stdout is full"));
}

/// A small disk for a test that may mount one.
class SmallDisk : public testing::Test {
  protected:
    void mount(unsigned long flags, const char* size) {
        if (::mount("tmpfs", folder_.path().c_str(), "tmpfs", flags, size) == 0) {
            mounted_ = true;
        } else {
            GTEST_SKIP() << "only root may mount a small disk";
        }
    }
    void TearDown() override {
        if (mounted_) ::umount(folder_.path().c_str());
    }

    TemporaryFolder folder_;
    bool mounted_ = false;
};

TEST_F(SmallDisk, ThatIsFullFailsTheRunAndLeavesNoResultsFile) {
    const TemporaryFolder elsewhere;
    const auto file = elsewhere.write("good.toml", kGood);
    mount(0, "size=16k");
    if (!mounted_) return;

    const auto outcome =
        run_wijk({"run", file, "--quiet", "--out", folder_.path("a.h5")}, elsewhere.path());

    EXPECT_EQ(outcome.code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("No space left"));
    EXPECT_FALSE(std::filesystem::exists(folder_.path("a.h5")));
}

TEST_F(SmallDisk, ThatMayNotBeWrittenIsRefused) {
    const TemporaryFolder elsewhere;
    const auto file = elsewhere.write("good.toml", kGood);
    mount(MS_RDONLY, "size=16k");
    if (!mounted_) return;

    const auto outcome = run_wijk({"run", file, "--out", folder_.path("a.h5")}, elsewhere.path());

    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr("cannot be written"));
}

}  // namespace
}  // namespace tests
