// The loop of withdrawal: lonely for long -> less initiative -> fewer contacts -> lonelier. A push
// makes it visible, and `withdrawal` = 0 switches it off.

#include <cmath>
#include <cstdio>

#include <gtest/gtest.h>

#include "tests/mechanism/life.h"

namespace tests {
namespace {

using namespace models;

constexpr std::uint32_t kPeople = 1'500;
constexpr std::uint32_t kReplicates = 8;
constexpr float kPush = 0.4f;  // of both needs

bool pushed(std::uint32_t row, std::uint64_t seed) {
    return sim::Rng({seed, 0}, 999, row).chance(0.5);
}

void push(World& world, std::uint64_t seed, float by) {
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
        if (!world.residents.alive[ResidentId{row}] || !pushed(row, seed)) continue;
        world.residents.social_need[ResidentId{row}] += by;
        world.residents.emotional_need[ResidentId{row}] += by;
    }
}

/// Pushed people against themselves in a life without the push, in the year after it ended.
struct After {
    double contacts = 0;  // a week
    double lonely = 0;    // a year after the push ended
    double openness = 0;
    bool same_ties = true;
};

Rules rules_with(double withdrawal) {
    Rules rules;
    rules.loneliness.withdrawal = withdrawal;
    rules.contact.drain = 0;
    return rules;
}

After after_push(double withdrawal, std::uint64_t seed) {
    const Rules rules = rules_with(withdrawal);
    const auto settled = still_settlement(rules, kPeople, seed);
    Life calm(rules, settled, seed, kSettlingWeeks), moved(rules, settled, seed, kSettlingWeeks);
    push(moved.world(), seed, kPush);
    calm.live(52), moved.live(52);
    push(moved.world(), seed, -kPush);
    After out;
    double people = 0;
    for (int week = 0; week < 52; ++week) {
        calm.live(1), moved.live(1);
        for (std::uint32_t row = 0; row < kPeople; ++row) {
            const ResidentId r{row};
            if (!calm.world().residents.adult(r) || !pushed(row, seed)) continue;
            ++people;
            out.contacts += contacts_of(moved.world(), r) - contacts_of(calm.world(), r);
            out.openness += shadow_openness(moved.world().residents.shadow[r]) -
                            shadow_openness(calm.world().residents.shadow[r]);
            if (week == 51)
                out.lonely += 52 * (loneliness(moved.world().residents, r) -
                                    loneliness(calm.world().residents, r));
        }
    }
    out.contacts /= people, out.lonely /= people, out.openness /= people;
    out.same_ties = calm.world().ties.strength == moved.world().ties.strength &&
                    calm.world().ties.other == moved.world().ties.other;
    return out;
}

// Without withdrawal and drain nothing that is felt reaches a tie: the same to the last bit.
TEST(Withdrawal, WhenOffNothingThatIsFeltReachesATie) {
    const After off = after_push(0, 1);

    EXPECT_EQ(off.openness, 0);
    EXPECT_EQ(off.contacts, 0);
    EXPECT_TRUE(off.same_ties);
}

// A push of a year leaves fewer contacts in the next, and more loneliness at its end than the same
// push leaves without the loop.
TEST(Withdrawal, TurnsAPassingPushIntoFewerContactsAndMoreLonelinessAfterwards) {
    Mean contacts, openness, more_lonely, lonely_on, lonely_off;
    for (std::uint64_t seed = 1; seed <= kReplicates; ++seed) {
        const After on = after_push(residents::LonelinessRules{}.withdrawal, seed);
        const After off = after_push(0, seed);
        contacts.add(on.contacts);
        openness.add(on.openness);
        more_lonely.add(on.lonely - off.lonely);
        lonely_on.add(on.lonely), lonely_off.add(off.lonely);
    }
    std::printf("a year after the push: contacts a week %+.4f (%.4f), openness %+.4f (%.4f)\n",
                contacts.mean(),
                contacts.error(),
                openness.mean(),
                openness.error());
    std::printf("L %+.5f (%.5f) with withdrawal, %+.5f (%.5f) without, apart %+.5f (%.5f)\n",
                lonely_on.mean(),
                lonely_on.error(),
                lonely_off.mean(),
                lonely_off.error(),
                more_lonely.mean(),
                more_lonely.error());
    EXPECT_LT(contacts.mean(), -4 * contacts.error());
    EXPECT_LT(openness.mean(), -4 * openness.error());
    EXPECT_GT(more_lonely.mean(), 4 * more_lonely.error());
}

}  // namespace
}  // namespace tests
