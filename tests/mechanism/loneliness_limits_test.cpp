// Loneliness where ties stand still: closed forms of residents.loneliness. docs/mechanisms.md has
// the equations.

#include <cmath>

#include <gtest/gtest.h>

#include "tests/mechanism/pairs.h"
#include "tests/support/no_risks.h"

namespace tests {
namespace {

using namespace models;
using residents::LonelinessRules;

/// Nothing but needs and ties: no moods, coping, chronicity or risks.
LonelinessRules plain_feelings() {
    LonelinessRules rules;
    rules.mood_spread = 0;
    rules.coping_share = 0;
    rules.chronic_slowing = 0;
    rules.withdrawal = 0;
    rules.gap_gain = 1;
    rules.risks = no_risks();
    return rules;
}

/// Share of the way up that a week takes.
double share_up(const LonelinessRules& rules) {
    return -std::expm1(-1 / rules.tau_up);
}

/// Moves as fast down as up.
void make_even(LonelinessRules& rules) {
    rules.tau_down = 1 / share_up(rules);
}

/// Ties that stay as they are: no contact, and a floor where they stand.
ties::ContactRules still_ties(double strength) {
    ties::ContactRules rules;
    auto& kin = rules.kinds[static_cast<std::size_t>(ties::Kind::other_kin)];
    kin.contact_rate = 0;
    kin.floor = strength;
    return rules;
}

World with_needs(std::uint32_t pairs, double social, double emotional) {
    World world = pairs_of(pairs, ties::Kind::other_kin, 0.5f);
    for (auto& need : world.residents.social_need.span())
        need = static_cast<float>(social);
    for (auto& need : world.residents.emotional_need.span())
        need = static_cast<float>(emotional);
    return world;
}

// S(t) = S* + (S(0) - S*) exp(-t/tau_up) upwards and (1 - 1/tau_down)^t downwards, with
// S* = g (n_S - 1 + exp(-c s/scale)) and E* = g (n_E - a s).
TEST(MeanField, RelaxesToTheGapThatTheTiesLeave) {
    const LonelinessRules rules = plain_feelings();
    const auto contact = still_ties(0.5);
    const auto& kin = contact.kinds[static_cast<std::size_t>(ties::Kind::other_kin)];
    World world = with_needs(10, 0.6, 0.5);
    for (std::uint32_t row = 10; row < 20; ++row) {
        world.residents.social[ResidentId{row}] = 0.9f;
        world.residents.emotional[ResidentId{row}] = 0.9f;
    }
    const double social = 0.6 - 1 + std::exp(-kin.companionship * 0.5 / rules.companionship_scale);
    const double emotional = 0.5 - kin.attachment * 0.5;

    std::uint32_t lived = 0;
    for (const std::uint32_t weeks : {1u, 8u, 30u, 300u}) {
        live_pairs(contact, rules, world, 1 + lived, static_cast<int>(weeks - lived));
        lived = weeks;
        const double up = std::exp(-(weeks / rules.tau_up));
        const double down = std::pow(1 - 1 / rules.tau_down, weeks);
        const auto& people = world.residents;
        EXPECT_NEAR(people.social[ResidentId{3}], social * (1 - up), 2e-5) << weeks;
        EXPECT_NEAR(people.emotional[ResidentId{3}], emotional * (1 - up), 2e-5) << weeks;
        EXPECT_NEAR(people.social[ResidentId{13}], social + (0.9 - social) * down, 2e-5) << weeks;
        EXPECT_NEAR(people.emotional[ResidentId{13}], emotional + (0.9 - emotional) * down, 2e-5);
    }
}

// With coping L* = g d/(1 + g k): d the mean gap of both kinds without coping, k `coping_share`.
TEST(MeanField, WithCopingSettlesWhereNeedsGivenUpAndLonelinessMeet) {
    LonelinessRules rules;  // the default chronicity and withdrawal too: they move no fixed point
    rules.risks = no_risks();
    rules.mood_spread = 0;
    rules.gap_gain = 1.3;
    rules.coping_share = 0.25;
    World world = with_needs(4, 0.5, 0.4);
    const auto contact = still_ties(0.5);
    const auto& kin = contact.kinds[static_cast<std::size_t>(ties::Kind::other_kin)];
    const double gap =
        0.5 * (0.5 - 1 + std::exp(-kin.companionship * 0.5 / rules.companionship_scale) + 0.4 -
               kin.attachment * 0.5);

    live_pairs(contact, rules, world, 1, 6'000);

    const double lonely = rules.gap_gain * gap / (1 + rules.gap_gain * rules.coping_share);
    const ResidentId r{0};
    EXPECT_NEAR(0.5 * (world.residents.social[r] + world.residents.emotional[r]), lonely, 1e-4);
    EXPECT_NEAR(world.residents.coping[r], rules.coping_share * lonely, 1e-4);
}

// With the same speed up and down, u = 1 - exp(-1/tau_up), L and K obey a linear recurrence:
//   L' = (1 - u) L - u g K + u g d,   K' = (1 - 1/W) K + (k/W) L'.
// Its eigenvalues m1, m2 give L(t) - L* = A m1^t + B m2^t.
TEST(MeanField, WithCopingFollowsBothEigenvaluesOfTheLinearSystem) {
    LonelinessRules rules = plain_feelings();
    rules.coping_share = 0.3;
    rules.coping_weeks = 40;
    make_even(rules);
    const double u = share_up(rules), w = 1 / rules.coping_weeks, k = rules.coping_share;
    World world = with_needs(1, 0.8, 0.8);
    world.ties.count[ResidentId{0}] = world.ties.count[ResidentId{1}] = 0;
    const double d = 0.8, level = d / (1 + k);
    // (L, K) -> M (L, K) about the fixed point; tr and det of M.
    const double tr = (1 - u) + (1 - w) - k * w * u, det = (1 - u) * (1 - w);
    const double root = std::sqrt(tr * tr - 4 * det);
    const double m1 = 0.5 * (tr + root), m2 = 0.5 * (tr - root);
    const double first = u * d;  // L(1) from L(0) = K(0) = 0
    const double b = ((first - level) - m1 * (0 - level)) / (m2 - m1), a = (0 - level) - b;

    for (std::uint32_t week = 1; week <= 150; ++week) {
        live_pairs(still_ties(0.5), rules, world, week, 1);
        const double lonely = level + a * std::pow(m1, week) + b * std::pow(m2, week);
        ASSERT_NEAR(world.residents.social[ResidentId{0}], lonely, 2e-5) << week;
    }
}

struct Moments {
    double now = 0, lag = 0, cross = 0;
};

// M' = f M + s sqrt(1 - f^2) z: variance s^2, correlation f^t over t weeks, and r between the two.
TEST(Moods, AreStationaryAndForgetAtTheirPersistence) {
    LonelinessRules rules = plain_feelings();
    rules.mood_spread = 0.2;
    World world = with_needs(20'000, 0, 0);
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row)
        residents::draw_traits(rules, 3, world.households, world.residents, ResidentId{row});
    const auto start = world.residents.social_mood;
    const double n = world.residents.rows();

    std::uint32_t lived = 0;
    for (const std::uint32_t weeks : {1u, 10u, 50u, 150u}) {
        live_pairs(still_ties(0.5), rules, world, 1 + lived, static_cast<int>(weeks - lived));
        lived = weeks;
        Moments m;
        for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
            const double social = world.residents.social_mood[ResidentId{row}];
            m.now += social * social / n;
            m.lag += social * start[ResidentId{row}] / n;
            m.cross += social * world.residents.emotional_mood[ResidentId{row}] / n;
        }
        const double variance = rules.mood_spread * rules.mood_spread;
        const double f = std::pow(rules.mood_persistence, weeks);
        const double r = rules.mood_shared;
        EXPECT_NEAR(m.now, variance, 4 * variance * std::sqrt(2 / n));
        EXPECT_NEAR(m.lag, variance * f, 4 * variance * std::sqrt((1 + f * f) / n)) << weeks;
        EXPECT_NEAR(m.cross, variance * r, 4 * variance * std::sqrt((1 + r * r) / n));
    }
}

/// Of each of S and E: the variance of u sum over j of (1-u)^j M(t-j), M with variance s^2 and
/// correlation f^t.
double smoothed_mood(double spread, double f, double u) {
    return spread * spread * u / (2 - u) * (1 + (1 - u) * f) / (1 - (1 - u) * f);
}

// Where no gap comes to 0 or 1 and loneliness moves evenly, L is normal with mean g d and variance
//   g^2 [ need_spread^2 (1 + rho)/2 + v (1 + r)/2 ],  v the variance of the smoothed mood,
// so the share above any threshold is a normal tail.
TEST(Loneliness, OfManyWithNormalNeedsIsANormalTail) {
    LonelinessRules rules = plain_feelings();
    make_even(rules);
    rules.need_spread = 0.08;
    rules.mood_spread = 0.06;
    rules.social_need_mean = 0.52;
    rules.emotional_need_mean = 0.48;
    World world = with_needs(20'000, 0, 0);
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
        residents::draw_traits(rules, 4, world.households, world.residents, ResidentId{row});
        world.ties.count[ResidentId{row}] = 0;
    }
    live_pairs(still_ties(0.5), rules, world, 1, 150);

    const double v = smoothed_mood(rules.mood_spread, rules.mood_persistence, share_up(rules));
    const double spread =
        std::sqrt(0.5 * (rules.need_spread * rules.need_spread * (1 + rules.need_shared) +
                         v * (1 + rules.mood_shared)));
    const double n = world.residents.rows();
    for (const double threshold : {0.35, 0.42, 0.5, 0.55, 0.65}) {
        double above = 0;
        for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
            const ResidentId r{row};
            const double lonely = 0.5 * (world.residents.social[r] + world.residents.emotional[r]);
            above += (lonely > threshold) / n;
        }
        const double tail = 0.5 * std::erfc((threshold - 0.5) / spread / std::sqrt(2.0));
        EXPECT_NEAR(above, tail, 4 * std::sqrt(tail * (1 - tail) / n)) << threshold;
    }
}

}  // namespace
}  // namespace tests
