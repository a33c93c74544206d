// What `wijk validate` prints and writes.

#include <algorithm>
#include <filesystem>
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/text_file.h"

#include "cli/svg.h"
#include "cli/validation_page.h"
#include "cli/validation_pictures.h"
#include "tests/support/program.h"
#include "tests/support/small_places.h"
#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string kData = WIJK_SOURCE_DIR "/scenarios/data";
const std::string kTargets = WIJK_SOURCE_DIR "/scenarios/targets";

/// Two hamlets of some 140 and 260 people.
constexpr const char* kPanel = "code\nBU16800009\nWK168004\n";

Outcome validate(const TemporaryFolder& folder, std::vector<std::string> more) {
    std::vector<std::string> arguments{"validate",
                                       "--panel",
                                       folder.write("p.csv", kPanel),
                                       "--ensemble",
                                       "none",
                                       "--quiet",
                                       "--quick",
                                       "--replicates",
                                       "2"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_wijk(arguments, folder.path());
}

std::string text_of(const std::string& file) {
    const auto text = sim::read_text_file(file);
    EXPECT_TRUE(text.has_value()) << file;
    return text ? *text : "";
}

/// The keys of each object of a list of flat objects, in their order.
std::vector<std::string> keys_of_first_object(const std::string& json) {
    std::vector<std::string> keys;
    const auto object = json.substr(0, json.find("}"));
    static const std::regex key("\"(\\w+)\": ");
    for (std::sregex_iterator it(object.begin(), object.end(), key), end; it != end; ++it)
        keys.push_back((*it)[1]);
    return keys;
}

/// Elements that are opened and not closed, or closed and not opened.
std::vector<std::string> unbalanced(const std::string& page) {
    std::vector<std::string> open, wrong;
    static const std::regex tag("<(/?)([a-zA-Z0-9]+)[^>]*?(/?)>");
    for (std::sregex_iterator it(page.begin(), page.end(), tag), end; it != end; ++it) {
        const std::string name = (*it)[2];
        if ((*it)[3].length() > 0 || name == "meta") continue;
        if ((*it)[1].length() == 0) {
            open.push_back(name);
        } else if (!open.empty() && open.back() == name) {
            open.pop_back();
        } else {
            wrong.push_back(name);
        }
    }
    wrong.insert(wrong.end(), open.begin(), open.end());
    return wrong;
}

TEST(Validate, PrintsTargetsFirstThoseOfFitsAndCounts) {
    const TemporaryFolder folder;
    const auto outcome =
        validate(folder, {"--only", "lonely_adults_2020,lonely_adults_2022,acquaintances_median"});

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("2 areas"));
    EXPECT_THAT(outcome.out, HasSubstr("no outer layer"));
    EXPECT_THAT(outcome.out, HasSubstr("of 1 calibration targets inside"));
    EXPECT_THAT(outcome.out, HasSubstr("of 1 validation targets inside; 0 and 1 more"));
    EXPECT_LT(outcome.out.find("lonely_adults_2022"), outcome.out.find("lonely_adults_2020"));
}

TEST(Validate, PrintsJsonWithTheKeysThatOthersRelyOnFirst) {
    const TemporaryFolder folder;
    const auto outcome =
        validate(folder, {"--json", "--only", "lonely_adults_2020,acquaintances_median"});

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    auto keys = keys_of_first_object(outcome.out);
    ASSERT_GT(keys.size(), 9u);
    keys.resize(9);
    EXPECT_THAT(
        keys,
        ElementsAre(
            "name", "use", "value", "low", "high", "simulated", "sim_low", "sim_high", "inside"));
    EXPECT_THAT(outcome.out,
                HasSubstr("\"simulated\": null, \"sim_low\": null, \"sim_high\": "
                          "null, \"inside\": null"));
    EXPECT_TRUE(outcome.out.starts_with("[\n"));
    EXPECT_TRUE(outcome.out.ends_with("\n]\n"));
}

TEST(Validate, PrintsTheSameOnOneThreadAndOnTwo) {
    const TemporaryFolder folder;
    const auto one = validate(folder, {"--json", "--threads", "1"});
    const auto two = validate(folder, {"--json", "--threads", "2"});

    EXPECT_EQ(one.code, 0) << one.err;
    EXPECT_GT(one.out.size(), 10'000u);
    EXPECT_EQ(one.out, two.out);
}

TEST(Validate, WritesAPageThatIsWellFormedAndHasEveryTarget) {
    const TemporaryFolder folder;
    const auto outcome = validate(folder, {"--json", "--html", "page.html"});

    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const auto page = text_of(folder.path("page.html"));
    EXPECT_THAT(unbalanced(page), IsEmpty());
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("href=")));
    EXPECT_THAT(page, Not(HasSubstr("nan")));
    EXPECT_THAT(page, HasSubstr("What it must not be used for"));
    static const std::regex name("\"name\": \"([^\"]+)\"");
    int targets = 0;
    for (std::sregex_iterator it(outcome.out.begin(), outcome.out.end(), name), end; it != end;
         ++it, ++targets)
        EXPECT_THAT(page, HasSubstr(cli::escaped(cli::readable_name((*it)[1]))));
    EXPECT_GT(targets, 100);
}

TEST(Validate, WritesADocumentWithItsPictures) {
    const TemporaryFolder folder;
    const auto outcome = validate(folder, {"--markdown", "v.md"});

    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const auto page = text_of(folder.path("v.md"));
    EXPECT_THAT(page, Not(HasSubstr("{{")));
    EXPECT_THAT(page, HasSubstr("| `lonely_adults_2020` | 45 to 48 % |"));
    static const std::regex picture("\\]\\((pictures/[^)]+)\\)");
    int pictures = 0;
    for (std::sregex_iterator it(page.begin(), page.end(), picture), end; it != end;
         ++it, ++pictures)
        EXPECT_THAT(unbalanced(text_of(folder.path(std::string((*it)[1])))), IsEmpty());
    EXPECT_GE(pictures, 8);
}

/// A data folder of its own beside a folder of targets: links to what ships, but for two files.
std::string data_with(const TemporaryFolder& folder,
                      const std::string& places,
                      const std::string& published) {
    namespace fs = std::filesystem;
    const fs::path shipped = kData, here = folder.path("data");
    fs::create_directory(here);
    for (const auto& file : fs::directory_iterator(shipped))
        fs::create_symlink(file.path(), here / file.path().filename());
    fs::remove(here / "loneliness_2012_2016_2020.csv");
    folder.write("data/loneliness_2012_2016_2020.csv", published);
    fs::create_directory(folder.path("targets"));
    folder.write("targets/places.csv", places);
    folder.write("targets/validation.txt", "{{places}}\n");
    return here.string();
}

TEST(Validate, SaysWhatIsWrongWithPlacesBeforeAnythingIsRun) {
    const TemporaryFolder folder;
    const auto data = data_with(folder, "code\nWK999999\n", "code\nWK030713\n");
    const auto outcome = run_wijk({"validate",
                                   "--panel",
                                   folder.write("p.csv", kPanel),
                                   "--ensemble",
                                   "none",
                                   "--replicates",
                                   "1",
                                   "--places",
                                   "--only",
                                   "lonely_adults_2020",
                                   "--targets",
                                   kTargets,
                                   "--data",
                                   data},
                                  folder.path());

    EXPECT_EQ(outcome.code, 2) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr("places.csv:2:1: no area has the name or code"));
    EXPECT_THAT(outcome.err, HasSubstr("lonely_2012_18p"));
    EXPECT_THAT(outcome.err, Not(HasSubstr("replicates have lived")));
}

/// Interrupted when it says `words`: what was asked for in vain is said, and nothing is written.
void expect_interrupted(const std::string& panel,
                        const std::vector<std::string>& more,
                        const char* words,
                        const char* complaint) {
    const TemporaryFolder folder;
    std::vector<std::string> arguments{"validate",
                                       "--panel",
                                       panel,
                                       "--ensemble",
                                       "none",
                                       "--replicates",
                                       "1",
                                       "--only",
                                       "lonely_adults_2020",
                                       "--markdown",
                                       "v.md",
                                       "--html",
                                       "v.html"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const auto outcome = interrupt_wijk(arguments, folder.path(), words);

    EXPECT_EQ(outcome.code, 1) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr(complaint));
    EXPECT_THAT(outcome.out, HasSubstr("lonely_adults_2020"));
    EXPECT_EQ(folder.entries(), 0);
}

TEST(Validate, SaysThatPlacesWereInterruptedAndWritesNothing) {
    const TemporaryFolder input;
    const auto data =
        data_with(input, small_places(), text_of(kData + "/loneliness_2012_2016_2020.csv"));
    expect_interrupted(input.write("p.csv", "code\nBU16800009\n"),
                       {"--places", "--targets", kTargets, "--data", data},
                       "replicates have lived",
                       "interrupted before all places had lived");
}

TEST(Validate, MeasuresPublishedEffectsAsTheTrialOfTheirInterventionDoes) {
    const TemporaryFolder folder;
    const std::vector<std::string> only{"--only", "effect_social_support_group", "--json"};
    const auto without = validate(folder, only);
    auto more = only;
    more.push_back("--trials");
    const auto with = validate(folder, more);
    const auto trial =
        run_wijk({"trial", "network-course", "--replicates", "20", "--json"}, folder.path());

    EXPECT_THAT(without.out, HasSubstr("effects of interventions and approaches need --trials"));
    ASSERT_EQ(with.code, 0) << with.err;
    ASSERT_EQ(trial.code, 0) << trial.err;
    const auto d = trial.out.substr(trial.out.find("\"d\": ") + 5, 8);
    EXPECT_THAT(with.out, HasSubstr("\"simulated\": " + d));
    EXPECT_THAT(with.out, HasSubstr("\"replicates\": 20"));
}

TEST(Validate, SaysThatTrialsWereInterruptedAndWritesNothing) {
    const TemporaryFolder input;
    expect_interrupted(input.write("p.csv", "code\nBU16800009\n"),
                       {"--trials", "--only", "effect_befriending"},
                       "now 1 virtual trial",
                       "interrupted before all trials were done");
}

TEST(EnsembleSentence, SaysByWhatPlacesLive) {
    cli::Validation all;
    EXPECT_THAT(cli::ensemble_sentence(all), HasSubstr("no ensemble was given"));
    all.ensemble.parameters = {"a", "b"};
    all.ensemble.members = {{1, 2}, {3, 4}, {5, 6}};
    EXPECT_THAT(cli::ensemble_sentence(all), Not(HasSubstr("defaults")));
    all.places.resize(1);
    EXPECT_THAT(cli::ensemble_sentence(all),
                AllOf(HasSubstr("3 weighted members"),
                      HasSubstr("Places and municipalities live by the defaults")));
    EXPECT_THAT(cli::ensemble_sentence(all), Not(HasSubstr("trials")));
    all.tried = true;
    EXPECT_THAT(cli::ensemble_sentence(all), HasSubstr("So do virtual trials and approaches"));
    all.places.clear();
    EXPECT_THAT(cli::ensemble_sentence(all),
                AllOf(HasSubstr("differ between them. Virtual trials and approaches live by the "
                                "defaults."),
                      Not(HasSubstr("So do"))));
}

struct BadValidate {
    const char* name;
    std::vector<std::string> arguments;
    std::vector<const char*> words;
};

class BadValidates : public testing::TestWithParam<BadValidate> {};

TEST_P(BadValidates, AreRefusedWithWhatIsAllowed) {
    const TemporaryFolder folder;
    auto arguments = GetParam().arguments;
    arguments.insert(arguments.begin(), "validate");

    const auto outcome = run_wijk(arguments, folder.path());

    EXPECT_EQ(outcome.code, 2) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    for (const auto* word : GetParam().words)
        EXPECT_THAT(outcome.err, HasSubstr(word));
    EXPECT_EQ(folder.entries(), 0);
}

const BadValidate kBadValidates[] = {
    {"OptionNearARightOne", {"--replicate", "3"}, {"did you mean --replicates?"}},
    {"OnlyNearARightOne",
     {"--only", "lonely_adlts_2020"},
     {"no target 'lonely_adlts_2020'", "did you mean lonely_adults_2020?"}},
    {"ReplicatesZero", {"--replicates", "0"}, {"--replicates is 0", "from 1 to"}},
    {"SeedNegative", {"--seed", "-1"}, {"--seed is -1", "from 0 to"}},
    {"ThreadsZero", {"--threads", "0"}, {"--threads is 0"}},
    {"PanelMissing", {"--panel", "none.csv"}, {"none.csv", "cannot be opened"}},
    {"EnsembleMissing", {"--ensemble", "none.h5"}, {"none.h5"}},
    {"TargetsMissing", {"--targets", "nowhere"}, {"nowhere/calibrate.toml", "no such file"}},
    {"HtmlInAMissingFolder", {"--html", "none/a.html"}, {"--html", "none"}},
    {"MarkdownAFolder", {"--markdown", "."}, {"--markdown", "folder"}},
    {"AllAtOnce",
     {"--replicates", "0", "--only", "x", "--html", "."},
     {"--replicates", "--only", "--html"}},
};
INSTANTIATE_TEST_SUITE_P(Option,
                         BadValidates,
                         testing::ValuesIn(kBadValidates),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(ValidationPage, TakesTheLimitsFromTheProse) {
    const auto limits = cli::must_not_be_used_for(
        "# A\n\n## What this model must not be used for\n\n- **One.** Two\n  three.\n- Four.\n\n"
        "## More\n\n- Five.\n");
    EXPECT_THAT(limits, ElementsAre("**One.** Two three.", "Four."));
}

TEST(ValidationPage, NamesTargetsForPeople) {
    EXPECT_EQ(cli::readable_name("cbs_lonely_25_35_2022"), "Lonely 25-35 2022 (six items)");
    EXPECT_EQ(cli::readable_name("lonely_85plus_2022"), "Lonely 85+ 2022");
    EXPECT_EQ(cli::readable_name("recover_in_1_year_lonely"), "Recover in 1 year lonely");
}

TEST(ValidationPage, KnowsElementsThatAreNotClosed) {
    EXPECT_THAT(unbalanced("<p><b>x</b></p><br/>"), IsEmpty());
    EXPECT_THAT(unbalanced("<p><b>x</p>"), Not(IsEmpty()));
}

}  // namespace
}  // namespace tests
