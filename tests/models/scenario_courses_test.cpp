// What a scenario says about changes in time, shocks, twins and the ensemble, and what it is told.

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/experiment.h"
#include "models/scenario.h"
#include "tests/support/temporary_folder.h"

namespace models {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using tests::TemporaryFolder;

const std::string kCatalogue = WIJK_SOURCE_DIR "/scenarios/interventions.toml";

constexpr const char* kHead = R"(wijk = "WK030713"
years = 2
[arms.baseline]
)";

std::string complaint(const std::string& text) {
    const TemporaryFolder folder;
    const auto scenario = load_scenario(folder.write("s.toml", kHead + text), {}, kCatalogue);
    return scenario ? std::string() : scenario.error().text();
}

Scenario load(const std::string& text, const ScenarioChanges& changes = {}) {
    const TemporaryFolder folder;
    auto scenario = load_scenario(folder.write("s.toml", kHead + text), changes, kCatalogue);
    EXPECT_TRUE(scenario) << scenario.error().text();
    return scenario ? *scenario : Scenario{};
}

TEST(ScenarioCourses, AreReadFromTheFile) {
    const auto scenario = load(R"(
[[shocks]]
factor = 0.5
from_week = 60
weeks = 4
[arms.other]
[[arms.other.changes]]
parameter = "ties.contact.drain"
value = 0.02
from_week = 30
ramp_weeks = 8
[[arms.other.changes]]
parameter = "ties.friend.contact_rate"
value = 1
from_week = 40
to_week = 50
[[arms.other.shocks]]
ties = ["friend", "neighbour"]
factor = 0.3
from_week = 20
weeks = 10
)");

    ASSERT_EQ(scenario.arms.size(), 2u);
    const auto& arm = scenario.arms[1];
    ASSERT_EQ(arm.changes.size(), 2u);
    EXPECT_EQ(arm.changes[0].value, 0.02);
    EXPECT_EQ(arm.changes[0].ramp_weeks, 8);
    EXPECT_GT(arm.changes[0].to_week, scenario.weeks()) << "to the end";
    EXPECT_EQ(arm.changes[1].to_week, 50);
    const auto course = course_of(scenario, arm);
    ASSERT_EQ(course.shocks.size(), 2u);
    const auto kind = [](ties::Kind k) { return static_cast<std::size_t>(k); };
    EXPECT_FALSE(course.shocks[0].ties[kind(ties::Kind::partner)]) << "not by default";
    EXPECT_TRUE(course.shocks[0].ties[kind(ties::Kind::club)]);
    EXPECT_TRUE(course.shocks[1].ties[kind(ties::Kind::neighbour)]);
    EXPECT_FALSE(course.shocks[1].ties[kind(ties::Kind::club)]);
    EXPECT_EQ(first_difference(scenario, arm), 20);
    EXPECT_EQ(first_difference(scenario, scenario.arms[0]), scenario.weeks() + 1);
}

TEST(ScenarioCourses, AreComplainedAboutWithTheirPlace) {
    const auto said = complaint(R"(
[[shocks]]
ties = ["frend"]
factor = -1
from_week = 60
[arms.other]
[[arms.other.changes]]
parameter = "ties.contact.drian"
value = 0.02
from_week = 30
[[arms.other.changes]]
parameter = "ties.contact.drain"
value = 3
from_week = 300
)");

    EXPECT_THAT(said,
                AllOf(HasSubstr("s.toml:6:8: there is no kind of tie 'frend'; some of partner"),
                      HasSubstr("did you mean friend?"),
                      HasSubstr("s.toml:7:10: shocks.factor is -1; a number from 0 to 10"),
                      HasSubstr("weeks is missing; as weeks = 26")));
    EXPECT_THAT(said,
                AllOf(HasSubstr("s.toml:11:13: there is no parameter 'ties.contact.drian' of the "
                                "rules; see wijk params; did you mean ties.contact.drain?"),
                      HasSubstr("s.toml:16:9: arms.other.changes.value is 3; a number from 0 to 1"),
                      HasSubstr("from_week is 300, but the run ends in week 104")));
}

TEST(ScenarioCourses, RefuseWhatOnlyActsAtTheStart) {
    for (const char* parameter : {"ties.synthesis.other_kin_mean",
                                  "demography.homes.spare_alone",
                                  "residents.loneliness.need_spread",
                                  "residents.measurement.person_noise"}) {
        const auto said = complaint(std::string("[arms.a]\n[[arms.a.changes]]\nparameter = \"") +
                                    parameter + "\"\nvalue = 0.5\nfrom_week = 30\n");
        EXPECT_THAT(said, HasSubstr(std::string(parameter) + " cannot change during a run: "));
        EXPECT_THAT(said, HasSubstr("s.toml:6:13: "));
    }
    EXPECT_THAT(complaint("[arms.a]\n[[arms.a.changes]]\nparameter = "
                          "\"interventions.befriending.uptake\"\nvalue = 0.5\nfrom_week = 30\n"),
                HasSubstr("for a programme two entries, each with its start_week and stop_week"));
}

TEST(ScenarioCourses, StayOutOfTheBaselineAndDoNotOverlap) {
    const char* change = "parameter = \"ties.contact.drain\"\nvalue = 0.1\nfrom_week = 9\n";
    EXPECT_THAT(complaint(std::string("[[arms.baseline.changes]]\n") + change),
                HasSubstr("s.toml:4:1: the baseline changes"));
    EXPECT_THAT(complaint("[[arms.baseline.shocks]]\nfactor = 0.1\nfrom_week = 9\nweeks = 2\n"),
                HasSubstr("the baseline has a shock of its own; [[shocks]]"));
    EXPECT_THAT(complaint(std::string("[arms.a]\n[[arms.a.changes]]\n") + change +
                          "[[arms.a.changes]]\n" + change),
                HasSubstr("arm a changes ties.contact.drain twice at one time"));
    EXPECT_THAT(complaint("[arms.\"a/no-contagion\"]\n"), HasSubstr("twins are called so"));
}

TEST(Twins, StandBehindAllArmsWithoutContagion) {
    ScenarioChanges changes;
    changes.without_contagion = true;
    const auto scenario = load(R"(
[arms.other]
[[arms.other.changes]]
parameter = "ties.contact.drain"
value = 0.3
from_week = 30
)",
                               changes);
    std::vector<std::string> names;
    for (const auto& arm : scenario.arms)
        names.push_back(arm.name);
    EXPECT_THAT(names,
                ElementsAre("baseline", "other", "baseline/no-contagion", "other/no-contagion"));
    EXPECT_TRUE(scenario.arms[3].without_contagion);
    EXPECT_TRUE(scenario.arms[3].changes.empty()) << "contagion stays off";
    EXPECT_EQ(scenario.arms[1].changes.size(), 1u);
}

TEST(Twins, AreOfTheArmsThatAreKept) {
    ScenarioChanges changes;
    changes.arms = {"b"};
    const TemporaryFolder folder;
    const auto path =
        folder.write("s.toml",
                     "wijk = \"WK030713\"\nwithout_contagion = true\n[arms.baseline]\n[arms.a]\n"
                     "[arms.b]\n");
    const auto scenario = load_scenario(path, changes, kCatalogue);
    ASSERT_TRUE(scenario) << scenario.error().text();
    ASSERT_EQ(scenario->arms.size(), 4u);
    EXPECT_EQ(scenario->arms[3].name, "b/no-contagion");
    changes.set = {"ties.contact.drain=0"};
    EXPECT_EQ(load_scenario(path, changes, kCatalogue)->arms.size(), 2u) << "off anyway";
}

Ensemble two_members() {
    return {{"ties.contact.drain", "ties.friend.contact_rate"},
            {{0.1, 0.8}, {0.2, 0.9}},
            {1, 1},
            {"", "", "0.1.0", 1}};
}

TEST(ScenarioEnsemble, IsReadFromBesideTheScenarioAndDrawnInPairsOfReplicates) {
    const TemporaryFolder folder;
    ASSERT_TRUE(write_ensemble(folder.path("e.h5"), two_members()));
    const auto path = folder.write(
        "s.toml", "wijk = \"WK030713\"\nensemble = \"e.h5\"\nreplicates = 6\n[arms.baseline]\n");

    const auto scenario = load_scenario(path, {}, kCatalogue);

    ASSERT_TRUE(scenario) << scenario.error().text();
    std::set<double> drawn;
    for (std::uint32_t replicate = 0; replicate < 6; replicate += 2) {
        const Rules one = rules_of(*scenario, replicate),
                    other = rules_of(*scenario, replicate + 1);
        EXPECT_EQ(one.contact.drain, other.contact.drain);
        drawn.insert(one.contact.drain);
    }
    EXPECT_EQ(drawn, (std::set<double>{0.1, 0.2})) << "three draws of two equal members";
}

TEST(ScenarioEnsemble, LeavesWhatTheScenarioOrTheCommandLineFixes) {
    const TemporaryFolder folder;
    const auto file = folder.path("e.h5");
    ASSERT_TRUE(write_ensemble(file, two_members()));
    const auto path = folder.write(
        "s.toml", "wijk = \"WK030713\"\n[arms.baseline]\n[ties.contact]\ndrain = 0.15\n");
    ScenarioChanges changes;
    changes.ensemble = file;

    const auto by_file = load_scenario(path, changes, kCatalogue);
    ASSERT_TRUE(by_file) << by_file.error().text();
    EXPECT_THAT(by_file->ensemble.parameters, ElementsAre("ties.friend.contact_rate"));
    EXPECT_EQ(rules_of(*by_file, 3).contact.drain, 0.15);

    changes.set = {"ties.friend.contact_rate=0.7"};
    const auto by_both = load_scenario(path, changes, kCatalogue);
    ASSERT_TRUE(by_both);
    EXPECT_TRUE(by_both->ensemble.empty());
}

TEST(ScenarioEnsemble, IsTheCommandLinesThenTheScenariosThenTheShippedOne) {
    const TemporaryFolder folder;
    for (const char* name : {"e.h5", "shipped.h5", "asked.h5"})
        ASSERT_TRUE(write_ensemble(folder.path(name), two_members()));
    const auto bare = folder.write("bare.toml", "wijk = \"WK030713\"\n[arms.baseline]\n");
    const auto with =
        folder.write("with.toml", "wijk = \"WK030713\"\nensemble = \"e.h5\"\n[arms.baseline]\n");
    const auto none =
        folder.write("none.toml", "wijk = \"WK030713\"\nensemble = \"none\"\n[arms.baseline]\n");
    const auto file = [&](const std::string& path, const std::string& asked) {
        ScenarioChanges changes;
        changes.ensemble = asked;
        const auto loaded = load_scenario(path, changes, kCatalogue, folder.path("shipped.h5"));
        EXPECT_TRUE(loaded) << loaded.error().text();
        return loaded ? loaded->ensemble_file : "wrong";
    };
    EXPECT_EQ(file(bare, ""), folder.path("shipped.h5"));
    EXPECT_EQ(file(with, ""), folder.path("e.h5"));
    EXPECT_EQ(file(none, ""), "");
    EXPECT_EQ(file(with, folder.path("asked.h5")), folder.path("asked.h5"));
    EXPECT_EQ(file(with, "none"), "");
}

TEST(ScenarioEnsemble, IsComplainedAboutWhereItIsNamed) {
    const TemporaryFolder folder;
    const auto path =
        folder.write("s.toml", "wijk = \"WK030713\"\nensemble = \"no.h5\"\n[arms.baseline]\n");

    EXPECT_THAT(load_scenario(path, {}, kCatalogue).error().text(),
                AllOf(HasSubstr("s.toml:2:12: ensemble names "), HasSubstr("no such file")));
    ScenarioChanges changes;
    changes.ensemble = folder.path("other.h5");
    EXPECT_THAT(load_scenario(path, changes, kCatalogue).error().text(),
                HasSubstr("other.h5: --ensemble: there is no such file"));
}

}  // namespace
}  // namespace models
