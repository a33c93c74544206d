#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/experiment.h"
#include "tests/support/temporary_folder.h"

namespace models {
namespace {

using testing::HasSubstr;
using tests::TemporaryFolder;

const std::string kShipped = WIJK_SOURCE_DIR "/scenarios/interventions.toml";

sim::Result<Scenario> load(const std::string& text) {
    const TemporaryFolder folder;
    const auto file = folder.write("s.toml", "wijk = \"WK030713\"\nyears = 2\n" + text);
    return load_scenario(file, {}, kShipped);
}

std::string complaint(const std::string& text) {
    const auto scenario = load(text);
    return scenario ? "" : scenario.error().text();
}

const std::string kTwoArms = R"([arms.baseline]
[arms.visits]
programmes = [{ name = "befriending", start_week = 26 }]
)";

TEST(EverydayProgrammes, AreInAllArmsAndNoReasonToDiffer) {
    const auto scenario = load(R"([everyday]
on = true
programmes = ["neighbourhood-club", { name = "coffee-morning", scale = 0.5, uptake = 0.3 }]
)" + kTwoArms);
    ASSERT_TRUE(scenario) << scenario.error().text();
    for (const Arm& arm : scenario->arms) {
        const auto programmes = programmes_of(*scenario, arm, {});
        ASSERT_GE(programmes.size(), 2u) << arm.name;
        EXPECT_EQ(programmes[0].terms.name, "neighbourhood-club");
        EXPECT_EQ(programmes[0].start_week, 0);
        EXPECT_EQ(programmes[1].terms.uptake, 0.3);
        EXPECT_EQ(programmes[1].terms.capacity_per_1000, 3);
    }
    EXPECT_EQ(scenario->arms[0].programmes.size(), 2u);
    EXPECT_EQ(scenario->arms[1].programmes.size(), 3u);
    EXPECT_EQ(first_difference(*scenario, scenario->arms[1]), 26);
    EXPECT_TRUE(scenario->given.contains("everyday.coffee-morning.uptake"));
}

TEST(EverydayProgrammes, AreRefusedWithLineAndReason) {
    const std::string on = "[everyday]\non = true\n";
    EXPECT_THAT(complaint("[everyday]\nprogrammes = [\"coffee-morning\"]\n" + kTwoArms),
                HasSubstr("on = true with them"));
    EXPECT_THAT(complaint(on + "programmes = [\"befriending\"]\n" + kTwoArms),
                HasSubstr("arm visits runs befriending twice"));
    const auto twice = complaint(on + "programmes = [\"coffee-mornin\"]\n" + kTwoArms);
    EXPECT_THAT(twice, HasSubstr("s.toml:5:15: there is no programme 'coffee-mornin'"));
    EXPECT_EQ(twice.find("coffee-mornin'"), twice.rfind("coffee-mornin'"));  // said once
    EXPECT_THAT(complaint(on + "[arms.baseline]\nprogrammes = [\"befriending\"]\n"),
                HasSubstr("the baseline has a programme"));
    EXPECT_THAT(complaint(on + "programme = []\n" + kTwoArms), HasSubstr("s.toml:5:"));
}

TEST(EverydayProgrammes, OfNoneLeaveArmsAsTheyWere) {
    const auto with = load("[everyday]\non = true\nprogrammes = []\n" + kTwoArms);
    const auto without = load("[everyday]\non = true\n" + kTwoArms);
    ASSERT_TRUE(with && without);
    for (std::size_t arm = 0; arm < 2; ++arm)
        EXPECT_EQ(with->arms[arm].programmes.size(), without->arms[arm].programmes.size());
}

}  // namespace
}  // namespace models
