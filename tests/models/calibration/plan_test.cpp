#include "models/calibration/plan.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace models::calibration {
namespace {

using testing::AllOf;
using testing::HasSubstr;

constexpr const char* kHead = R"(panel = "panel.csv"
targets = ["a.toml"]
)";

constexpr const char* kTarget = R"(schema = 1
[[target]]
name = "lonely"
value = 0.4
low = 0.36
high = 0.44
unit = "share"
source = "assumption"
use = "USE"
status = "assumption"
grade = "D"
)";

std::string target_for(const char* use) {
    std::string text = kTarget;
    return text.replace(text.find("USE"), 3, use);
}

sim::Result<Plan> plan_of(const tests::TemporaryFolder& folder, const std::string& text) {
    return read_plan(folder.write("plan.toml", text));
}

std::string complaint(const std::string& text) {
    const tests::TemporaryFolder folder;
    const auto plan = plan_of(folder, text);
    return plan ? "" : plan.error().text();
}

TEST(Plan, HasTheRegistrysRangesUnlessItSaysOtherwise) {
    const tests::TemporaryFolder folder;
    const auto plan = plan_of(folder, std::string(kHead) + R"(
points = 50
[parameters]
"ties.contact.drain" = {}
"ties.friend.half_life" = { range = [20, 80], log = true }
"residents.loneliness.hours_working" = {}
)");
    ASSERT_TRUE(plan) << plan.error().text();
    ASSERT_EQ(plan->parameters.size(), 3u);
    EXPECT_EQ(plan->parameters[0].name, "ties.contact.drain");
    EXPECT_EQ(plan->parameters[0].low, 0);
    EXPECT_DOUBLE_EQ(plan->parameters[0].high, 0.4);
    EXPECT_TRUE(plan->parameters[1].log);
    EXPECT_NEAR(plan->parameters[1].value(0.5), 40, 1e-9);
    EXPECT_NEAR(plan->parameters[1].unit(40), 0.5, 1e-12);
    EXPECT_EQ(plan->points, 50);
    EXPECT_EQ(plan->panel, folder.path("panel.csv"));
    EXPECT_EQ(plan->targets.front(), folder.path("a.toml"));
}

TEST(Plan, SaysWhereANameIsUnknownAndWhichWasMeant) {
    EXPECT_THAT(complaint(std::string(kHead) + "[parameters]\n\"ties.contact.drein\" = {}\n"),
                AllOf(HasSubstr("plan.toml:4:"),
                      HasSubstr("there is no parameter 'ties.contact.drein'"),
                      HasSubstr("did you mean ties.contact.drain?")));
    EXPECT_THAT(complaint(std::string(kHead) + "[parameters]\nties.contact.drain = {}\n"),
                HasSubstr("the full name in quotes"));
    EXPECT_THAT(
        complaint(std::string(kHead) + "wave = 3\n[parameters]\n\"ties.contact.drain\" = {}"),
        AllOf(HasSubstr("plan.toml:3:1: there is no key 'wave'"), HasSubstr("waves")));
}

TEST(Plan, RefusesRangesThatCannotBe) {
    const auto with = [](const char* entry) {
        return complaint(std::string(kHead) + "[parameters]\n\"ties.contact.drain\" = " + entry);
    };
    EXPECT_THAT(with("{ range = [0, 2] }"), HasSubstr("leaves what ties.contact.drain may be"));
    EXPECT_THAT(with("{ range = [0.3, 0.2] }"), HasSubstr("is empty"));
    EXPECT_THAT(with("{ range = [0.3] }"), HasSubstr("two numbers: [LOW, HIGH]"));
    EXPECT_THAT(with("{ range = [0, 0.2], log = true }"), HasSubstr("has no logarithm"));
    EXPECT_THAT(with("{ rnge = [0, 0.2] }"), HasSubstr("range"));
    EXPECT_THAT(with("3"), HasSubstr("a table"));
}

TEST(Plan, CollectsWhatIsMissing) {
    EXPECT_THAT(complaint("seed = -1\n"),
                AllOf(HasSubstr("seed is -1"),
                      HasSubstr("names no panel"),
                      HasSubstr("names no targets"),
                      HasSubstr("sets no parameter free")));
}

TEST(Wanted, HasAQuarterOfTheBandAsItsStandardDeviation) {
    const tests::TemporaryFolder folder;
    folder.write("a.toml", target_for("calibrate"));
    const std::string parameters = "[parameters]\n\"ties.contact.drain\" = {}\n";
    auto plan = plan_of(folder, std::string(kHead) + "discrepancy = 2\n" + parameters);
    auto wanted = read_wanted(*plan);
    ASSERT_TRUE(wanted) << wanted.error().text();
    ASSERT_EQ(wanted->size(), 1u);
    EXPECT_EQ(wanted->front().observed.value, 0.4);
    EXPECT_NEAR(wanted->front().observed.observation_sd, 0.02, 1e-15);
    EXPECT_NEAR(wanted->front().observed.discrepancy_sd, 0.04, 1e-15);

    plan = plan_of(folder,
                   std::string(kHead) + "[target]\nlonely = { sd = 0.5, discrepancy_sd = 0.1 }\n" +
                       parameters);
    wanted = read_wanted(*plan);
    ASSERT_TRUE(wanted);
    EXPECT_EQ(wanted->front().observed.observation_sd, 0.5);
    EXPECT_EQ(wanted->front().observed.discrepancy_sd, 0.1);
}

TEST(Wanted, CannotBeWhatTheModelIsCheckedAgainst) {
    const tests::TemporaryFolder folder;
    auto more = target_for("validate");
    more.replace(0, more.find("[["), "");
    more.replace(more.find("lonely"), 6, "secret");
    folder.write("a.toml", target_for("calibrate") + more);
    const auto plan =
        plan_of(folder, std::string(kHead) + "[parameters]\n\"ties.contact.drain\" = {}\n");
    const auto wanted = read_wanted(*plan);
    ASSERT_FALSE(wanted);
    EXPECT_THAT(wanted.error().text(), HasSubstr("secret is for use = \"validate\""));
}

TEST(Wanted, KnowsTheNamesThatThePlanLeavesOut) {
    const tests::TemporaryFolder folder;
    folder.write("a.toml", target_for("calibrate"));
    const auto plan =
        plan_of(folder,
                std::string(kHead) +
                    "leave_out = [\"lonly\"]\n[parameters]\n\"ties.contact.drain\" = {}\n");
    const auto wanted = read_wanted(*plan);
    ASSERT_FALSE(wanted);
    EXPECT_THAT(wanted.error().text(), HasSubstr("did you mean lonely?"));
}

TEST(Plan, ThatShipsIsRightAndItsTargetsAreThere) {
    const auto plan = read_plan(WIJK_SOURCE_DIR "/scenarios/calibration.toml");
    ASSERT_TRUE(plan) << plan.error().text();
    const auto wanted = read_wanted(*plan);
    ASSERT_TRUE(wanted) << wanted.error().text();
    EXPECT_GT(wanted->size(), 20u);
}

}  // namespace
}  // namespace models::calibration
