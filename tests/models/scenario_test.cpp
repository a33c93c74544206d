#include "models/scenario.h"

#include <cstdint>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace models {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using tests::TemporaryFolder;

const std::string kCatalogue = WIJK_SOURCE_DIR "/scenarios/interventions.toml";

constexpr const char* kGood = R"(wijk = "WK030713"
years = 2
seed = 7

[arms.baseline]
[arms.both]
title = "Both at once"
programmes = [
    "befriending",
    { name = "activity-programme", start_week = 10, stop_week = 60, scale = 2, uptake = 0.5 },
]
)";

Scenario load(const std::string& path, const ScenarioChanges& changes = {}) {
    auto scenario = load_scenario(path, changes, kCatalogue);
    EXPECT_TRUE(scenario) << scenario.error().text();
    return scenario ? *scenario : Scenario{};
}

std::string complaint(const std::string& path, const ScenarioChanges& changes = {}) {
    const auto scenario = load_scenario(path, changes, kCatalogue);
    return scenario ? std::string() : scenario.error().text();
}

TEST(Scenario, ReadsWhatStandsInTheFile) {
    const TemporaryFolder folder;

    const auto scenario = load(folder.write("s.toml", kGood));

    EXPECT_EQ(scenario.area, "WK030713");
    EXPECT_EQ(scenario.weeks(), 104);
    EXPECT_EQ(scenario.seed, 7u);
    EXPECT_EQ(scenario.title, "s") << "the name of the file when it has no title";
    EXPECT_EQ(scenario.start_date, "2022-01-01") << "the first day of the base year";
    ASSERT_EQ(scenario.sources.size(), 1u);
    EXPECT_EQ(scenario.sources[0].text, kGood);
}

TEST(Scenario, ReadsArmsInTheOrderOfTheFile) {
    const TemporaryFolder folder;

    const auto scenario = load(folder.write("s.toml", kGood));

    ASSERT_EQ(scenario.arms.size(), 2u);
    EXPECT_EQ(scenario.arms[0].name, "baseline");
    EXPECT_THAT(scenario.arms[0].programmes, IsEmpty());
    EXPECT_EQ(scenario.arms[1].title, "Both at once");
    ASSERT_EQ(scenario.arms[1].programmes.size(), 2u);
    const auto& visits = scenario.arms[1].programmes[0];
    EXPECT_EQ(visits.start_week, 0);
    EXPECT_EQ(visits.stop_week, 104) << "to the end of the run";
    EXPECT_EQ(visits.programme, scenario.catalogue.find("befriending"));
}

TEST(Scenario, GivesAnArmItsOwnTermsOfAProgramme) {
    const TemporaryFolder folder;
    const auto scenario = load(folder.write("s.toml", kGood));
    const auto& group = scenario.arms[1].programmes[1];
    const auto& filed = scenario.catalogue.interventions[static_cast<std::size_t>(group.programme)];

    const auto terms = intervention_of(scenario, group);

    EXPECT_EQ(group.start_week, 10);
    EXPECT_EQ(group.stop_week, 60);
    EXPECT_EQ(terms.uptake, 0.5);
    EXPECT_EQ(terms.capacity_per_1000, 2 * filed.capacity_per_1000);
    EXPECT_EQ(terms.duration_weeks, filed.duration_weeks);
    EXPECT_EQ(scenario.given.at("arms.both.activity-programme.uptake").value, 0.5);
}

TEST(Scenario, ChangesParametersOfRulesAndCatalogue) {
    const TemporaryFolder folder;
    const auto file = folder.write("s.toml",
                                   std::string(kGood) +
                                       "[ties.contact]\ndrain = 0\n"
                                       "[interventions.befriending]\nuptake = 0.9\n");
    ScenarioChanges changes;
    changes.set = {"costs.volunteer_hour=15"};

    const auto scenario = load(file, changes);

    std::vector<std::string> changed;
    for (const auto& parameter : list_parameters(scenario)) {
        if (parameter.changed()) changed.push_back(parameter.name);
    }
    EXPECT_THAT(
        changed,
        ElementsAre(
            "ties.contact.drain", "interventions.befriending.uptake", "costs.volunteer_hour"));
    EXPECT_EQ(scenario.given.at("costs.volunteer_hour").source, "--set");
    EXPECT_EQ(intervention_of(scenario, scenario.arms[1].programmes[0]).uptake, 0.9);
}

TEST(Scenario, ExtendsAnotherAndReplacesWhatItSays) {
    const TemporaryFolder folder;
    folder.write("deep/base.toml", kGood);
    folder.write("deep/middle.toml", "extends = \"base.toml\"\nyears = 3\n");
    const auto file = folder.write("top.toml",
                                   "extends = \"deep/middle.toml\"\nseed = 9\n"
                                   "[arms.both]\nprogrammes = [\"befriending\"]\n[arms.third]\n");

    const auto scenario = load(file);

    EXPECT_EQ(scenario.area, "WK030713");
    EXPECT_EQ(scenario.years, 3);
    EXPECT_EQ(scenario.seed, 9u);
    ASSERT_EQ(scenario.arms.size(), 3u);
    EXPECT_EQ(scenario.arms[1].programmes.size(), 1u);
    EXPECT_EQ(scenario.arms[2].name, "third");
    EXPECT_EQ(scenario.sources.size(), 3u);
    EXPECT_EQ(scenario.file(), file);
}

TEST(Scenario, ExtendsTheSameFileTwiceOnlyInACircle) {
    const TemporaryFolder folder;
    folder.write("a.toml", "extends = \"./b.toml\"\n");
    folder.write("b.toml", "extends = \"c.toml\"\n");
    const auto c = folder.write("c.toml", "extends = \"sub/../a.toml\"\n");

    EXPECT_THAT(complaint(folder.path("a.toml")),
                HasSubstr(c + ":1:11: extends goes round in a circle"));
}

TEST(Scenario, TakesTheCatalogueBesideIt) {
    const TemporaryFolder folder;
    folder.write("interventions.toml", "[interventions]\n");
    const auto file = folder.write(
        "s.toml", "wijk = \"x\"\n[arms.baseline]\n[arms.a]\nprogrammes = [\"befriending\"]\n");

    EXPECT_THAT(complaint(file), HasSubstr("no catalogue"));
}

TEST(Scenario, SaysAllThatIsWrongAtOnce) {
    const TemporaryFolder folder;
    const auto file =
        folder.write("s.toml", "years = 0\nwijc = \"x\"\n[arms.a]\nprogrammes = [\"b\"]\n");
    ScenarioChanges changes;
    changes.set = {"nothing=1"};
    changes.arms = {"c"};

    EXPECT_THAT(complaint(file, changes),
                AllOf(HasSubstr(":1:9: years is 0"),
                      HasSubstr("did you mean wijk?"),
                      HasSubstr("wijk is missing"),
                      HasSubstr("[arms.baseline] must come first"),
                      HasSubstr("no programme 'b'"),
                      HasSubstr("--set nothing=1"),
                      HasSubstr("no arm 'c'")));
}

TEST(ScenarioChanges, ReplaceLengthReplicatesAndSeed) {
    const TemporaryFolder folder;
    ScenarioChanges changes;
    changes.has_years = changes.has_replicates = changes.has_seed = true;
    changes.years = 0.5;
    changes.replicates = 3;
    changes.seed = 11;

    const auto scenario = load(folder.write("s.toml", kGood), changes);

    EXPECT_EQ(scenario.weeks(), 26);
    EXPECT_EQ(scenario.replicates, 3);
    EXPECT_EQ(scenario.seed, 11u);
    EXPECT_EQ(scenario.arms[1].programmes[0].stop_week, 26);
    EXPECT_EQ(scenario.arms[1].programmes[1].stop_week, 26) << "cut off at the new end";
}

TEST(ScenarioChanges, LeaveOutWhatComesAfterAnEarlierEnd) {
    const TemporaryFolder folder;
    const auto file = folder.write("s.toml", "snapshots = [104, 0, 4, 4]\n" + std::string(kGood));
    ScenarioChanges changes;
    changes.has_years = true;
    changes.years = 0.1;

    EXPECT_THAT(load(file).snapshots, ElementsAre(0, 4, 104));
    const auto shortened = load(file, changes);

    EXPECT_THAT(shortened.snapshots, ElementsAre(0, 4));
    EXPECT_EQ(shortened.arms[1].programmes.size(), 1u) << "the programme of week 10 never starts";
}

TEST(ScenarioChanges, ProlongWhatRunsToTheEnd) {
    const TemporaryFolder folder;
    ScenarioChanges changes;
    changes.has_years = true;
    changes.years = 4;

    const auto scenario = load(folder.write("s.toml", kGood), changes);

    EXPECT_EQ(scenario.arms[1].programmes[0].stop_week, 208);
    EXPECT_EQ(scenario.arms[1].programmes[1].stop_week, 60) << "as the file says";
}

TEST(ScenarioChanges, KeepTheBaselineWithTheArmsAskedFor) {
    const TemporaryFolder folder;
    const auto file = folder.write("s.toml", std::string(kGood) + "[arms.third]\n");
    ScenarioChanges changes;
    changes.arms = {"third"};

    const auto scenario = load(file, changes);

    ASSERT_EQ(scenario.arms.size(), 2u);
    EXPECT_EQ(scenario.arms[0].name, "baseline");
    EXPECT_EQ(scenario.arms[1].name, "third");
}

// Whatever stands in a file, it is read or refused; seldom do both halves of a broken text parse.
TEST(ScenarioFiles, ThatAreDamagedAreReadOrRefused) {
    const TemporaryFolder folder;
    const std::string good =
        std::string(kGood) + "[ties.contact]\ndrain = { value = 0.1, source = \"x\" }\n";
    const std::string bytes = "=[]{}\"'\n#.,0-e\\ \xc3";
    std::uint64_t state = 1;
    const auto draw = [&](std::size_t below) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::size_t>(state >> 33) % below;
    };
    int refused = 0;
    for (int i = 0; i < 300; ++i) {
        auto text = good;
        for (std::size_t changes = 1 + draw(3); changes > 0; --changes) {
            text[draw(text.size())] = bytes[draw(bytes.size())];
        }
        const auto scenario = load_scenario(folder.write("s.toml", text), {}, kCatalogue);
        refused += scenario ? 0 : 1;
        if (scenario) continue;
        EXPECT_THAT(scenario.error().text(), HasSubstr("s.toml"));
    }
    EXPECT_GT(refused, 200);
}

TEST(ScenarioFiles, ThatAreNestedWithoutEndAreRefused) {
    const TemporaryFolder folder;

    EXPECT_THAT(complaint(folder.write("s.toml", "a = " + std::string(100'000, '['))),
                HasSubstr("s.toml:1:"));
}

TEST(ScenarioFiles, ThatShipAreValid) {
    int scenarios = 0;
    for (const auto& entry : std::filesystem::directory_iterator(WIJK_SOURCE_DIR "/scenarios")) {
        const auto path = entry.path();
        if (path.extension() != ".toml" || path.filename() == "interventions.toml" ||
            path.filename() == "calibration.toml")
            continue;
        ++scenarios;
        EXPECT_EQ(complaint(path.string()), "");
    }
    EXPECT_GE(scenarios, 2);
}

TEST(ScenarioFiles, MeetLonelinessInSchuilenburgInTwoWays) {
    const auto scenario = load(WIJK_SOURCE_DIR "/scenarios/schuilenburg.toml");

    EXPECT_EQ(scenario.area, "WK030713");
    EXPECT_EQ(scenario.replicates, 20);
    ASSERT_EQ(scenario.arms.size(), 6u) << "each also without contagion";
    EXPECT_EQ(scenario.arms[1].programmes[0].start_week, 26);
    EXPECT_EQ(scenario.arms[2].programmes[0].start_week, 26);
    EXPECT_EQ(scenario.arms[4].name, "befriending/no-contagion");
}

}  // namespace
}  // namespace models
