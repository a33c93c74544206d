#include "models/patterns/factors.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/experiment.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/toy_population.h"

namespace models::patterns {
namespace {

using testing::HasSubstr;

const std::string kHead =
    "wijk = \"WK030713\"\nyears = 2\n[arms.baseline]\n[arms.base]\n[arms.base.network]\n"
    "cadence_weeks = 4\n[factors]\nbase = \"base\"\nmeasures = [\"collaboration.alive\"]\n";

sim::Result<Scenario> load(const std::string& text, bool pairs) {
    const tests::TemporaryFolder folder;
    ScenarioChanges changes;
    changes.factor_pairs = pairs;
    return load_scenario(folder.write("s.toml", kHead + text), changes);
}

const std::string kTwo = R"([[factors.of]]
name = "director"
sign = "+"
network = { director = true }
[[factors.of]]
name = "hidden"
sign = "-"
network = { organisations = { hidden_interest = 0.7 } }
)";

TEST(Factors, AreArmsThatBeginAsTheBase) {
    const auto scenario = load(kTwo, false);
    ASSERT_TRUE(scenario) << scenario.error().text();
    ASSERT_EQ(scenario->arms.size(), 4u);
    EXPECT_EQ(scenario->arms[2].name, "director");
    EXPECT_TRUE(scenario->arms[2].networks[0].terms.director);
    EXPECT_EQ(scenario->arms[3].networks[0].terms.cadence_weeks, 4);
    EXPECT_FALSE(scenario->arms[3].networks[0].terms.director);
    EXPECT_EQ(scenario->factors.all[1].sign, -1);
}

TEST(Factors, HaveAnArmForEachTwoWhereThatIsAskedFor) {
    const auto scenario = load(kTwo, true);
    ASSERT_TRUE(scenario) << scenario.error().text();
    ASSERT_EQ(scenario->arms.size(), 5u);
    const Arm& both = scenario->arms[4];
    EXPECT_EQ(both.name, "director+hidden");
    EXPECT_TRUE(both.networks[0].terms.director);
    EXPECT_EQ(both.networks[0].organisations.at("hidden_interest"), 0.7);
}

TEST(Factors, AreRefusedWithLineAndReason) {
    const auto complaint = [](const std::string& text) {
        const auto scenario = load(text, true);
        return scenario ? "" : scenario.error().text();
    };
    EXPECT_THAT(complaint("[[factors.of]]\nname = \"a\"\n"), HasSubstr("sign is missing"));
    EXPECT_THAT(complaint("[[factors.of]]\nname = \"a\"\nsign = \"+\"\nnetwork = { mood = 1 }\n"),
                HasSubstr("s.toml:13:"));
}

TEST(Factors, RowsOfPairsFollowOneAnother) {
    std::size_t row = 0;
    for (std::size_t a = 0; a < 7; ++a)
        for (std::size_t b = a + 1; b < 7; ++b)
            EXPECT_EQ(pair_row(a, b, 7), row++);
}

// Each factor against the base, and what two do beyond what each does alone, by hand from the lives
// of the arms.
TEST(Factors, EffectsAreDifferencesOfTheArmsOfAReplicate) {
    auto scenario = load(kTwo, true);
    ASSERT_TRUE(scenario) << scenario.error().text();
    scenario->factors.measures = {"collaboration.vision"};
    scenario->replicates = 3;
    scenario->burn_in_weeks = 0;
    const VitalRates rates = support::toy_rates();
    const Lives lives{
        *scenario, rates, [](std::uint64_t seed) { return support::toy_population(500, seed); }};
    const auto effects = study_factors(lives);
    ASSERT_TRUE(effects) << effects.error().text();
    ASSERT_EQ(effects->size(), 1u);

    auto arms = SideBySide::open(lives, {"base", "director", "hidden", "director+hidden"});
    ASSERT_TRUE(arms) << arms.error().text();
    ASSERT_TRUE(arms->live(0, 3));
    const auto vision = find_quantity("collaboration.vision", arms->record().shape());
    ASSERT_TRUE(vision);
    const auto mean = [&](std::uint32_t arm) {
        double sum = 0;
        for (std::uint32_t r = 0; r < 3; ++r)
            sum += over_window(*vision, arms->record(), arm, r, 0, arms->scenario().weeks());
        return sum / 3;
    };
    const auto& names = arms->record().shape().arms;
    const auto of = [&](const std::string& name) {
        return mean(static_cast<std::uint32_t>(std::ranges::find(names, name) - names.begin()));
    };
    const auto& found = effects->front();
    EXPECT_NEAR(found.base.mean, of("base"), 1e-9);
    EXPECT_NEAR(found.alone[0].mean, of("director") - of("base"), 1e-9);
    EXPECT_NEAR(found.alone[1].mean, of("hidden") - of("base"), 1e-9);
    EXPECT_LT(found.alone[1].mean, 0);
    EXPECT_NEAR(found.together[0].mean,
                of("director+hidden") - of("director") - of("hidden") + of("base"),
                1e-9);
}

}  // namespace
}  // namespace models::patterns
