#include "models/interventions/reliefs.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/support/small_world.h"

namespace models::interventions {
namespace {

constexpr ResidentId kFirst{0};

sim::Step in_week(std::uint32_t week) {
    return {.number = week, .week = static_cast<std::int32_t>(week), .seed = 9};
}

/// Adults with needs, whom nothing keeps lonely.
World needy(std::uint32_t people) {
    World world = support::adults_alone(people);
    for (std::uint32_t row = 0; row < people; ++row) {
        const ResidentId r{row};
        world.residents.social_need[r] = 0.7F;
        world.residents.emotional_need[r] = 0.9F;
        world.residents.companionship[r] = 5;
    }
    return world;
}

Person person(const World& world, ResidentId r) {
    return {r.row, world.residents.uid(r)};
}

causes::CauseRules without_traits() {
    causes::CauseRules rules;
    rules.negative_thinking = rules.lost_role = rules.lost_role_not_working = 0;
    return rules;
}

/// One week of help after these sessions, where help can take off `other_burden` of anybody's need.
void help_after(World& world,
                Programme& p,
                std::vector<Attendance> attended,
                std::uint32_t week,
                double other_burden = 1) {
    const ties::ContactRules contact;
    const residents::RiskRules risks;
    DeliveryRules delivery;
    delivery.other_burden = other_burden;
    p.attended = std::move(attended);
    std::vector<Programme> programmes{p};
    help(in_week(week),
         {without_traits(),
          risks,
          delivery,
          contact,
          world.residents,
          world.households,
          world.ties,
          world.reliefs},
         programmes);
    EXPECT_TRUE(programmes[0].attended.empty());
}

TEST(Reliefs, FadeByHalfInAHalfLifeAndGiveAllBack) {
    World world = needy(1);
    relieve(world.residents, world.reliefs, {person(world, kFirst), 0.2F, 0.1F, 26});
    keep_order(world.reliefs);
    EXPECT_FLOAT_EQ(world.residents.social_need[kFirst], 0.5F);
    EXPECT_FLOAT_EQ(world.residents.emotional_need[kFirst], 0.8F);

    for (int week = 0; week < 26; ++week)
        fade(world.residents, world.reliefs);
    EXPECT_NEAR(world.residents.social_need[kFirst], 0.6, 1e-5);
    EXPECT_NEAR(world.residents.emotional_need[kFirst], 0.85, 1e-5);

    for (int week = 0; week < 26 * 12; ++week)
        fade(world.residents, world.reliefs);
    EXPECT_TRUE(world.reliefs.empty());
    EXPECT_NEAR(world.residents.social_need[kFirst], 0.7, 1e-5);
    EXPECT_NEAR(world.residents.emotional_need[kFirst], 0.9, 1e-5);
}

TEST(Reliefs, OfOnePersonWithOneHalfLifeAreOneEntry) {
    World world = needy(2);
    for (const std::uint32_t row : {1u, 0u, 1u})
        relieve(world.residents, world.reliefs, {person(world, ResidentId{row}), 0.1F, 0.1F, 26});
    relieve(world.residents, world.reliefs, {person(world, ResidentId{1}), 0.1F, 0, 52});
    keep_order(world.reliefs);

    ASSERT_EQ(world.reliefs.list.size(), 3u);
    EXPECT_EQ(world.reliefs.list[0].person.row, 0u);
    EXPECT_FLOAT_EQ(world.reliefs.list[1].social, 0.2F);
    EXPECT_FLOAT_EQ(world.reliefs.list[2].half_life, 52);
}

TEST(Reliefs, OfSomebodyWhoLeftAreNotGivenToWhoeverComes) {
    World world = needy(1);
    relieve(world.residents, world.reliefs, {person(world, kFirst), 0.2F, 0.2F, 26});
    ++world.residents.generation[kFirst];
    world.residents.social_need[kFirst] = 0.3F;

    fade(world.residents, world.reliefs);

    EXPECT_TRUE(world.reliefs.empty());
    EXPECT_EQ(world.residents.social_need[kFirst], 0.3F);
}

TEST(Reliefs, OfNothingLeaveAllBits) {
    World world = needy(1);
    world.residents.grief[kFirst] = 0.4F;
    const auto before = world.hash();
    Programme p;

    help_after(world, p, {{person(world, kFirst), 0}}, 5);

    EXPECT_EQ(world.hash(), before);
}

// Two sessions a week for ten weeks: what is left after them is the sum of a geometric row.
TEST(Help, RelievesBothNeedsAtEverySession) {
    World world = needy(1);
    Programme p;
    p.terms.need_relief_per_session = 0.01;
    p.terms.relief_half_life = 20;
    const Person she = person(world, kFirst);

    for (std::uint32_t week = 0; week < 10; ++week)
        help_after(world, p, {{she, 0}, {she, 1}}, week);

    const double left = std::exp2(-1.0 / 20);
    const double relief = 0.02 * (1 - std::pow(left, 10)) / (1 - left);
    EXPECT_NEAR(world.residents.social_need[kFirst], 0.7 - relief, 1e-5);
    EXPECT_NEAR(world.residents.emotional_need[kFirst], 0.9 - relief, 1e-5);
}

// Sessions without end, by two programmes: the needs fall to where nothing burdens her, no further,
// and everything that was taken off is given back once it has faded.
TEST(Help, RelievesNobodyOfMoreThanBurdensHer) {
    World world = needy(1);
    world.residents.anxious[kFirst] = 1;
    world.households.income[world.residents.household[kFirst]] = Income::high;
    const double most = 0.1 + residents::RiskRules{}.anxious_gap;
    Programme p, q;
    p.terms.need_relief_per_session = q.terms.need_relief_per_session = 0.03;
    p.terms.relief_half_life = 5000;
    q.terms.relief_half_life = 20;
    const Person she = person(world, kFirst);

    for (std::uint32_t week = 0; week < 40; ++week) {
        help_after(world, p, {{she, 0}}, week, 0.1);
        help_after(world, q, {{she, 0}}, week, 0.1);
        ASSERT_GE(world.residents.social_need[kFirst], 0.7 - most - 1e-5) << week;
        ASSERT_GE(world.residents.emotional_need[kFirst], 0.9 - most - 1e-5) << week;
    }
    EXPECT_NEAR(world.residents.social_need[kFirst], 0.7 - most, 1e-4);

    world.residents.anxious[kFirst] = 0;  // she recovers: what is left to relieve is less
    help_after(world, p, {{she, 0}}, 40, 0.1);
    EXPECT_NEAR(world.residents.emotional_need[kFirst], 0.9 - 0.1, 1e-4);
    float in_force = 0;
    for (const Relief& relief : world.reliefs.list)
        in_force += relief.emotional;
    EXPECT_NEAR(world.residents.emotional_need[kFirst] + in_force, 0.9, 1e-4);
}

// What her cause is decides: all of it with one of the programme's, the share without.
TEST(Help, GivesTheShareOfTheRuleWhereNoCauseFits) {
    World world = needy(2);
    world.residents.anxious[ResidentId{1}] = 1;
    world.residents.grief[kFirst] = world.residents.grief[ResidentId{1}] = 0.5F;
    Programme p;
    p.terms.causes.add(causes::Cause::mental_health);
    p.terms.need_relief_per_session = 0.05;
    p.terms.grief_relief_per_session = 0.2;
    p.terms.wrong_cause_share = 0.3;

    help_after(world, p, {{person(world, kFirst), 0}, {person(world, ResidentId{1}), 0}}, 1);

    EXPECT_FLOAT_EQ(world.residents.social_need[kFirst], 0.7F - 0.015F);
    EXPECT_FLOAT_EQ(world.residents.social_need[ResidentId{1}], 0.7F - 0.05F);
    EXPECT_FLOAT_EQ(world.residents.grief[kFirst], 0.5F * 0.94F);
    EXPECT_FLOAT_EQ(world.residents.grief[ResidentId{1}], 0.5F * 0.8F);
}

// Ten contacts with the only tie, nothing fades: 1 - (1 - s) (1 - gain)^10 at both ends.
TEST(KeepInTouch, StrengthensTiesThatExistAtBothEnds) {
    const ties::ContactRules contact;
    World world = needy(2);
    world.ties.connect(kFirst, ResidentId{1}, ties::Kind::friendship, 0.3F);
    Programme p;
    p.terms.existing_tie_contacts_per_session = 1;
    for (std::uint32_t week = 0; week < 10; ++week)
        help_after(world, p, {{person(world, kFirst), 0}}, week);

    const double gain = contact.kinds[static_cast<std::size_t>(ties::Kind::friendship)].gain;
    const auto at = static_cast<std::size_t>(world.ties.find(kFirst, 1));
    const auto back = static_cast<std::size_t>(world.ties.find(ResidentId{1}, 0));
    EXPECT_NEAR(ties::from_strength(world.ties.strength[at]),
                1 - 0.7 * std::pow(1 - gain, 10),
                11.0 / 65535);
    EXPECT_EQ(world.ties.strength[back], world.ties.strength[at]);
    EXPECT_EQ(world.ties.contacts[back], world.ties.contacts[at]);
    EXPECT_EQ(world.ties.count[kFirst], 1);
}

// Parts of a contact happen with that chance, whatever the tie: Binomial(n, share).
TEST(KeepInTouch, HappensAsOftenAsTheRuleSays) {
    const std::uint32_t n = 10'000;
    World world = needy(n);
    Programme p;
    p.terms.causes.add(causes::Cause::money);
    p.terms.existing_tie_contacts_per_session = 0.8;
    p.terms.wrong_cause_share = 0.5;
    std::vector<Attendance> all;
    for (std::uint32_t row = 0; row < n; ++row) {
        world.ties.connect_outside(ResidentId{row}, row, ties::Kind::friendship, 0.5F);
        all.push_back({person(world, ResidentId{row}), 0});
    }

    help_after(world, p, all, 3);

    double met = 0;
    for (std::uint32_t row = 0; row < n; ++row)
        met += world.ties.contacts[world.ties.begin[ResidentId{row}]];
    EXPECT_NEAR(met, n * 0.4, 4 * std::sqrt(n * 0.4 * 0.6));
}

TEST(KeepInTouch, BringsNobodyNewToThoseWithoutTies) {
    World world = needy(1);
    Programme p;
    p.terms.existing_tie_contacts_per_session = 3;
    const auto before = world.hash();

    help_after(world, p, {{person(world, kFirst), 0}}, 1);

    EXPECT_EQ(world.hash(), before);
}

}  // namespace
}  // namespace models::interventions
