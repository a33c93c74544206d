#include "models/causes/causes.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/support/small_world.h"

namespace models::causes {
namespace {

/// Rules without lasting traits: what is found follows from the state alone.
CauseRules without_traits() {
    CauseRules rules;
    rules.negative_thinking = rules.lost_role = rules.lost_role_not_working = 0;
    return rules;
}

/// One adult to whom nothing happened.
World somebody() {
    World world = support::adults_alone(2);
    const ResidentId r{0};
    world.residents.companionship[r] = 5;
    world.residents.origin[r] = Origin::netherlands;
    world.residents.marital[r] = Marital::never_married;
    return world;
}

std::uint8_t found(const World& world, const CauseRules& rules = without_traits()) {
    return causes_of(rules, 1, world.residents, world.households, ResidentId{0}).bits();
}

std::uint8_t only(Cause cause) {
    CauseSet set;
    set.add(cause);
    return set.bits();
}

TEST(Causes, AreNoneWhereNothingIsWrong) {
    EXPECT_EQ(found(somebody()), 0);
}

TEST(Causes, FollowFromTheStateOneByOne) {
    const ResidentId r{0};
    World world = somebody();
    world.residents.marital[r] = Marital::widowed;
    world.residents.grief[r] = 0.1F;
    EXPECT_EQ(found(world), only(Cause::lost_partner));
    world.residents.grief[r] = 0.09F;
    EXPECT_EQ(found(world), 0) << "mourned";

    world = somebody();
    world.residents.companionship[r] = 1.19F;
    EXPECT_EQ(found(world), only(Cause::thin_network));
    for (const auto column : {&Residents::limited, &Residents::mobility_limited}) {
        world = somebody();
        (world.residents.*column)[r] = 1;
        EXPECT_EQ(found(world), only(Cause::health_or_mobility));
    }
    world = somebody();
    world.residents.anxious[r] = 1;
    EXPECT_EQ(found(world), only(Cause::mental_health));
    world = somebody();
    world.households.strain[HouseholdId{0}] = 1;
    EXPECT_EQ(found(world), only(Cause::money));
    world = somebody();
    world.residents.origin[r] = Origin::outside_europe;
    EXPECT_EQ(found(world), only(Cause::language_or_culture));
}

// Binomial(n, p) of people with each trait; work keeps a role.
TEST(Causes, DrawLastingTraitsWithTheShareOfTheRules) {
    const std::uint32_t n = 20'000;
    World world = support::adults_alone(n, 1);
    const CauseRules rules;
    for (const Work work : {Work::working, Work::retired}) {
        double thinking = 0, role = 0;
        for (std::uint32_t row = 0; row < n; ++row) {
            const ResidentId r{row};
            world.residents.work[r] = work;
            const auto set = causes_of(rules, 1, world.residents, world.households, r);
            thinking += set.has(Cause::negative_thinking) ? 1 : 0;
            role += set.has(Cause::lost_role) ? 1 : 0;
        }
        const double p = work == Work::working ? rules.lost_role : rules.lost_role_not_working;
        const double q = rules.negative_thinking;
        EXPECT_NEAR(role, n * p, 4 * std::sqrt(n * p * (1 - p)));
        EXPECT_NEAR(thinking, n * q, 4 * std::sqrt(n * q * (1 - q)));
    }
}

TEST(Causes, OfOnePersonStayTheSameAndDifferBetweenSeeds) {
    World world = support::adults_alone(200, 1);
    int differ = 0;
    for (std::uint32_t row = 0; row < 200; ++row) {
        const ResidentId r{row};
        const auto ask = [&](std::uint64_t seed) {
            return causes_of({}, seed, world.residents, world.households, r).bits();
        };
        EXPECT_EQ(ask(1), ask(1));
        differ += ask(1) != ask(2) ? 1 : 0;
    }
    EXPECT_GT(differ, 40);
}

TEST(Causes, PickTakesEachOfThemForAnEqualPartOfTheNumbers) {
    CauseSet set;
    set.add(Cause::money);
    set.add(Cause::thin_network);
    EXPECT_EQ(set.pick(0.0, Cause::lost_role), Cause::thin_network);
    EXPECT_EQ(set.pick(0.49, Cause::lost_role), Cause::thin_network);
    EXPECT_EQ(set.pick(0.51, Cause::lost_role), Cause::money);
    EXPECT_EQ(set.pick(0.999, Cause::lost_role), Cause::money);
    EXPECT_EQ(CauseSet().pick(0.5, Cause::lost_role), Cause::lost_role);
}

}  // namespace
}  // namespace models::causes
