#include "models/residents/health.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/support/small_world.h"

namespace models::residents {
namespace {

constexpr std::uint32_t kPeople = 40'000;
constexpr std::uint32_t kWeeksAYear = 52;

/// Adults of one age of whom the given shares are ill.
World people_with(int age, double limited, double mobility_limited, double anxious) {
    World world = support::adults_alone(kPeople, 1);
    sim::Rng rng({8, 0}, 999, 0);
    for (std::uint32_t row = 0; row < kPeople; ++row) {
        const ResidentId r{row};
        world.residents.age[r] = static_cast<std::uint16_t>(age * 52);
        world.residents.limited[r] = rng.chance(limited);
        world.residents.mobility_limited[r] = rng.chance(mobility_limited);
        world.residents.anxious[r] = rng.chance(anxious);
    }
    return world;
}

void live(const HealthRules& rules, const HealthShares& shares, World& world, std::uint32_t weeks) {
    for (std::uint32_t week = 1; week <= weeks; ++week)
        fall_ill_or_recover(rules, shares, {.number = week, .week = 1, .seed = 2}, world.residents);
}

double count(const ResidentColumn<std::uint8_t>& column) {
    double n = 0;
    for (const auto x : column.span())
        n += x;
    return n;
}

TEST(Health, OnsetBalancesRecoveryAtTheShare) {
    EXPECT_DOUBLE_EQ(onset_rate(0.2, 0.1), 0.025);  // 0.8 x onset = 0.2 x recovery
    EXPECT_DOUBLE_EQ(onset_rate(0, 0.1), 0);
    EXPECT_LT(onset_rate(1, 0.1), 2);  // all are ill: bounded, not infinite
}

// Shares stay what they were, in the youngest and the oldest band, within 4 standard errors. Looks
// are four weeks apart, which moves the balance by at most a tenth of an error.
TEST(Health, KeepsItsSharesForTwentyYears) {
    const HealthRules rules;
    HealthShares shares;
    shares.limited = {0.03, 0.06, 0.1, 0.2, 0.4};
    shares.mobility_limited = {0.02, 0.08, 0.15, 0.3, 0.6};
    shares.anxious = {0.08, 0.07, 0.05, 0.06, 0.1};

    for (const int age : {30, 90}) {
        const auto band = static_cast<std::size_t>(health_band(age));
        World world = people_with(
            age, shares.limited[band], shares.mobility_limited[band], shares.anxious[band]);

        live(rules, shares, world, 20 * kWeeksAYear);

        const auto expect_share = [&](const auto& column, double p) {
            EXPECT_NEAR(count(column), kPeople * p, 4 * std::sqrt(kPeople * p * (1 - p))) << age;
        };
        expect_share(world.residents.limited, shares.limited[band]);
        expect_share(world.residents.mobility_limited, shares.mobility_limited[band]);
        expect_share(world.residents.anxious, shares.anxious[band]);
    }
}

// Nobody falls ill: who is ill stays so with exp(-rate t).
TEST(Health, RecoveryWithoutOnsetIsExponentialDecay) {
    const HealthRules rules;
    World world = people_with(50, 1, 1, 1);

    live(rules, {}, world, 3 * kWeeksAYear);

    const auto expect_left = [&](const auto& column, double rate) {
        const double p = std::exp(-rate * 3);
        EXPECT_NEAR(count(column), kPeople * p, 4 * std::sqrt(kPeople * p * (1 - p)));
    };
    expect_left(world.residents.limited, rules.limitation_recovery);
    expect_left(world.residents.mobility_limited, rules.mobility_recovery);
    expect_left(world.residents.anxious, rules.anxiety_recovery);
}

TEST(Health, LeavesMinorsAndEmptySlotsAsTheyAre) {
    HealthShares shares;
    shares.anxious.fill(0.9);
    World world = support::adults_alone(2'000, 1);
    for (std::uint32_t row = 0; row < 2'000; ++row) {
        if (row % 2 == 0) world.residents.alive[ResidentId{row}] = 0;
        if (row % 2 == 1) world.residents.age[ResidentId{row}] = 17 * 52;
    }

    live({}, shares, world, kWeeksAYear);

    EXPECT_EQ(count(world.residents.anxious), 0);
}

TEST(Health, MeasuresSharesByAgeBand) {
    World world = support::adults_alone(1'000, 1);
    for (std::uint32_t row = 0; row < 200; ++row)
        world.residents.limited[ResidentId{row}] = 1;

    const HealthShares shares = measure_health(world.residents);

    // One person with a twentieth of a condition is added: (200 + 0.05) / 1001.
    EXPECT_DOUBLE_EQ(shares.limited[0], 200.05 / 1001);
    EXPECT_DOUBLE_EQ(shares.limited[4], 0.05);
    EXPECT_DOUBLE_EQ(shares.anxious[0], 0.05 / 1001);
}

}  // namespace
}  // namespace models::residents
