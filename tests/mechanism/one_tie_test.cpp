// One tie between two people: what the equations of ties.contact say, against many such pairs.
// The equations stand in docs/mechanisms.md.

#include <cmath>
#include <cstdio>

#include <gtest/gtest.h>

#include "tests/mechanism/pairs.h"

namespace tests {
namespace {

using namespace models;
using ties::Kind;

constexpr std::size_t kFriend = static_cast<std::size_t>(Kind::friendship);
constexpr int kCells = 2048;

TieCase friends_without_quarrels() {
    TieCase tie;
    tie.kind = ties::ContactRules{}.kinds[kFriend];
    tie.kind.end_rate = 0;
    tie.dissolve = ties::ContactRules{}.dissolve;
    return tie;
}

ties::ContactRules rules_of(const TieCase& tie) {
    ties::ContactRules rules;
    rules.kinds[kFriend] = tie.kind;
    rules.dissolve = tie.dissolve;
    return rules;
}

/// A tie whose contacts are many and small: at the same ratio and the same fixed point a week moves
/// it `times` less.
TieCase smooth_tie(double ratio, double gain, double rate = 3) {
    TieCase tie = friends_without_quarrels();
    tie.kind.contact_rate = rate;
    tie.kind.gain = gain;
    tie.kind.half_life = ratio * std::log(2.0) / (rate * gain);
    return tie;
}

double fixed_point(const TieCase& tie) {
    return root_of([&](double s) { return tie.mean_after(s) - s; }, 0.02, 0.999);
}

/// Chances that are estimated from `n` pairs differ from the true ones by four standard errors at
/// most.
double bound(double share, double n) {
    return 4 * std::sqrt(share * (1 - share) / n) + 1e-9;
}

// p'(s') = sum over s and n of p(s) P(n | rate s o o) [s' = f(s, n)], f from docs/model.md: mean
// strength (those that ended as 0) and share left after half a year, one, three and ten years.
TEST(OneTie, LivesAsTheChainOfItsContactsSays) {
    const TieCase tie = friends_without_quarrels();
    constexpr std::uint32_t kPairs = 20'000;
    StrengthChain chain(tie, kCells);
    chain.start(0.3, 0.3);
    World world = pairs_of(kPairs, Kind::friendship, 0.3f);

    std::uint32_t lived = 0;
    for (const std::uint32_t weeks : {26u, 52u, 156u, 520u}) {
        chain.live(static_cast<int>(weeks - lived));
        live_contact(rules_of(tie), world, 1 + lived, static_cast<int>(weeks - lived));
        lived = weeks;
        EXPECT_NEAR(survivors(world).mean(), chain.alive(), bound(chain.alive(), kPairs)) << weeks;
        const Mean s = strengths(world);
        EXPECT_NEAR(s.mean(), chain.strength(), 4 * s.error()) << weeks;
    }
}

// The grid is no part of the answer: half as many points give the same to a tenth of the error.
TEST(OneTie, ChainIsTheSameOnACoarserGrid) {
    const TieCase tie = friends_without_quarrels();
    StrengthChain fine(tie, kCells), coarse(tie, kCells / 2);
    fine.start(0.3, 0.3), coarse.start(0.3, 0.3);

    fine.live(520), coarse.live(520);

    EXPECT_NEAR(fine.alive(), coarse.alive(), bound(fine.alive(), 20'000) / 40);
    EXPECT_NEAR(fine.strength(), coarse.strength(), 1e-3);
}

// E[s] = s solves s = sum over n of P(n | s) f(s, n) when contacts are many and small. What is left
// over falls in proportion to the gain, so twice the small case less the large one has none.
TEST(OneTie, SettlesAtTheFixedPointOfTheMeanWeek) {
    constexpr std::uint32_t kPairs = 2'000;
    const auto apart = [](double gain, int weeks) {
        const TieCase tie = smooth_tie(3, gain);
        World world = pairs_of(kPairs, Kind::friendship, 0.6f);
        live_contact(rules_of(tie), world, 1, weeks);
        const Mean s = strengths(world);
        return std::pair(s.mean() - fixed_point(tie), s.error());
    };
    const auto [large, large_error] = apart(0.02, 1'000);
    const auto [small, small_error] = apart(0.01, 2'000);

    EXPECT_NEAR(fixed_point(smooth_tie(3, 1e-4)), 1 - 1 / 3.0, 1e-3);
    EXPECT_LT(large, -4 * large_error);  // fluctuation costs strength
    EXPECT_NEAR(2 * small - large, 0, 4 * std::hypot(2 * small_error, large_error));
}

// s(t) = s(0) 2^(-t/H). Each week's rounding is at most half of 1/65535, and fades as well.
TEST(OneTie, FadesByItsHalfLifeToTheRoundingOfItsStorage) {
    for (const double half_life : {8.0, 45.0, 200.0, 400.0}) {
        ties::ContactRules rules;
        rules.kinds[kFriend].contact_rate = 0;
        rules.kinds[kFriend].end_rate = 0;
        rules.kinds[kFriend].half_life = half_life;
        World world = pairs_of(1, Kind::friendship, 0.9f);
        const double decay = std::exp2(-1 / half_life);
        double s = ties::from_strength(world.ties.strength[0]);
        double most = 0;

        for (std::uint32_t week = 1; week <= 3 * half_life; ++week) {
            live_contact(rules, world, week, 1);
            s *= decay;
            most = most * decay + 0.5001 / ties::kStrengthScale;
            ASSERT_NEAR(ties::from_strength(world.ties.strength[0]), s, most) << half_life;
        }
    }
}

/// Share of ties left after `weeks`, of pairs that are `open`.
Mean left_after(const TieCase& tie, double open, float start, std::uint32_t pairs, int weeks) {
    World world = pairs_of(pairs, Kind::friendship, start);
    set_openness(world, open);
    live_contact(rules_of(tie), world, 1, weeks);
    return survivors(world);
}

// s* = 1 - 1/R > `dissolve` exactly when R = rate o o gain q H / ln 2 > 1 / (1 - dissolve): with
// many small contacts all ties end below, all live above.
TEST(Tipping, IsSharpWhereTheFormulaSaysWhenContactsAreSmall) {
    const TieCase tie = smooth_tie(1, 0.0005);
    const double tips = std::sqrt(1 / (1 - tie.dissolve));
    constexpr int kWeeks = 20'000;

    EXPECT_EQ(left_after(tie, tips * std::sqrt(0.85), 0.3f, 100, kWeeks).mean(), 0);
    EXPECT_EQ(left_after(tie, tips * std::sqrt(1.15), 0.3f, 100, kWeeks).mean(), 1);
}

// With the contacts of a friendship chance blurs it: after twenty years the share left follows the
// chain at every openness: below the threshold no more than Markov's bound, above it most.
TEST(Tipping, FollowsTheChainAcrossTheThreshold) {
    constexpr std::uint32_t kPairs = 1'000;
    constexpr int kWeeks = 20 * 52;
    const TieCase open = friends_without_quarrels();
    double before = -1;
    for (const double ratio : {0.5, 0.9, 1.2, 1.6, 2.2, 3.0}) {
        TieCase tie = open;
        const double each = std::sqrt(ratio / open.ratio());
        tie.open_product = each * each;
        StrengthChain chain(tie, 1024);
        chain.start(0.5, 0.5);
        chain.live(kWeeks);

        const double left = left_after(open, each, 0.5f, kPairs, kWeeks).mean();

        EXPECT_NEAR(left, chain.alive(), bound(chain.alive(), kPairs)) << ratio;
        EXPECT_GE(left, before);
        // E[s] grows at most by F'(0) a week, and s >= dissolve of every tie that is left.
        const double growth = tie.mean_after(1e-6) / 1e-6;
        const double most = 0.5 * std::pow(growth, kWeeks) / tie.dissolve;
        EXPECT_LE(left, most + bound(std::min(most, 0.5), kPairs)) << ratio;
        std::printf("ratio %.1f: share of ties left %.3f, chain %.3f, settled strength %.2f\n",
                    ratio,
                    left,
                    chain.alive(),
                    ratio > 1 ? fixed_point(tie) : 0);
        before = left;
    }
    EXPECT_GT(before, 0.5);
}

// The rate, the gain, the quality and the half-life tip it as openness does.
TEST(Tipping, DependsOnTheProductAlone) {
    const TieCase tie = smooth_tie(1.3, 0.001);
    TieCase less_rate = tie, less_gain = tie, less_time = tie;
    less_rate.kind.contact_rate *= 0.6;
    less_gain.kind.gain *= 0.6;
    less_time.kind.half_life *= 0.6;
    constexpr int kWeeks = 6'000;

    EXPECT_EQ(left_after(tie, 1, 0.3f, 50, kWeeks).mean(), 1);
    for (const TieCase& changed : {less_rate, less_gain, less_time})
        EXPECT_EQ(left_after(changed, 1, 0.3f, 50, kWeeks).mean(), 0);
    World lonely = pairs_of(50, Kind::friendship, 0.3f);
    set_openness(lonely, 1, 1);
    auto rules = rules_of(tie);
    rules.drain = 0.4;  // q = 1 - 0.4
    live_contact(rules, lonely, 1, kWeeks);
    EXPECT_EQ(survivors(lonely).mean(), 0);
}

// Access alone: R = 1.35 for two who can get about, 1.35 `mobility_access` = 0.88 when one cannot.
// Needs, moods and hours are such that nothing else moves openness.
TEST(Tipping, LosingMobilityAloneEndsATie) {
    residents::LonelinessRules feelings;
    feelings.mood_spread = 0;
    ASSERT_LT(1.35 * feelings.mobility_access, 1);
    World walking = pairs_of(100, Kind::friendship, 0.3f);
    const double open = residents::openness(feelings, walking.residents, ResidentId{0});
    TieCase tie = smooth_tie(1.35 / (open * open), 0.001);
    tie.kind.hours = 0;
    set_openness(walking, open);
    World bound = walking;
    for (std::uint32_t row = 0; row < bound.residents.rows(); row += 2)
        bound.residents.mobility_limited[ResidentId{row}] = 1;

    // The cap on openness at 1.99 binds only who can get about.
    live_pairs(rules_of(tie), feelings, walking, 1, 4'000);
    live_pairs(rules_of(tie), feelings, bound, 1, 4'000);

    EXPECT_EQ(survivors(walking).mean(), 1);
    EXPECT_EQ(survivors(bound).mean(), 0);
}

}  // namespace
}  // namespace tests
