#include <cmath>

#include <gtest/gtest.h>

#include "models/residents/loneliness.h"
#include "tests/support/small_world.h"

namespace models::residents {
namespace {

World one_woman_of_50() {
    World world = support::adults_alone(4, 1);
    const ResidentId r{0};
    world.residents.age[r] = 50 * 52;
    world.residents.sex[r] = Sex::woman;
    world.residents.education[r] = Education::middle;
    world.residents.origin[r] = Origin::netherlands;
    world.residents.marital[r] = Marital::never_married;
    world.households.income[world.residents.household[r]] = Income::middle;
    return world;
}

TEST(Risks, LastingOnesAddUp) {
    RiskRules rules;
    rules.education_old = rules.born_here = 1;
    World world = one_woman_of_50();
    const ResidentId r{0};
    const HouseholdId home = world.residents.household[r];
    const auto risk = [&] {
        return lasting_risk(rules, world.households, world.residents, r, 0.5);
    };
    EXPECT_DOUBLE_EQ(risk().social, 0);
    EXPECT_DOUBLE_EQ(risk().emotional, rules.women_emotional);

    world.residents.sex[r] = Sex::man;
    world.residents.education[r] = Education::low;
    world.residents.origin[r] = Origin::outside_europe;
    world.households.income[home] = Income::low;
    world.households.strain[home] = 2;
    const double both =
        rules.education_gap + rules.migrant_gap + rules.poor_gap + 2 * rules.strain_gap;
    EXPECT_NEAR(risk().social, both + rules.men_social, 1e-12);
    EXPECT_NEAR(risk().emotional, both, 1e-12);

    world.residents.education[r] = Education::high;
    EXPECT_NEAR(risk().emotional, both - 2 * rules.education_gap, 1e-12);
}

TEST(Risks, AHighIncomeTakesOff) {
    RiskRules rules;
    rules.rich_gap = 0.08;
    World world = one_woman_of_50();
    world.households.income[world.residents.household[ResidentId{0}]] = Income::high;
    const auto risk = lasting_risk(rules, world.households, world.residents, ResidentId{0}, 0.5);
    EXPECT_NEAR(risk.social, -0.08, 1e-12);
    EXPECT_NEAR(risk.emotional, -0.08 + rules.women_emotional, 1e-12);
}

// Of people with an origin abroad those are born here whose place in the order of chance is under
// 1 / (1 + exp((age - half) / 7)); at that age half of them, older ones hardly any.
TEST(Risks, OriginWeighsLessForThoseBornHere) {
    RiskRules rules;
    rules.born_here = 0.1;
    rules.born_here_age = 43;
    World world = one_woman_of_50();
    const ResidentId r{0};
    EXPECT_NEAR(chance_born_here(rules, 43), 0.5, 1e-12);
    const double chance = 1 / (1 + std::exp(1.0));
    EXPECT_NEAR(chance_born_here(rules, 50), chance, 1e-12);
    for (const auto& [origin, gap] : {std::pair{Origin::outside_europe, rules.migrant_gap},
                                      {Origin::europe, rules.europe_gap},
                                      {Origin::netherlands, 0.0}}) {
        world.residents.origin[r] = origin;
        const auto social = [&](double born) {
            return lasting_risk(rules, world.households, world.residents, r, born).social;
        };
        EXPECT_NEAR(social(chance - 1e-6), 0.1 * gap, 1e-12);
        EXPECT_NEAR(social(chance + 1e-6), gap, 1e-12);
    }
}

TEST(Risks, EducationCanCountForTheYoungAbove) {
    RiskRules rules;
    rules.education_old = 0.25;
    rules.social_age = rules.social_age_bend = 0;
    World world = one_woman_of_50();
    const ResidentId r{0};
    for (const auto& [education, sign] : {std::pair{Education::low, 1}, {Education::high, -1}}) {
        world.residents.education[r] = education;
        for (const auto& [years, share] : {std::pair{40, 1.0}, {41, 0.25}}) {
            world.residents.age[r] = static_cast<std::uint16_t>(years * 52);
            const double lasting =
                lasting_risk(rules, world.households, world.residents, r, 0.5).social;
            EXPECT_NEAR(lasting + present_risk(rules, world.residents, r).social,
                        sign * share * rules.education_gap,
                        1e-12);
        }
    }
}

TEST(Risks, WhoHasNoWorkIsLonelierButNotTheRetired) {
    RiskRules rules;
    rules.no_work_gap = 0.12;
    World world = one_woman_of_50();
    for (const auto& [work, gap] : {std::pair{Work::not_working, 0.12},
                                    {Work::working, 0.0},
                                    {Work::retired, 0.0},
                                    {Work::student, 0.0}}) {
        world.residents.work[ResidentId{0}] = work;
        EXPECT_NEAR(present_risk(rules, world.residents, ResidentId{0}).social, gap, 1e-12);
    }
}

TEST(Risks, AYearHasASocialAndAnEmotionalLevel) {
    RiskRules rules;
    rules.level_2020 = -0.05;
    rules.social_2020 = 0.02;
    rules.slope_2020 = 0.03;
    rules.base_year = 2020;
    World world = one_woman_of_50();
    const auto risk = lasting_risk(rules, world.households, world.residents, ResidentId{0}, 0.5);
    EXPECT_NEAR(risk.social, -0.03, 1e-12);
    EXPECT_NEAR(risk.emotional, -0.07 + rules.women_emotional, 1e-12);
    world.residents.age[ResidentId{0}] = 80 * 52;
    rules.social_age = rules.social_age_bend = 0;
    EXPECT_NEAR(present_risk(rules, world.residents, ResidentId{0}).social, 3 * 0.03, 1e-12);
    rules.base_year = 2012;
    EXPECT_NEAR(
        present_risk(rules, world.residents, ResidentId{0}).social, 3 * rules.slope_2016, 1e-12);
}

TEST(Risks, TheBaseYearSetsTheLevelOfBothGaps) {
    RiskRules rules;
    rules.social_2012 = rules.social_2016 = rules.social_2020 = 0;
    World world = one_woman_of_50();
    for (const auto& [year, level] : {std::pair{2012, rules.level_2012},
                                      {2016, rules.level_2016},
                                      {2020, rules.level_2020},
                                      {2022, 0.0}}) {
        rules.base_year = year;
        const auto risk =
            lasting_risk(rules, world.households, world.residents, ResidentId{0}, 0.5);
        EXPECT_NEAR(risk.social, level, 1e-12) << year;
        EXPECT_NEAR(risk.emotional, level + rules.women_emotional, 1e-12) << year;
    }
}

TEST(Risks, PresentOnesFollowAgeHealthAndHousehold) {
    RiskRules rules;
    rules.social_age_bend = rules.emotional_age_bend = 0;
    World world = one_woman_of_50();
    const ResidentId r{0};
    const auto risk = [&] { return present_risk(rules, world.residents, r); };
    EXPECT_DOUBLE_EQ(risk().social, 0);
    EXPECT_DOUBLE_EQ(risk().emotional, 0);

    world.residents.age[r] = 70 * 52;
    EXPECT_NEAR(risk().social, 2 * rules.social_age, 1e-12);
    EXPECT_NEAR(risk().emotional, 2 * rules.emotional_age, 1e-12);
    rules.social_age_bend = 0.03;
    rules.emotional_age_bend = 0.05;
    EXPECT_NEAR(risk().social, 2 * rules.social_age + 4 * 0.03, 1e-12);
    EXPECT_NEAR(risk().emotional, 2 * rules.emotional_age + 4 * 0.05, 1e-12);
    rules.social_age_bend = rules.emotional_age_bend = 0;

    world.residents.age[r] = 50 * 52;
    world.residents.marital[r] = Marital::widowed;
    EXPECT_NEAR(risk().emotional, rules.parted_gap, 1e-12);
    EXPECT_DOUBLE_EQ(risk().social, 0);
    world.residents.marital[r] = Marital::divorced;
    EXPECT_NEAR(risk().emotional, rules.parted_gap + rules.divorced_gap, 1e-12);
    EXPECT_NEAR(risk().social, rules.divorced_gap, 1e-12);
    world.residents.position[r] = Position::partner_child;  // a new partner, and children
    EXPECT_NEAR(risk().emotional, rules.parent_gap, 1e-12);
    EXPECT_NEAR(risk().social, rules.parent_gap, 1e-12);
    world.residents.limited[r] = world.residents.anxious[r] = 1;
    world.residents.mobility_limited[r] = 1;
    EXPECT_NEAR(risk().social,
                rules.parent_gap + rules.limited_gap + rules.anxious_gap + rules.mobility_gap,
                1e-12);

    rules.base_year = 2016;
    world.residents.age[r] = 30 * 52;
    EXPECT_NEAR(risk().social - rules.parent_gap,
                rules.limited_gap + rules.anxious_gap + rules.mobility_gap -
                    2 * (rules.social_age + rules.slope_2016),
                1e-12);
}

/// The inner loop and `present_risk` are two writings of one rule: a person put to rest under one
/// must stand still under the other.
TEST(Risks, TheWeekAddsWhatPresentRiskSays) {
    LonelinessRules rules;
    rules.mood_spread = 0;
    World world = one_woman_of_50();
    const ResidentId r{0};
    auto& people = world.residents;
    people.age[r] = 80 * 52;
    people.marital[r] = Marital::divorced;
    people.limited[r] = people.anxious[r] = people.mobility_limited[r] = 1;
    people.work[r] = Work::not_working;
    rules.risks.no_work_gap = 0.1;
    rules.risks.base_year = 2012;
    people.social_need[r] = people.emotional_need[r] = 0.2f;
    people.companionship[r] = 0.5f;
    people.attachment[r] = 0.3f;
    WeeklyDraws draws;
    draws.make({1, 1, 1}, people.rows());
    for (int week = 0; week < 2000; ++week) {
        people.coping[r] = 0;
        feel(rules, draws, true, people);
    }
    const auto risk = present_risk(rules.risks, people, r);
    const double provided = social_provision(0.5f, static_cast<float>(rules.companionship_scale));
    EXPECT_NEAR(people.social[r], rules.gap_gain * (0.2 + risk.social - provided), 2e-3);
    EXPECT_NEAR(people.emotional[r], rules.gap_gain * (0.2 + risk.emotional - 0.3), 2e-3);

    people.age[r] = 30 * 52;
    people.education[r] = Education::low;
    rules.risks.education_old = 0.3;
    for (int week = 0; week < 2000; ++week) {
        people.coping[r] = 0;
        feel(rules, draws, true, people);
    }
    const auto young = present_risk(rules.risks, people, r);
    EXPECT_NEAR(people.social[r], rules.gap_gain * (0.2 + young.social - provided), 2e-3);
}

TEST(Risks, PartedPeopleStartWithWhatIsLeftOfTheirGrief) {
    LonelinessRules rules;
    World world = support::adults_alone(20'000, 1);
    double sum = 0;
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
        const ResidentId r{row};
        world.residents.marital[r] = Marital::widowed;
        draw_traits(rules, 7, world.households, world.residents, r);
        sum += static_cast<double>(world.residents.grief[r]) / 20'000;
    }
    // Time since the loss is exponential with mean T: E 2^(-t/h) = 1 / (1 + T ln 2 / h).
    const double expected = rules.risks.grief / (1 + rules.risks.parted_years * 52 * std::log(2.0) /
                                                         rules.grief_half_life);
    EXPECT_NEAR(sum, expected, 4 * 0.5 * rules.risks.grief / std::sqrt(20'000.0));
}

TEST(Risks, TheOldGiveUpMoreOfTheirNeeds) {
    LonelinessRules rules;
    rules.mood_spread = 0;
    World world = one_woman_of_50();
    auto& people = world.residents;
    people.age[ResidentId{1}] = 80 * 52;
    WeeklyDraws draws;
    draws.make({1, 1, 1}, people.rows());
    for (int week = 0; week < 3000; ++week) {
        for (const std::uint32_t row : {0u, 1u})
            people.social[ResidentId{row}] = people.emotional[ResidentId{row}] = 0.5f;
        feel(rules, draws, true, people);
    }
    for (const auto& [row, decades] : {std::pair{0u, 0}, {1u, 3}}) {
        const ResidentId r{row};
        const double lonely = 0.5 * (static_cast<double>(people.social[r]) +
                                     static_cast<double>(people.emotional[r]));
        const double share = rules.coping_share * (1 + decades * rules.coping_age);
        EXPECT_NEAR(coping_share(rules, people, r), share, 1e-9);
        EXPECT_NEAR(people.coping[r], share * lonely, 1e-3);
    }
}

TEST(Risks, GriefStandsStillWithoutMourning) {
    LonelinessRules rules;
    World world = one_woman_of_50();
    auto& people = world.residents;
    people.grief[ResidentId{0}] = 0.4f;
    WeeklyDraws draws;
    draws.make({1, 1, 1}, people.rows());
    feel(rules, draws, false, people);
    EXPECT_FLOAT_EQ(people.grief[ResidentId{0}], 0.4f);
    feel(rules, draws, true, people);
    EXPECT_NEAR(people.grief[ResidentId{0}], 0.4 * std::exp2(-1 / rules.grief_half_life), 1e-6);
}

}  // namespace
}  // namespace models::residents
