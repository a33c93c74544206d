#include "models/demography/life_events.h"

#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "models/demography/changes.h"
#include "tests/support/consistency.h"
#include "tests/support/small_world.h"

namespace models::demography {
namespace {

constexpr std::uint64_t kSeed = 3;

/// Nobody dies, moves, is born, forms or leaves a couple, or changes work.
Rules quiet_rules() {
    Rules rules;
    auto& events = rules.life_events;
    events.leave_home_rate = events.partner_rate = events.split_rate = 0;
    events.work_loss_rate = events.work_find_rate = 0;
    return rules;
}

/// A toy neighbourhood in which only the demography goes on.
struct Neighbourhood {
    Neighbourhood(const Rules& r, const VitalRates& rates, bool frozen, std::uint32_t people)
        : rules(r),
          settled(settle(support::toy_population(people, kSeed), rates, rules, kSeed, frozen)) {}

    void live_a_week() {
        ++step.number;
        ++step.week;
        draws.make(step, world().residents.rows());
        const NewcomerRules newcomers{rules.loneliness, rules.contact, rules.tie_synthesis};
        live(rules.life_events, newcomers, settled.background, step, draws, lives(), scratch);
    }
    World& world() { return settled.world; }
    Lives lives() { return {world().residents, world().households, world().ties, world().counts}; }

    Rules rules;
    Settlement settled;
    sim::Step step{.number = 0, .week = 0, .seed = kSeed};
    residents::WeeklyDraws draws;
    LifeEventScratch scratch;
};

/// Lives `weeks` and returns the events to expect: the sum of the weekly hazards of everybody who
/// is there. Events less their hazards are a martingale, with the sum of hazards as its variance.
double live_and_expect(Neighbourhood& n,
                       int weeks,
                       const std::function<double(const World&, ResidentId)>& yearly) {
    double expected = 0;
    for (int week = 0; week < weeks; ++week) {
        // The week in which somebody grows older counts at her new age.
        World& world = n.world();
        for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
            const ResidentId r{row};
            if (!world.residents.alive[r]) continue;
            const std::uint16_t older = n.settled.background.frozen ? 0 : 1;
            world.residents.age[r] = static_cast<std::uint16_t>(world.residents.age[r] + older);
            expected += yearly(world, r) / 52;
            world.residents.age[r] = static_cast<std::uint16_t>(world.residents.age[r] - older);
        }
        n.live_a_week();
    }
    return expected;
}

bool in_couple(const World& world, ResidentId r) {
    return partner_of(world.residents, world.households, r) != r;
}

bool has_room(const World& world, ResidentId r) {
    const HouseholdId h = world.residents.household[r];
    const std::uint32_t first = world.households.first[h];
    for (std::uint32_t row = first; row < first + world.households.slots[h]; ++row)
        if (!world.residents.alive[ResidentId{row}]) return true;
    return false;
}

TEST(LifeEvents, DeathsOverTwoYearsFollowTheRates) {
    VitalRates rates;
    rates.death = support::toy_rates().death;
    Neighbourhood n(quiet_rules(), rates, false, 20'000);

    const double expected = live_and_expect(n, 104, [&](const World& world, ResidentId r) {
        return rates.death[static_cast<std::size_t>(world.residents.sex[r])]
                          [static_cast<std::size_t>(world.residents.years(r))];
    });

    EXPECT_GT(expected, 200);
    EXPECT_NEAR(n.world().counts.deaths, expected, 4 * std::sqrt(expected));
    EXPECT_EQ(n.world().counts.births, 0u);
    support::expect_consistent(n.world());
}

// Where the chronically lonely die sooner, so do they alone.
TEST(LifeEvents, TheChronicallyLonelyDieAtTheHazardRatio) {
    VitalRates rates;
    rates.death = support::toy_rates().death;
    Rules rules = quiet_rules();
    rules.life_events.death_ratio_lonely = 1.8;
    Neighbourhood n(rules, rates, false, 20'000);
    auto& residents = n.world().residents;
    for (std::uint32_t row = 0; row < residents.rows(); ++row)
        residents.weeks_lonely[ResidentId{row}] = 200;

    const double expected = live_and_expect(n, 52, [&](const World& world, ResidentId r) {
        const double ratio = world.residents.weeks_lonely[r] >= 52 ? 1.8 : 1;
        return ratio * rates.death[static_cast<std::size_t>(world.residents.sex[r])]
                                  [static_cast<std::size_t>(world.residents.years(r))];
    });

    EXPECT_NEAR(n.world().counts.deaths, expected, 4 * std::sqrt(expected));
}

TEST(LifeEvents, BirthsFollowTheRatesOfWomenInCouplesWithRoom) {
    VitalRates rates;
    rates.birth = support::toy_rates().birth;
    Neighbourhood n(quiet_rules(), rates, false, 20'000);
    const double ratio = n.rules.life_events.birth_ratio;

    const double expected = live_and_expect(n, 52, [&](const World& world, ResidentId r) {
        if (world.residents.sex[r] != Sex::woman || !in_couple(world, r)) return 0.0;
        if (!has_room(world, r)) return 0.0;
        return rates.birth[static_cast<std::size_t>(world.residents.years(r))] * ratio;
    });

    EXPECT_GT(expected, 100);
    EXPECT_NEAR(n.world().counts.births, expected, 4 * std::sqrt(expected));
    support::expect_consistent(n.world());
}

TEST(LifeEvents, CouplesPartAtTheRateOfCouples) {
    Rules rules = quiet_rules();
    rules.life_events.split_rate = 0.05;
    Neighbourhood n(rules, {}, false, 20'000);

    // Half of the rate for each of the two, while she is under 70.
    const double expected = live_and_expect(n, 52, [&](const World& world, ResidentId r) {
        return in_couple(world, r) && world.residents.years(r) < 70 ? 0.05 / 2 : 0.0;
    });

    EXPECT_GT(expected, 200);
    EXPECT_NEAR(n.world().counts.moved_out, expected, 4 * std::sqrt(expected));
    support::expect_consistent(n.world());
}

TEST(LifeEvents, AdultChildrenLeaveHomeAtTheirRate) {
    Rules rules = quiet_rules();
    rules.life_events.leave_home_rate = 0.2;
    Neighbourhood n(rules, {}, false, 20'000);

    const double expected = live_and_expect(n, 52, [&](const World& world, ResidentId r) {
        const bool child = world.residents.position[r] == Position::child;
        return child && world.residents.adult(r) && world.residents.years(r) < 45 ? 0.2 : 0.0;
    });

    EXPECT_GT(expected, 200);
    EXPECT_NEAR(n.world().counts.moved_out, expected, 4 * std::sqrt(expected));
    support::expect_consistent(n.world());
}

std::uint32_t kin_elsewhere(const World& world, ResidentId r) {
    std::uint32_t kin = 0;
    for (std::uint32_t k = 0; k < world.ties.count[r]; ++k) {
        const std::uint32_t at = world.ties.begin[r] + k;
        kin += world.ties.kind[at] == ties::Kind::parent_child &&
               ties::is_outside(world.ties.other[at]);
    }
    return kin;
}

// Ties with parents elsewhere end at the rate of the curve; within 4 standard errors.
TEST(LifeEvents, ParentsElsewhereDieAtTheRateOfTheCurve) {
    Neighbourhood n(quiet_rules(), {}, false, 20'000);
    const auto all_kin = [&] {
        double kin = 0;
        for (std::uint32_t row = 0; row < n.world().residents.rows(); ++row)
            kin += kin_elsewhere(n.world(), ResidentId{row});
        return kin;
    };
    // Nobody turns 18 in this test: who does brings kin of her own.
    for (std::uint32_t row = 0; row < n.world().residents.rows(); ++row) {
        auto& age = n.world().residents.age[ResidentId{row}];
        if (age < kAdultAge * 52) age = 0;
    }
    const double before = all_kin();

    const double expected = live_and_expect(n, 104, [&](const World& world, ResidentId r) {
        if (!world.residents.adult(r) || kin_elsewhere(world, r) == 0) return 0.0;
        return ties::parent_loss_rate(n.rules.tie_synthesis, world.residents.years(r));
    });

    EXPECT_GT(expected, 200);
    EXPECT_NEAR(before - all_kin(), expected, 4 * std::sqrt(expected));
}

// Whatever the rates say, at frozen ages people only move, and whoever leaves is followed by one of
// the same age in years, sex and position: slot by slot.
TEST(LifeEvents, MovesAtFrozenAgesKeepTheCompositionExactly) {
    Neighbourhood n(Rules{}, support::toy_rates(), true, 5'000);
    const World before = n.world();

    for (int week = 0; week < 5 * 52; ++week)
        n.live_a_week();

    EXPECT_GT(n.world().counts.moved_out, 500u);
    EXPECT_EQ(n.world().counts.moved_in, n.world().counts.moved_out);
    EXPECT_EQ(n.world().counts.deaths + n.world().counts.births, 0u);
    for (std::uint32_t row = 0; row < before.residents.rows(); ++row) {
        const ResidentId r{row};
        const auto& now = n.world().residents;
        ASSERT_EQ(now.alive[r], before.residents.alive[r]);
        if (!now.alive[r]) continue;
        ASSERT_EQ(now.years(r), before.residents.years(r));
        ASSERT_EQ(now.sex[r], before.residents.sex[r]);
        ASSERT_EQ(now.position[r], before.residents.position[r]);
    }
    support::expect_consistent(n.world());
}

TEST(LifeEvents, RetirementTakesWorkAndLeavesTies) {
    Neighbourhood n(quiet_rules(), {}, false, 500);
    auto& residents = n.world().residents;
    const ResidentId r{0};
    residents.age[r] = static_cast<std::uint16_t>(n.rules.life_events.retirement_age * 52 - 1);
    residents.work[r] = Work::working;
    const auto ties = n.world().ties;

    n.live_a_week();

    EXPECT_EQ(residents.work[r], Work::retired);
    EXPECT_EQ(n.world().ties.count[r], ties.count[r]);
    EXPECT_EQ(n.world().ties.other, ties.other);
    EXPECT_EQ(n.world().ties.strength, ties.strength);
    EXPECT_EQ(n.world().ties.kind, ties.kind);
}

/// The first couple without children of which both are adults: one of the two.
ResidentId somebody_in_a_couple(const World& world) {
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row)
        if (world.residents.position[ResidentId{row}] == Position::partner_no_child)
            return ResidentId{row};
    return ResidentId{world.residents.rows()};
}

TEST(LifeEvents, ADeathLeavesAWidowWhoGrievesAndWhomKinAndFriendsRallyRound) {
    Neighbourhood n(quiet_rules(), {}, false, 1'000);
    World& world = n.world();
    const ResidentId dies = somebody_in_a_couple(world);
    const ResidentId widow = partner_of(world.residents, world.households, dies);
    const auto before = world.ties;
    auto rng = n.step.rng(999, 0);
    const NewcomerRules newcomers{n.rules.loneliness, n.rules.contact, n.rules.tie_synthesis};

    die({n.rules.life_events, newcomers, n.settled.background, n.step, n.lives(), rng}, dies);

    EXPECT_FALSE(world.residents.alive[dies]);
    EXPECT_EQ(world.residents.position[widow], Position::alone);
    EXPECT_EQ(world.residents.marital[widow], Marital::widowed);
    EXPECT_FLOAT_EQ(world.residents.grief[widow],
                    static_cast<float>(n.rules.loneliness.risks.grief));
    EXPECT_EQ(world.ties.find(widow, dies.row), -1);
    EXPECT_EQ(world.ties.count[widow], before.count[widow] - 1);
    const double more = n.rules.life_events.support_after_loss;
    for (std::uint32_t k = world.ties.begin[widow];
         k < world.ties.begin[widow] + world.ties.count[widow];
         ++k) {
        const auto at = static_cast<std::size_t>(before.find(widow, world.ties.other[k]));
        const double s = ties::from_strength(before.strength[at]);
        const bool close = before.kind[at] <= ties::Kind::friendship;
        EXPECT_NEAR(
            ties::from_strength(world.ties.strength[k]), close ? s + more * (1 - s) : s, 2e-5);
    }
    support::expect_consistent(world);
}

TEST(LifeEvents, AChildWhoTurnsEighteenGetsTiesAndFeelings) {
    Neighbourhood n(quiet_rules(), {}, false, 2'000);
    World& world = n.world();
    std::uint32_t row = 0;
    while (!world.residents.alive[ResidentId{row}] || world.residents.adult(ResidentId{row}))
        ++row;
    const ResidentId child{row};
    world.residents.age[child] = 18 * 52 - 1;

    n.live_a_week();

    EXPECT_TRUE(world.residents.adult(child));
    EXPECT_GT(world.ties.count[child], 0);
    EXPECT_GT(world.residents.social_need[child], -3);
    support::expect_consistent(world);
}

// Friends of who moves out of the area stay friends with chance `friends_stay`, now elsewhere;
// other ties between homes end.
TEST(LifeEvents, FriendshipsOutlastAMove) {
    VitalRates rates;
    rates.move_between.fill(0.3f);
    Rules rules = quiet_rules();
    rules.life_events.friends_stay = 0.7;
    Neighbourhood n(rules, rates, false, 8'000);
    World& world = n.world();
    struct Friend {
        std::uint32_t row, other, uid, mine;
    };
    std::vector<Friend> all;
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
        const ResidentId r{row};
        for (std::uint32_t k = world.ties.begin[r]; k < world.ties.begin[r] + world.ties.count[r];
             ++k)
            if (world.ties.kind[k] == ties::Kind::friendship &&
                !ties::is_outside(world.ties.other[k]))
                all.push_back({row,
                               world.ties.other[k],
                               world.residents.uid(ResidentId{world.ties.other[k]}),
                               world.residents.uid(r)});
    }
    for (int week = 0; week < 30; ++week)
        n.live_a_week();
    double moved = 0, kept = 0;
    for (const auto& f : all) {
        if (world.residents.uid(ResidentId{f.row}) != f.mine) continue;
        if (world.residents.uid(ResidentId{f.other}) == f.uid) continue;
        ++moved;
        kept += world.ties.find(ResidentId{f.row}, ties::kOutside | ties::mover_name(f.uid)) >= 0;
    }
    ASSERT_GT(moved, 200);
    EXPECT_NEAR(kept / moved, 0.7, 4 * std::sqrt(0.7 * 0.3 / moved));
    support::expect_consistent(world);
}

}  // namespace
}  // namespace models::demography
