// Along ties: `ties.contact.drain` carries loneliness from one end to the strength of a tie. At 0,
// with `withdrawal` at 0 as well, nobody's loneliness reaches anybody else.

#include <cmath>
#include <cstdio>
#include <set>

#include <gtest/gtest.h>

#include "tests/mechanism/life.h"

namespace tests {
namespace {

using namespace models;

constexpr std::uint64_t kSeed = 3;

Rules rules_with(double drain, double withdrawal) {
    Rules rules;
    rules.contact.drain = drain;
    rules.loneliness.withdrawal = withdrawal;
    return rules;
}

/// An adult with ties to several residents of other households.
ResidentId somebody(const World& world) {
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
        const ResidentId r{row};
        int near = 0;
        for_each_tie(
            world.ties, r, [&](std::size_t k) { near += !ties::is_outside(world.ties.other[k]); });
        if (world.residents.adult(r) && near >= 6) return r;
    }
    ADD_FAILURE() << "nobody has six ties inside";
    return ResidentId{0};
}

void make_lonely(Residents& people, ResidentId r) {
    people.emotional[r] = people.social[r] = 1;
    people.emotional_need[r] = people.social_need[r] = 3;
    people.weeks_lonely[r] = 200;
    const float open = shadow_openness(people.shadow[r]);
    people.shadow[r] = make_shadow(open, 1);
}

/// Other people who have a tie or a feeling that differs between two lives.
std::set<std::uint32_t> touched(const World& a, const World& b, ResidentId apart_from) {
    std::set<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < a.residents.rows(); ++row) {
        const ResidentId r{row};
        if (r == apart_from) continue;
        bool same = a.residents.emotional[r] == b.residents.emotional[r] &&
                    a.residents.social[r] == b.residents.social[r] &&
                    a.ties.count[r] == b.ties.count[r];
        for_each_tie(a.ties, r, [&](std::size_t k) {
            same = same && a.ties.strength[k] == b.ties.strength[k] &&
                   a.ties.other[k] == b.ties.other[k];
        });
        if (!same) rows.insert(row);
    }
    return rows;
}

/// Who else is touched after `weeks` by one person's sudden, lasting loneliness.
struct Spread {
    std::set<std::uint32_t> rows;
    std::set<std::uint32_t> acquainted;  // who knew her at the start
};

Spread spread_of(const Rules& rules, int weeks) {
    const auto settled = still_settlement(rules, 1'500, kSeed);
    Life calm(rules, settled, kSeed, kSettlingWeeks), other(rules, settled, kSeed, kSettlingWeeks);
    const ResidentId r = somebody(settled.world);
    make_lonely(other.world().residents, r);
    calm.live(weeks), other.live(weeks);
    Spread out;
    out.rows = touched(calm.world(), other.world(), r);
    for_each_tie(settled.world.ties, r, [&](std::size_t k) {
        const std::uint32_t end = settled.world.ties.other[k];
        if (!ties::is_outside(end)) out.acquainted.insert(end);
    });
    return out;
}

TEST(Drain, AtZeroKeepsLonelinessWithThePersonToTheLastBit) {
    EXPECT_TRUE(spread_of(rules_with(0, 0), 52).rows.empty());
}

// In the first week it reaches people who know her and nobody else; in a year others as well.
TEST(Drain, CarriesLonelinessOneTieAWeek) {
    const Rules rules = rules_with(ties::ContactRules{}.drain, 0);

    const Spread week = spread_of(rules, 1), year = spread_of(rules, 52);

    EXPECT_FALSE(week.rows.empty());
    for (const std::uint32_t row : week.rows)
        EXPECT_TRUE(week.acquainted.contains(row)) << row;
    EXPECT_GT(year.rows.size(), year.acquainted.size());
}

// Withdrawal alone reaches the other ends too: both meet less.
TEST(Drain, IsNotTheOnlyWayWithdrawalReachesOtherEndsAsWell) {
    const Rules rules = rules_with(0, residents::LonelinessRules{}.withdrawal);

    EXPECT_TRUE(spread_of(rules, 1).rows.empty());  // her openness of last week was as ever
    EXPECT_FALSE(spread_of(rules, 8).rows.empty());
}

/// Change of loneliness, after two years, of people who know somebody whose needs rose for good,
/// against themselves where nobody's did. Nobody's own needs and nobody in her home changed.
double passed_on(const Rules& rules, std::uint64_t seed) {
    const auto settled = still_settlement(rules, 1'500, seed);
    Life calm(rules, settled, seed, kSettlingWeeks), other(rules, settled, seed, kSettlingWeeks);
    World& world = other.world();
    std::set<std::uint32_t> changed, homes;
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
        const ResidentId r{row};
        if (!world.residents.adult(r) || !sim::Rng({seed, 0}, 999, row).chance(0.05)) continue;
        world.residents.social_need[r] += 0.6f;
        world.residents.emotional_need[r] += 0.6f;
        changed.insert(row);
        homes.insert(world.residents.household[r].row);
    }
    std::set<std::uint32_t> others;
    for (const std::uint32_t row : changed)
        for_each_tie(world.ties, ResidentId{row}, [&](std::size_t k) {
            const std::uint32_t end = world.ties.other[k];
            if (ties::is_outside(end)) return;
            if (!homes.contains(world.residents.household[ResidentId{end}].row)) others.insert(end);
        });
    calm.live(104), other.live(104);
    double sum = 0;
    for (const std::uint32_t row : others)
        sum += loneliness(world.residents, ResidentId{row}) -
               loneliness(calm.world().residents, ResidentId{row});
    return sum / static_cast<double>(others.size());
}

Mean passed_on(double drain, double withdrawal) {
    Mean out;
    for (std::uint64_t seed = 1; seed <= 8; ++seed)
        out.add(passed_on(rules_with(drain, withdrawal), seed));
    std::printf("drain %.2f, withdrawal %.2f: others' L %+.6f (%.6f)\n",
                drain,
                withdrawal,
                out.mean(),
                out.error());
    return out;
}

// Contagion as a cause, not as likeness: raise the needs of one adult in twenty and look at those
// who know them. Each way alone passes loneliness on; a stronger drain passes more.
TEST(Drain, AndWithdrawalPassLonelinessOnToThoseWhoKnowTheLonely) {
    const Mean none = passed_on(0, 0), drain = passed_on(0.3, 0), strong = passed_on(0.8, 0),
               withdrawal = passed_on(0, 0.35), both = passed_on(0.3, 0.35);

    EXPECT_EQ(none.mean(), 0);
    EXPECT_GT(drain.mean(), 4 * drain.error());
    EXPECT_GT(withdrawal.mean(), 4 * withdrawal.error());
    EXPECT_GT(strong.mean() - drain.mean(), 4 * std::hypot(strong.error(), drain.error()));
    EXPECT_GT(both.mean(), drain.mean());
}

}  // namespace
}  // namespace tests
