#include "models/ties/contact.h"

#include <cmath>
#include <tuple>

#include <gtest/gtest.h>

#include "tests/support/small_world.h"

namespace models::ties {
namespace {

/// `pairs` pairs of residents with one tie each.
World pairs_of(std::uint32_t pairs, Kind kind, float strength) {
    World world = support::adults_alone(2 * pairs, 4);
    for (std::uint32_t k = 0; k < pairs; ++k)
        world.ties.connect(ResidentId{2 * k}, ResidentId{2 * k + 1}, kind, strength);
    return world;
}

double mean_contacts(const World& world) {
    double contacts = 0;
    double ties = 0;
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row)
        for (std::uint32_t k = 0; k < world.ties.count[ResidentId{row}]; ++k) {
            contacts += world.ties.contacts[world.ties.begin[ResidentId{row}] + k];
            ++ties;
        }
    return contacts / ties;
}

// Contacts are Poisson with mean rate x s x openness x openness; its mean within 4 standard errors.
TEST(Contact, HappensAtTheRateOfTheFormula) {
    ContactRules rules;
    rules.kinds[static_cast<std::size_t>(Kind::friendship)].contact_rate = 2;
    World world = pairs_of(50'000, Kind::friendship, 0.5f);
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row)
        world.residents.shadow[ResidentId{row}] = make_shadow(row % 2 ? 0.5f : 0.8f, 0);
    ContactScratch scratch;

    meet(rules, {.number = 1, .week = 1, .seed = 5}, world.residents, world.ties, scratch);

    const double mean = 2 * 0.5 * 0.5 * 0.8;
    EXPECT_NEAR(mean_contacts(world), mean, 4 * std::sqrt(mean / 50'000));
}

TEST(Contact, IsTheSameWeekForBothEnds) {
    const ContactRules rules;
    World world = pairs_of(2'000, Kind::neighbour, 0.4f);
    ContactScratch scratch;

    for (std::uint32_t week = 1; week <= 100; ++week)
        meet(rules, {.number = week, .week = 1, .seed = 5}, world.residents, world.ties, scratch);

    std::uint32_t left = 0;
    for (std::uint32_t row = 0; row < world.residents.rows(); row += 2) {
        const ResidentId a{row};
        const ResidentId b{row + 1};
        ASSERT_EQ(world.ties.count[a], world.ties.count[b]);
        if (world.ties.count[a] == 0) continue;
        ++left;
        const auto here = world.ties.begin[a];
        const auto there = world.ties.begin[b];
        ASSERT_EQ(world.ties.strength[here], world.ties.strength[there]);
        ASSERT_EQ(world.ties.kind[here], world.ties.kind[there]);
        ASSERT_EQ(world.ties.contacts[here], world.ties.contacts[there]);
    }
    EXPECT_GT(left, 0u);
    EXPECT_LT(left, 2'000u);
}

// Without contact strength halves in the half-life: the kind's own, to 16 bits a week.
TEST(Fading, HalvesStrengthInAHalfLife) {
    ContactRules rules;
    auto& kind = rules.kinds[static_cast<std::size_t>(Kind::friendship)];
    kind.contact_rate = 0;
    kind.half_life = 40;
    kind.end_rate = 0;
    World world = pairs_of(10, Kind::friendship, 0.8f);
    ContactScratch scratch;

    for (std::uint32_t week = 1; week <= 40; ++week)
        meet(rules, {.number = week, .week = 1, .seed = 5}, world.residents, world.ties, scratch);

    EXPECT_NEAR(from_strength(world.ties.strength[0]), 0.4, 40 * 0.5 / 65535);
}

TEST(Fading, EndsATieUnderTheThresholdButNeverKin) {
    ContactRules rules;
    for (auto& kind : rules.kinds)
        kind.contact_rate = 0;
    World friends = pairs_of(10, Kind::friendship, 0.1f);
    World kin = pairs_of(10, Kind::other_kin, 0.1f);
    ContactScratch scratch;

    for (std::uint32_t week = 1; week <= 200; ++week) {
        const sim::Step step{.number = week, .week = 1, .seed = 5};
        meet(rules, step, friends.residents, friends.ties, scratch);
        meet(rules, step, kin.residents, kin.ties, scratch);
    }

    EXPECT_EQ(friends.ties.count[ResidentId{0}], 0);
    EXPECT_EQ(kin.ties.count[ResidentId{0}], 1);
    EXPECT_GE(from_strength(kin.ties.strength[0]), rules.kinds[2].floor - 1e-4);
}

// A tie survives while rate x openness^2 x gain x half-life > ln 2: well above it nearly all live
// on with strength about 1 - ln 2 / that product, well below it none does.
TEST(Fading, TipsWhereTheFormulaSays) {
    const auto after_years = [](double product) {
        ContactRules rules;
        auto& kind = rules.kinds[static_cast<std::size_t>(Kind::friendship)];
        kind.contact_rate = 3;
        kind.half_life = 100;
        kind.gain = product / (kind.contact_rate * kind.half_life);
        kind.end_rate = 0;
        World world = pairs_of(500, Kind::friendship, 0.5f);
        ContactScratch scratch;
        for (std::uint32_t week = 1; week <= 2'000; ++week)
            meet(rules,
                 {.number = week, .week = 1, .seed = 9},
                 world.residents,
                 world.ties,
                 scratch);
        double alive = 0;
        double strength = 0;
        for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
            if (world.ties.count[ResidentId{row}] == 0) continue;
            alive += 1;
            strength += from_strength(world.ties.strength[world.ties.begin[ResidentId{row}]]);
        }
        return std::pair(alive / world.residents.rows(), alive > 0 ? strength / alive : 0);
    };

    const auto [many, strength] = after_years(3 * std::log(2.0));
    const auto [few, ignored] = after_years(0.5 * std::log(2.0));

    EXPECT_GT(many, 0.99);
    // Mean-field 1 - 1/3; fluctuations of the Poisson contacts pull it down a little.
    EXPECT_NEAR(strength, 2.0 / 3, 0.04);
    EXPECT_EQ(few, 0);
}

// Loneliness takes `drain` from a contact's gain, half for each end.
TEST(Drain, LowersWhatAContactAdds) {
    const float calm = strength_after(0.3f, 0.99f, 0.1f, 1.0f, 2);
    const float lonely = strength_after(0.3f, 0.99f, 0.1f, 0.8f, 2);

    EXPECT_FLOAT_EQ(calm, 0.297f + 0.2f * (1 - 0.297f));
    EXPECT_FLOAT_EQ(lonely, 0.297f + 0.16f * (1 - 0.297f));
}

TEST(Provision, AddsUpCompanionshipAndAttachment) {
    ContactRules rules;
    for (auto& kind : rules.kinds)
        kind.contact_rate = 0;
    World world = support::adults_alone(3, 8);
    world.ties.connect(ResidentId{0}, ResidentId{1}, Kind::friendship, 0.6f);
    world.ties.connect_outside(ResidentId{0}, 77, Kind::neighbour, 0.5f);
    ContactScratch scratch;

    meet(rules, {.number = 1, .week = 1, .seed = 5}, world.residents, world.ties, scratch);

    const auto& f = rules.kinds[static_cast<std::size_t>(Kind::friendship)];
    const auto& n = rules.kinds[static_cast<std::size_t>(Kind::neighbour)];
    const double sf = 0.6 * std::exp2(-1 / f.half_life);
    const double sn = 0.5 * std::exp2(-1 / n.half_life);
    EXPECT_NEAR(world.residents.companionship[ResidentId{0}],
                f.companionship * sf + n.companionship * sn,
                1e-4);
    EXPECT_NEAR(world.residents.attachment[ResidentId{0}],
                1 - (1 - f.attachment * sf) * (1 - n.attachment * sn),
                1e-4);
    EXPECT_EQ(world.residents.companionship[ResidentId{2}], 0);
}

TEST(Ties, MakeRoomByLettingTheWeakestGo) {
    World world = support::adults_alone(6, 4);
    auto& ties = world.ties;
    ties.connect(ResidentId{0}, ResidentId{1}, Kind::other_kin, 0.1f);
    ties.connect(ResidentId{0}, ResidentId{2}, Kind::friendship, 0.15f);
    ties.connect(ResidentId{0}, ResidentId{3}, Kind::friendship, 0.4f);
    ties.connect(ResidentId{0}, ResidentId{4}, Kind::neighbour, 0.3f);
    ASSERT_TRUE(ties.full(ResidentId{0}));

    EXPECT_TRUE(ties.make_room(ResidentId{0}, 0.2f));
    EXPECT_EQ(ties.find(ResidentId{0}, 2), -1);
    EXPECT_EQ(ties.count[ResidentId{2}], 0);
    EXPECT_GE(ties.find(ResidentId{0}, 1), 0);
    ASSERT_TRUE(ties.connect(ResidentId{0}, ResidentId{5}, Kind::buddy, 0.2f));
    EXPECT_FALSE(ties.make_room(ResidentId{0}, 0.1f));
}

TEST(Ties, AreRefusedWithOneselfTwiceOrWithoutRoom) {
    World world = support::adults_alone(3, 1);
    auto& ties = world.ties;

    EXPECT_FALSE(ties.connect(ResidentId{0}, ResidentId{0}, Kind::friendship, 0.5f));
    EXPECT_TRUE(ties.connect(ResidentId{0}, ResidentId{1}, Kind::friendship, 0.5f));
    EXPECT_FALSE(ties.connect(ResidentId{1}, ResidentId{0}, Kind::friendship, 0.5f));
    EXPECT_FALSE(ties.connect(ResidentId{2}, ResidentId{0}, Kind::friendship, 0.5f));
}

// A friendship of strength s ends at the share 1 - close_lasts s of its rate; other ties at all of
// it.
TEST(Contact, CloseFriendshipsEndMoreRarely) {
    ContactRules rules;
    rules.close_lasts = 0.8;
    constexpr std::uint32_t kPairs = 40'000;
    for (const auto& [kind, strength, share] : {std::tuple{Kind::friendship, 1.0f, 0.2},
                                                {Kind::friendship, 0.5f, 0.6},
                                                {Kind::club, 0.5f, 1.0}}) {
        rules.kinds[static_cast<std::size_t>(kind)].end_rate = 5.2;
        World world = pairs_of(kPairs, kind, strength);
        ContactScratch scratch;
        meet(rules, {.number = 1, .week = 1, .seed = 5}, world.residents, world.ties, scratch);
        double ended = 0;
        for (std::uint32_t row = 0; row < world.residents.rows(); row += 2)
            ended += world.ties.count[ResidentId{row}] == 0;
        const double chance = share * (1 - std::exp(-5.2 / 52));
        EXPECT_NEAR(ended / kPairs, chance, 4 * std::sqrt(chance / kPairs));
    }
}

}  // namespace
}  // namespace models::ties
