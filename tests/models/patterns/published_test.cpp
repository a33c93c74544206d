#include "models/patterns/published.h"

#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/patterns/measure.h"
#include "models/survey/targets.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/toy_population.h"

namespace models::patterns {
namespace {

using testing::Contains;
using testing::HasSubstr;

const std::string kShipped = WIJK_SOURCE_DIR "/scenarios/";

bool has_arm(const Scenario& scenario, std::string_view name) {
    return std::any_of(scenario.arms.begin(), scenario.arms.end(), [&](const Arm& arm) {
        return arm.name == name;
    });
}

TEST(PublishedApproaches, AreTargetsForValidationOfArmsThatShip) {
    const auto targets =
        survey::read_targets(kShipped + "targets/validate.toml", survey::Use::validate);
    ASSERT_TRUE(targets);
    for (const auto& one : published_approaches()) {
        EXPECT_TRUE(std::any_of(targets->begin(), targets->end(), [&](const auto& target) {
            return target.name == one.target;
        })) << one.target;
        const auto scenario = load_scenario(kShipped + std::string(one.scenario));
        ASSERT_TRUE(scenario) << scenario.error().text();
        EXPECT_TRUE(has_arm(*scenario, one.arm));
        EXPECT_TRUE(one.against.empty() || has_arm(*scenario, one.against));
        EXPECT_THAT(quantity_names(), Contains(std::string(one.measure)));
        EXPECT_LE(one.to_week, scenario->weeks());
        EXPECT_EQ(approach_for(one.target), &one);
    }
    EXPECT_EQ(approach_for("lonely_adults_2022"), nullptr);
}

// Each value is one replicate's arm less the other's, by hand from the lives of both.
TEST(PublishedApproaches, AreDifferencesOfArmsReplicateByReplicate) {
    const tests::TemporaryFolder folder;
    auto scenario = load_scenario(
        folder.write("s.toml",
                     "wijk = \"WK030713\"\nyears = 1\nreplicates = 3\n[arms.baseline]\n"
                     "[arms.active]\n[[arms.active.changes]]\n"
                     "parameter = \"residents.loneliness.gap_gain\"\nvalue = 0.4\n"
                     "from_week = 1\nsource = \"assumption\"\n"),
        {},
        kShipped + "interventions.toml");
    ASSERT_TRUE(scenario) << scenario.error().text();
    scenario->burn_in_weeks = 0;
    const VitalRates rates = support::toy_rates();
    const Lives lives{
        *scenario, rates, [](std::uint64_t seed) { return support::toy_population(500, seed); }};
    PublishedApproach one{
        "t", "s.toml", "active", "baseline", "population.lonely_share_65plus", 40, 52};
    const auto values = live_approach(lives, one);
    ASSERT_TRUE(values) << values.error().text();
    ASSERT_EQ(values->size(), 3u);

    auto arms = SideBySide::open(lives, {"baseline", "active"});
    ASSERT_TRUE(arms);
    ASSERT_TRUE(arms->live(0, 3));
    const auto old = std::find(
        arms->record().shape().groups.begin(), arms->record().shape().groups.end(), "65+");
    const auto row = static_cast<std::size_t>(old - arms->record().shape().groups.begin());
    for (std::uint32_t r = 0; r < 3; ++r) {
        double apart = 0;
        int moments = 0;
        for (std::uint32_t t = 0; t < arms->record().shape().weeks.size(); ++t) {
            if (arms->record().shape().weeks[t] < 40) continue;
            apart += double{1} * arms->record().at(1, r, t)->indicators[row] -
                     arms->record().at(0, r, t)->indicators[row];
            ++moments;
        }
        EXPECT_NEAR((*values)[r], apart / moments, 1e-7);
        EXPECT_NE((*values)[r], 0);
    }

    one.arm = "nobody";
    const auto refused = live_approach(lives, one);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().text(), HasSubstr("no arm 'nobody'"));
}

}  // namespace
}  // namespace models::patterns
