// What the real program says about input that is wrong: one complaint for each problem, with its
// place and what is allowed, on stderr; exit code 2; nothing on stdout; nothing written.

#include <algorithm>
#include <ostream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kGood = R"(title = "A test"
wijk = "WK030713"
years = 1
replicates = 2
seed = 1
base_year = 2022

[arms.baseline]
[arms.visits]
programmes = [{ name = "befriending", start_week = 26 }]
)";

/// kGood with one piece of text replaced.
std::string spoiled(const std::string& piece, const std::string& by) {
    std::string text = kGood;
    const auto start = text.find(piece);
    EXPECT_NE(start, text.npos) << piece;
    return text.replace(start, piece.size(), by);
}

struct BadFile {
    const char* name;
    const char* piece;               // of kGood
    const char* by;                  // what stands there instead
    const char* place;               // LINE:COLUMN: of the complaint
    std::vector<const char*> words;  // that it must hold
};

void PrintTo(const BadFile& one, std::ostream* out) {
    *out << one.name;
}

std::string name_of_case(const testing::TestParamInfo<BadFile>& one) {
    return one.param.name;
}

class BadFiles : public testing::TestWithParam<BadFile> {};

TEST_P(BadFiles, AreRefusedWithTheirPlaceAndWhatIsAllowed) {
    const auto& bad = GetParam();
    const TemporaryFolder folder;
    const auto file = folder.write("bad.toml", spoiled(bad.piece, bad.by));

    for (const auto* command : {"check", "run"}) {
        const auto outcome = run_wijk({command, file}, folder.path());

        EXPECT_EQ(outcome.code, 2) << outcome.err;
        EXPECT_EQ(outcome.out, "");
        EXPECT_THAT(outcome.err, HasSubstr(file + ":" + bad.place));
        for (const auto* word : bad.words)
            EXPECT_THAT(outcome.err, HasSubstr(word));
        EXPECT_EQ(folder.entries(), 1);
    }
}

const BadFile kWrongTypes[] = {
    {"TitleANumber", "\"A test\"", "3", "1:9: ", {"title is 3", "a text in quotes"}},
    {"TitleEmpty", "\"A test\"", "\"\"", "1:9: ", {"title is empty"}},
    {"WijkANumber", "\"WK030713\"", "30713", "2:8: ", {"wijk is 30713", "a text in quotes"}},
    {"YearsAText",
     "years = 1",
     "years = \"one\"",
     "3:9: ",
     {"years is the text \"one\"", "0.1 to 100"}},
    {"ReplicatesAFraction",
     "replicates = 2",
     "replicates = 2.5",
     "4:14: ",
     {"2.5", "whole number"}},
    {"ReplicatesAList", "replicates = 2", "replicates = [2]", "4:14: ", {"a list", "whole number"}},
    {"SeedAText", "seed = 1", "seed = \"1\"", "5:8: ", {"seed is", "whole number from 0"}},
    {"BaseYearAText", "= 2022", "= \"2022\"", "6:13: ", {"base_year", "2012, 2016, 2020, 2022"}},
    {"DemographyANumber", "seed = 1", "demography = 1", "5:14: ", {"true or false"}},
    {"SnapshotsANumber", "seed = 1", "snapshots = 5", "5:13: ", {"a list of whole numbers"}},
    {"SnapshotsOfTexts", "seed = 1", "snapshots = [\"a\"]", "5:14: ", {"a list of whole numbers"}},
    {"ObserveEveryAFlag", "seed = 1", "observe_every = true", "5:17: ", {"whole number"}},
    {"ProgrammesAText",
     "[{ name = \"befriending\", start_week = 26 }]",
     "\"befriending\"",
     "10:14: ",
     {"arms.visits.programmes", "a list"}},
    {"ProgrammesOfNumbers",
     "[{ name = \"befriending\", start_week = 26 }]",
     "[7]",
     "10:15: ",
     {"names in quotes or tables"}},
    {"AnArmANumber",
     "[arms.baseline]",
     "[arms]\nbaseline = 3",
     "9:12: ",
     {"arms.baseline is 3", "a table"}},
};
INSTANTIATE_TEST_SUITE_P(WrongType, BadFiles, testing::ValuesIn(kWrongTypes), name_of_case);

const BadFile kWrongValues[] = {
    {"YearsNan", "years = 1", "years = nan", "3:9: ", {"years is nan", "0.1 to 100"}},
    {"YearsInfinite", "years = 1", "years = inf", "3:9: ", {"years is inf"}},
    {"YearsMinusInfinite", "years = 1", "years = -inf", "3:9: ", {"years is -inf"}},
    {"YearsZero", "years = 1", "years = 0", "3:9: ", {"years is 0", "in years"}},
    {"YearsAbsurd", "years = 1", "years = 1e9", "3:9: ", {"years is 1", "to 100"}},
    {"ReplicatesNegative", "replicates = 2", "replicates = -2", "4:14: ", {"-2", "1 to 100000"}},
    {"ReplicatesZero", "replicates = 2", "replicates = 0", "4:14: ", {"1 to 100000"}},
    {"ReplicatesAbsurd", "replicates = 2", "replicates = 999999999999", "4:14: ", {"1 to 100000"}},
    {"SeedNegative", "seed = 1", "seed = -1", "5:8: ", {"from 0 to"}},
    {"SeedTooLarge", "seed = 1", "seed = 99999999999999999999", "5:", {"64 bits"}},
    {"BaseYearUnknown", "2022", "2019", "6:13: ", {"base_year is 2019", "2012, 2016, 2020, 2022"}},
    {"ObserveEveryZero", "seed = 1", "observe_every = 0", "5:17: ", {"in weeks"}},
    {"BurnInNegative", "seed = 1", "burn_in_weeks = -5", "5:17: ", {"in weeks"}},
    {"DateThatDoesNotExist",
     "seed = 1",
     "start_date = \"2022-02-30\"",
     "5:14: ",
     {"a date that exists"}},
    {"TomlDateThatDoesNotExist", "seed = 1", "start_date = 2022-02-30", "5:", {"date"}},
    {"DateInAnotherForm", "seed = 1", "start_date = \"1 May 2022\"", "5:14: ", {"2022-01-31"}},
    {"SnapshotBeyondTheEnd", "seed = 1", "snapshots = [0, 53]", "5:13: ", {"week 53", "0 to 52"}},
    {"AreaUnknown", "WK030713", "WK999999", "2:8: ", {"WK999999"}},
    {"AreaNearARightOne", "WK030713", "Schuilenbrug", "2:8: ", {"did you mean", "Schuilenburg"}},
    {"AreaTooSmall", "WK030713", "BU16800209", "2:8: ", {"residents", "at least 100"}},
    {"OwnMarginsMissing", "WK030713", "nowhere.csv", "2:8: ", {"nowhere.csv"}},
    {"WijkAndOwnMargins",
     "seed = 1",
     "population = \"own.csv\"",
     "5:14: ",
     {"both given", "one of the two"}},
    {"AreaAmbiguous", "WK030713", "Centrum", "2:8: ", {"33 areas", "Groningen"}},
    {"StartAfterTheEnd", "26", "52", "10:24: ", {"starts in week 52", "0 to 51"}},
    {"StartNegative", "26", "-1", "10:52: ", {"start_week is -1", "in weeks"}},
    {"StopBeforeStart", "26", "26, stop_week = 26", "10:24: ", {"after the start_week"}},
    {"ScaleNegative", "26", "26, scale = -1", "10:64: ", {"scale is -1", "0 to 100"}},
    {"UptakeAboveOne", "26", "26, uptake = 1.5", "10:65: ", {"uptake is 1.5", "from 0 to 1"}},
    {"ParameterOutOfRange",
     "\n[arms.baseline]",
     "[ties.contact]\ndrain = -1\n[arms.baseline]",
     "8:9: ",
     {"ties.contact.drain is -1", "from 0 to 1"}},
    {"ParameterNan",
     "\n[arms.baseline]",
     "[ties.contact]\ndrain = nan\n[arms.baseline]",
     "8:9: ",
     {"ties.contact.drain is nan"}},
    {"ParameterAText",
     "\n[arms.baseline]",
     "[ties.contact]\ndrain = \"much\"\n[arms.baseline]",
     "8:9: ",
     {"ties.contact.drain is the text", "a number"}},
    {"ParameterInAnotherUnit",
     "\n[arms.baseline]",
     "[ties]\ncontact.drain = { value = 0, unit = \"1/week\" }\n[arms.baseline]",
     "8:37: ",
     {"is in 1/week", "it must be in 1"}},
    {"ParameterWithoutValue",
     "\n[arms.baseline]",
     "[ties]\ncontact.drain = { source = \"contagion\" }\n[arms.baseline]",
     "8:17: ",
     {"has no value"}},
};
INSTANTIATE_TEST_SUITE_P(WrongValue, BadFiles, testing::ValuesIn(kWrongValues), name_of_case);

const BadFile kWrongForms[] = {
    {"KeyNearARightOne",
     "replicates = 2",
     "replicats = 2",
     "4:1: ",
     {"no key 'replicats'", "did you mean replicates?"}},
    {"KeyInCapitals", "seed = 1", "Seed = 1", "5:1: ", {"did you mean seed?"}},
    {"KeyFarFromAll", "seed = 1", "temperature = 1", "5:1: ", {"no key 'temperature'"}},
    {"SectionNearARightOne",
     "\n[arms.baseline]",
     "[tie.contact]\n[arms.baseline]",
     "7:2: ",
     {"no section 'tie'", "did you mean ties?"}},
    {"SubsectionNearARightOne",
     "\n[arms.baseline]",
     "[ties.contct]\n[arms.baseline]",
     "7:7: ",
     {"no section 'ties.contct'", "did you mean contact?"}},
    {"ParameterNearARightOne",
     "\n[arms.baseline]",
     "[ties.contact]\ndrian = 0\n[arms.baseline]",
     "8:1: ",
     {"no key 'ties.contact.drian'", "did you mean drain?"}},
    {"ParameterOutsideItsSection",
     "seed = 1",
     "drain = 0",
     "5:1: ",
     {"did you mean ties.contact.drain?"}},
    {"SourceMisspelled",
     "\n[arms.baseline]",
     "[ties]\ncontact.drain = { value = 0, sorce = \"contagion\" }\n[arms.baseline]",
     "8:30: ",
     {"did you mean source?"}},
    {"KeyOfAnArmUnknown", "programmes =", "programs =", "10:1: ", {"did you mean programmes?"}},
    {"KeyOfAProgrammeUnknown", "start_week", "start_wek", "10:39: ", {"did you mean start_week?"}},
    {"ProgrammeNearARightOne",
     "\"befriending\"",
     "\"befreinding\"",
     "10:24: ",
     {"no programme 'befreinding'", "did you mean befriending?"}},
    {"ProgrammeWithoutName", "name = \"befriending\", ", "", "10:15: ", {"without a name"}},
    {"ProgrammeTwiceAtOneTime", "26 }", "26 }, \"befriending\"", "10:58: ", {"twice at one time"}},
    {"KeyTwice", "seed = 1", "seed = 1\nseed = 2", "6:", {"'seed' stands here twice"}},
    {"TableTwice", "[arms.visits]", "[arms.baseline]", "9:", {"'arms.baseline' stands here twice"}},
    {"TextWithoutEnd", "\"A test\"", "\"A test", "1:", {"no closing quote"}},
    {"BracketWithoutEnd", "[arms.visits]", "[arms.visits", "9:", {"TOML"}},
    {"BaselineNotFirst",
     "[arms.baseline]\n[arms.visits]",
     "[arms.visits]",
     "8:1: ",
     {"the first arm is visits", "[arms.baseline] must come first"}},
    {"BaselineAfterAnother",
     "[arms.baseline]\n",
     "[arms.other]\n[arms.baseline]\n",
     "8:1: ",
     {"[arms.baseline] must come first"}},
    {"BaselineWithAProgramme",
     "[arms.baseline]",
     "[arms.baseline]\nprogrammes = [\"befriending\"]",
     "9:15: ",
     {"baseline has a programme"}},
    {"ExtendsMissing",
     "title = \"A test\"",
     "extends = \"nowhere.toml\"",
     "1:11: ",
     {"nowhere.toml", "no such file"}},
    {"ExtendsItself", "title = \"A test\"", "extends = \"bad.toml\"", "1:11: ", {"circle"}},
    {"ExtendsANumber", "title = \"A test\"", "extends = 7", "1:11: ", {"a text in quotes"}},
    {"CatalogueMissing",
     "title = \"A test\"",
     "catalogue = \"nowhere.toml\"",
     "1:13: ",
     {"nowhere.toml", "no such file"}},
};
INSTANTIATE_TEST_SUITE_P(WrongForm, BadFiles, testing::ValuesIn(kWrongForms), name_of_case);

/// Checks a complaint about a whole file: code 2, its name, these words, nothing else.
void expect_refusal(const TemporaryFolder& folder,
                    const std::string& file,
                    const std::vector<std::string>& words) {
    const int before = folder.entries();

    const auto outcome = run_wijk({"run", file}, folder.path());

    EXPECT_EQ(outcome.code, 2) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr(file));
    for (const auto& word : words)
        EXPECT_THAT(outcome.err, HasSubstr(word));
    EXPECT_EQ(folder.entries(), before);
}

TEST(BadInput, MissingFile) {
    const TemporaryFolder folder;
    expect_refusal(folder, folder.path("none.toml"), {"no such file"});
}

TEST(BadInput, FolderInPlaceOfAFile) {
    const TemporaryFolder folder;
    expect_refusal(folder, folder.path(), {"this is a folder"});
}

TEST(BadInput, PathThroughAFile) {
    const TemporaryFolder folder;
    const auto file = folder.write("good.toml", kGood);
    expect_refusal(folder, file + "/more.toml", {"no such file"});
}

TEST(BadInput, EmptyFile) {
    const TemporaryFolder folder;
    expect_refusal(folder, folder.write("empty.toml", ""), {"the file is empty"});
}

TEST(BadInput, OnlyComments) {
    const TemporaryFolder folder;
    const auto file = folder.write("comments.toml", "# nothing\n");
    expect_refusal(folder, file, {"wijk is missing", "there are no arms"});
}

TEST(BadInput, NoArms) {
    const TemporaryFolder folder;
    const auto file = folder.write("noarms.toml", "wijk = \"WK030713\"\n");
    expect_refusal(folder, file, {"there are no arms", "[arms.baseline] first"});
}

TEST(BadInput, BinaryFile) {
    const TemporaryFolder folder;
    const auto file = folder.write("binary.toml", std::string("title\0= 3", 9));
    expect_refusal(folder, file, {file + ":1:6: this is a binary file"});
}

TEST(BadInput, NotUtf8) {
    const TemporaryFolder folder;
    const auto file = folder.write("latin1.toml", "seed = 1\ntitle = \"caf\xe9\"\n");
    expect_refusal(folder, file, {file + ":2:13: this byte is not UTF-8"});
}

TEST(BadInput, HugeFile) {
    const TemporaryFolder folder;
    const auto file = folder.write("huge.toml", std::string(10'000'001, '#'));
    expect_refusal(folder, file, {"the file is huge", "10 MB"});
}

TEST(BadInput, EndlessDevice) {
    const TemporaryFolder folder;
    expect_refusal(folder, "/dev/zero", {"the file is huge"});
}

TEST(BadInput, FilesThatExtendOneAnother) {
    const TemporaryFolder folder;
    const auto a = folder.write("a.toml", "extends = \"b.toml\"\n");
    const auto b = folder.write("b.toml", "extends = \"a.toml\"\n");
    expect_refusal(folder, a, {b + ":1:11: extends goes round in a circle"});
}

TEST(BadInput, MistakeInTheExtendedFileIsPlacedThere) {
    const TemporaryFolder folder;
    const auto base = folder.write("base.toml", spoiled("years = 1", "years = -1"));
    const auto file = folder.write("top.toml", "extends = \"base.toml\"\n");

    const auto outcome = run_wijk({"check", file}, folder.path());

    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr(base + ":3:9: years is -1"));
}

TEST(BadInput, CatalogueInPlaceOfAScenario) {
    const TemporaryFolder folder;
    const std::string file = WIJK_SOURCE_DIR "/scenarios/interventions.toml";
    for (const auto* command : {"check", "run"}) {
        const auto outcome = run_wijk({command, file}, folder.path());

        EXPECT_EQ(outcome.code, 2);
        EXPECT_THAT(outcome.err, HasSubstr(file + ": this is a catalogue of interventions"));
        EXPECT_THAT(outcome.err, HasSubstr("a scenario, which has a wijk and arms"));
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1);
    }
}

TEST(BadInput, CatalogueWithMistakes) {
    const TemporaryFolder folder;
    const auto catalogue = folder.write(
        "interventions.toml", "[interventions.visits]\nmechanism = \"visit\"\nuptake = 2\n");
    const auto outcome = run_wijk({"check", folder.write("s.toml", kGood)}, folder.path());

    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr(catalogue + ":2:13: "));
    EXPECT_THAT(outcome.err, HasSubstr("one of companion, group"));
    EXPECT_THAT(outcome.err, HasSubstr(catalogue + ":3:10: "));
    EXPECT_THAT(outcome.err, HasSubstr("interventions.visits.capacity_per_1000 is missing"));
}

TEST(BadInput, AllMistakesOfAFileAtOnce) {
    const TemporaryFolder folder;
    const auto file =
        folder.write("many.toml",
                     "titel = \"x\"\nyears = -1\nreplicates = 0\nbase_year = 1999\n"
                     "wijk = \"WK030713\"\n[arms.visits]\nprogrammes = [\"befrending\"]\n");

    const auto outcome = run_wijk({"check", file}, folder.path());

    EXPECT_EQ(outcome.code, 2);
    for (const auto* place : {":1:1: ", ":2:9: ", ":3:14: ", ":4:13: ", ":6:1: ", ":7:15: "}) {
        EXPECT_THAT(outcome.err, HasSubstr(file + place));
    }
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 6);
}

}  // namespace
}  // namespace tests
