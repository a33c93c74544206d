#include "models/residents/loneliness.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/support/no_risks.h"
#include "tests/support/small_world.h"

namespace models::residents {
namespace {

/// Rules without chance: no moods, no coping, so that only the gap works.
LonelinessRules calm_rules() {
    LonelinessRules rules;
    rules.mood_spread = 0;
    rules.coping_share = 0;
    rules.chronic_slowing = 0;
    rules.risks = tests::no_risks();
    return rules;
}

void feel_weeks(const LonelinessRules& rules, World& world, std::uint32_t weeks) {
    WeeklyDraws draws;
    for (std::uint32_t week = 1; week <= weeks; ++week) {
        draws.make({.number = week, .week = 1, .seed = 3}, world.residents.rows());
        feel(rules, draws, true, world.residents);
    }
}

TEST(Provision, SaturatesWithFourOrFiveGoodTies) {
    const auto provided = [](float ties) { return social_provision(ties, 2.2f); };

    EXPECT_NEAR(provided(2.2f), 1 - std::exp(-1.0), 1e-6);
    EXPECT_GT(provided(1) - provided(0), 4 * (provided(6) - provided(5)));
}

// From 0 towards the gap: S(t) = gap (1 - exp(-t / tau_up)).
TEST(Loneliness, RisesToTheGapWithItsTimeConstant) {
    LonelinessRules rules = calm_rules();
    World world = support::adults_alone(1);
    const ResidentId r{0};
    world.residents.social_need[r] = 0.5f;
    world.residents.emotional_need[r] = -1;

    feel_weeks(rules, world, 10);

    EXPECT_NEAR(
        world.residents.social[r], rules.gap_gain * 0.5 * (1 - std::exp(-10 / rules.tau_up)), 1e-4);
    EXPECT_EQ(world.residents.emotional[r], 0);
}

// Out of loneliness: a share 1/tau_down of the way each week, so S(t) = S0 (1 - 1/tau_down)^t.
TEST(Loneliness, FallsMoreSlowlyThanItRises) {
    const LonelinessRules rules = calm_rules();
    World world = support::adults_alone(1);
    const ResidentId r{0};
    world.residents.social_need[r] = -1;
    world.residents.emotional_need[r] = -1;
    world.residents.social[r] = 0.8f;

    feel_weeks(rules, world, 10);

    EXPECT_NEAR(world.residents.social[r], 0.8 * std::pow(1 - 1 / rules.tau_down, 10), 1e-4);
    EXPECT_GT(rules.tau_down, rules.tau_up);
}

TEST(Loneliness, FallsMoreSlowlyStillWhenChronic) {
    LonelinessRules rules = calm_rules();
    rules.chronic_slowing = 2;
    World world = support::adults_alone(2);
    for (const ResidentId r : {ResidentId{0}, ResidentId{1}}) {
        world.residents.social_need[r] = -1;
        world.residents.emotional_need[r] = -1;
        world.residents.social[r] = 0.8f;
        world.residents.emotional[r] = 0.8f;
    }
    world.residents.weeks_lonely[ResidentId{1}] = 500;

    feel_weeks(rules, world, 5);

    EXPECT_GT(world.residents.social[ResidentId{1}], world.residents.social[ResidentId{0}]);
    EXPECT_NEAR(
        world.residents.social[ResidentId{1}], 0.8 * std::pow(1 - 1 / rules.tau_down / 3, 5), 1e-4);
}

TEST(Grief, HalvesInItsHalfLife) {
    LonelinessRules rules = calm_rules();
    rules.grief_half_life = 52;
    World world = support::adults_alone(1);
    world.residents.grief[ResidentId{0}] = 0.6f;

    feel_weeks(rules, world, 52);

    EXPECT_NEAR(world.residents.grief[ResidentId{0}], 0.3, 1e-5);
}

// The mood is a first-order process: its variance stays mood_spread^2 and its correlation over k
// weeks is persistence^k; 20,000 people, within 4 standard errors.
TEST(Mood, IsStationaryWithItsSpreadAndPersistence) {
    LonelinessRules rules;
    World world = support::adults_alone(20'000, 1);
    WeeklyDraws draws;
    std::vector<double> before;
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row)
        draw_traits(rules, 3, world.households, world.residents, ResidentId{row});
    for (const float mood : world.residents.social_mood.span())
        before.push_back(mood);

    feel_weeks(rules, world, 26);

    const double n = world.residents.rows();
    double variance = 0;
    double covariance = 0;
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
        const double now = world.residents.social_mood[ResidentId{row}];
        variance += now * now / n;
        covariance += now * before[row] / n;
    }
    const double v = rules.mood_spread * rules.mood_spread;
    EXPECT_NEAR(variance, v, 4 * v * std::sqrt(2 / n));
    EXPECT_NEAR(covariance / v, std::pow(rules.mood_persistence, 26), 4 / std::sqrt(n));
}

TEST(Openness, FallsWithImmobilityChronicLonelinessAndLackOfTime) {
    const LonelinessRules rules;
    World world = support::adults_alone(5);
    auto& people = world.residents;
    people.mobility_limited[ResidentId{1}] = 1;
    people.weeks_lonely[ResidentId{2}] = 500;
    people.social[ResidentId{2}] = 1;
    people.emotional[ResidentId{2}] = 1;
    people.hours_asked[ResidentId{3}] = static_cast<float>(rules.hours_working);
    people.extraversion[ResidentId{4}] = 1;

    const auto open = [&](std::uint32_t row) { return openness(rules, people, ResidentId{row}); };

    EXPECT_FLOAT_EQ(open(1),
                    static_cast<float>(rules.mobility_access) * 2 > 1.99f ? 1.99f : open(1));
    EXPECT_NEAR(open(2) / 2, 1 - rules.withdrawal, 1e-5);
    EXPECT_NEAR(open(3), 1, 1e-5);  // as much time asked as there is: half of what is wished
    EXPECT_NEAR(open(1) / 2, rules.mobility_access, 1e-5);
    EXPECT_GT(open(4), open(3));
}

TEST(Traits, SpreadAndHangTogetherAsTheRulesSay) {
    LonelinessRules rules;
    rules.risks.men_social = rules.risks.women_emotional = rules.risks.education_gap = 0;
    World world = support::adults_alone(40'000, 1);
    double social = 0, emotional = 0, ss = 0, ee = 0, se = 0;
    const double n = world.residents.rows();

    for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
        draw_traits(rules, 11, world.households, world.residents, ResidentId{row});
        const double s = world.residents.social_need[ResidentId{row}] - rules.social_need_mean;
        const double e =
            world.residents.emotional_need[ResidentId{row}] - rules.emotional_need_mean;
        social += s / n;
        emotional += e / n;
        ss += s * s / n;
        ee += e * e / n;
        se += s * e / n;
    }

    const double error = 4 * rules.need_spread / std::sqrt(n);
    // The households of this world have the lowest income group, which adds `poor_gap`.
    EXPECT_NEAR(social, rules.risks.poor_gap, error);
    EXPECT_NEAR(emotional, rules.risks.poor_gap, error);
    const double vs = ss - social * social;
    const double ve = ee - emotional * emotional;
    EXPECT_NEAR(std::sqrt(vs), rules.need_spread, 0.01);
    EXPECT_NEAR(
        (se - social * emotional) / std::sqrt(vs * ve), rules.need_shared, 4 / std::sqrt(n));
}

}  // namespace
}  // namespace models::residents
