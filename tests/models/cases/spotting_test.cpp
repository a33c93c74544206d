#include "models/cases/spotting.h"

#include <cmath>

#include <gtest/gtest.h>

#include "sim/parallel.h"

#include "models/world.h"
#include "tests/support/small_world.h"

namespace models::cases {
namespace {

constexpr sim::Step kWeek{.number = 20, .week = 20, .seed = 9};

/// Everybody is half lonely for a year, 50 years old, healthy, and lives alone.
World lonely_people(std::uint32_t people) {
    World world = support::adults_alone(people, 1);
    for (std::uint32_t row = 0; row < people; ++row) {
        const ResidentId r{row};
        world.residents.weeks_lonely[r] = 52;
        world.residents.age[r] = 50 * 52;
        world.residents.social[r] = world.residents.emotional[r] = 0.5f;
    }
    return world;
}

/// Only GPs meet people, by hand-made chances.
SpottingRules only_gps(double rate, double recognise) {
    SpottingRules rules;
    for (auto& door : rules.doors)
        door = {};
    rules.doors[0] = {rate, 2 * rate, recognise};
    rules.taboo = 0;
    return rules;
}

Eyes one_gp(const Eye& eye = {.post = 3, .person = 77, .network = 0}) {
    Eyes eyes;
    eyes.at[0] = {eye};
    eyes.meldpunt = 0;
    return eyes;
}

Casebook spotted(const SpottingRules& rules, const Eyes& eyes, const World& world) {
    Casebook book;
    SpottingScratch scratch;
    spot(rules, eyes, kWeek, world.residents, world.households, world.ties, scratch, book);
    return book;
}

double four_errors(double n, double p) {
    return 4 * std::sqrt(n * p * (1 - p));
}

TEST(Spotting, MeetsRecognisesAndSignalsByItsChances) {
    constexpr std::uint32_t kPeople = 40'000;
    const World world = lonely_people(kPeople);
    auto rules = only_gps(0.3, 0.4);
    rules.professional_signals = 0.5;
    rules.consents = 0.6;
    const auto book = spotted(rules, one_gp(), world);

    const double met = -std::expm1(-0.3);
    EXPECT_NEAR(book.funnel.met, kPeople * met, four_errors(kPeople, met));
    EXPECT_NEAR(book.funnel.recognised, 0.4 * book.funnel.met, four_errors(book.funnel.met, 0.4));
    const double signals = 0.5 * 1.0 * 0.6;  // trust of a half counts as 1
    EXPECT_NEAR(book.funnel.signalled,
                signals * book.funnel.recognised,
                four_errors(book.funnel.recognised, signals));
    EXPECT_EQ(book.cases.size(), book.funnel.signalled);
    EXPECT_EQ(book.cases[0].signaller.post, 3);
    EXPECT_EQ(book.cases[0].signaller.person, 77u);
}

TEST(Spotting, FrailPeopleAreMetAtTheirOwnRateAndWhoStaysInOnlyAtHome) {
    constexpr std::uint32_t kPeople = 20'000;
    World world = lonely_people(kPeople);
    auto rules = only_gps(0.1, 0);
    for (std::uint32_t row = 0; row < kPeople; ++row)
        world.residents.limited[ResidentId{row}] = 1;
    const double met = -std::expm1(-0.2);
    EXPECT_NEAR(
        spotted(rules, one_gp(), world).funnel.met, kPeople * met, four_errors(kPeople, met));

    std::swap(rules.doors[0], rules.doors[static_cast<std::size_t>(Door::hairdresser)]);
    Eyes eyes = one_gp();
    std::swap(eyes.at[0], eyes.at[static_cast<std::size_t>(Door::hairdresser)]);
    EXPECT_GT(spotted(rules, eyes, world).funnel.met, 0u);
    for (std::uint32_t row = 0; row < kPeople; ++row)
        world.residents.mobility_limited[ResidentId{row}] = 1;
    EXPECT_EQ(spotted(rules, eyes, world).funnel.met, 0u);
}

TEST(Spotting, VolunteersMeetPeopleByTheirNumber) {
    constexpr std::uint32_t kPeople = 10'000;
    const World world = lonely_people(kPeople);
    SpottingRules rules = only_gps(0, 0);
    rules.doors[static_cast<std::size_t>(Door::volunteer)].rate = 0.1;
    rules.volunteers_at_rate = 5;
    const auto met = [&](std::size_t volunteers) {
        Eyes eyes;
        eyes.at[static_cast<std::size_t>(Door::volunteer)].resize(volunteers);
        return spotted(rules, eyes, world).funnel.met;
    };
    EXPECT_EQ(met(0), 0u);
    for (const double times : {0.5, 1.0, 2.0}) {
        const double chance = -std::expm1(-0.1 * times);
        EXPECT_NEAR(met(static_cast<std::size_t>(50 * times)),
                    kPeople * chance,
                    four_errors(kPeople, chance));
    }
}

TEST(Spotting, SomeNeverSeeIt) {
    constexpr std::uint32_t kPeople = 1'000;
    const World world = lonely_people(kPeople);
    const auto rules = only_gps(50, 1);
    const auto blind = spotted(rules, one_gp({.post = 3, .network = 0, .sees = false}), world);
    EXPECT_EQ(blind.funnel.met, kPeople);
    EXPECT_EQ(blind.funnel.recognised, 0u);
}

TEST(Spotting, LooksOnlyForWhoIsLonelyForLongAndHasNoCase) {
    World world = lonely_people(4);
    const auto rules = only_gps(50, 1);
    world.residents.weeks_lonely[ResidentId{0}] = static_cast<std::uint16_t>(rules.least_weeks - 1);
    world.residents.age[ResidentId{1}] = 17 * 52;
    Casebook book;
    book.seen = {0, 0, kHasCase, 0};
    book.generation.assign(4, 0);
    SpottingScratch scratch;
    spot(rules, one_gp(), kWeek, world.residents, world.households, world.ties, scratch, book);
    EXPECT_EQ(book.funnel.met, 1u);
    EXPECT_EQ(book.seen[3] & kMet, kMet);
}

TEST(Spotting, CountsASpellOfLonelinessOnce) {
    World world = lonely_people(1);
    auto rules = only_gps(50, 1);
    rules.professional_signals = 0;
    Casebook book;
    SpottingScratch scratch;
    const auto week = [&](std::uint32_t n) {
        spot(rules,
             one_gp(),
             {n, 1, 9},
             world.residents,
             world.households,
             world.ties,
             scratch,
             book);
    };
    week(1), week(2);
    EXPECT_EQ(book.funnel.met, 1u);
    EXPECT_EQ(book.funnel.recognised, 1u);
    world.residents.weeks_lonely[ResidentId{0}] = 0;
    week(3);
    world.residents.weeks_lonely[ResidentId{0}] = 52;
    week(4);
    EXPECT_EQ(book.funnel.met, 2u);
}

TEST(Recognition, FollowsItsFormula) {
    World world = lonely_people(1);
    const ResidentId r{0};
    auto rules = only_gps(1, 0.1);
    rules.taboo = 0.25;
    rules.training_gain = 0.8;
    rules.familiarity_gain = 0.5;
    const Eye eye{.training = 0.5f, .breadth = 0.5f};
    EXPECT_NEAR(
        recognition(rules, Door::gp, eye, world.residents, r), 0.1 * 1.0 * 0.75 * 1.4 * 1.25, 1e-9);
    world.residents.social[r] = 1;  // lonelier by half of it
    EXPECT_NEAR(recognition(rules, Door::gp, {}, world.residents, r), 0.1 * 1.25 * 0.75, 1e-9);
}

TEST(Signalling, NeedsAPlaceTrustAndFreedomToSpeak) {
    SpottingRules rules;
    rules.professional_signals = 0.4;
    rules.volunteer_signals = 0.4;
    rules.neighbour_signals = 0.2;
    rules.without_meldpunt = 0.1;
    rules.volunteer_hesitates = 0.5;
    Eyes eyes;
    Eye member{.network = 0, .trust = 0.5f}, stranger{.trust = 0.5f};
    EXPECT_DOUBLE_EQ(signalling(rules, Door::gp, member, eyes), 0.4);
    EXPECT_NEAR(signalling(rules, Door::gp, stranger, eyes), 0.04, 1e-9);
    eyes.known = 0.5;
    EXPECT_NEAR(signalling(rules, Door::gp, stranger, eyes), 0.4 * 0.55, 1e-9);
    EXPECT_NEAR(signalling(rules, Door::hairdresser, stranger, eyes), 0.2 * 0.55, 1e-9);
    member.trust = 1;
    EXPECT_NEAR(signalling(rules, Door::gp, member, eyes), 0.6, 1e-9);
    EXPECT_NEAR(signalling(rules, Door::volunteer, member, eyes), 0.3, 1e-9);
    eyes.privacy_settled = true;
    EXPECT_NEAR(signalling(rules, Door::volunteer, member, eyes), 0.6, 1e-9);
}

TEST(Signalling, OfASecretIsAnonymousOrNotAtAll) {
    const World world = lonely_people(2'000);
    auto rules = only_gps(50, 1);
    rules.professional_signals = 1;
    rules.consents = 0;
    Eyes eyes = one_gp();
    EXPECT_EQ(spotted(rules, eyes, world).cases.size(), 0u);
    eyes.anonymous = true;
    const auto book = spotted(rules, eyes, world);
    ASSERT_EQ(book.cases.size(), 2'000u);
    EXPECT_TRUE(book.cases[0].anonymous);
}

TEST(Spotting, IsTheSameOnOneThreadAndOnTwo) {
    const World world = lonely_people(40'000);
    const auto rules = only_gps(0.3, 0.4);
    Casebook one, two;
    sim::with_threads(1, [&] { one = spotted(rules, one_gp(), world); });
    sim::with_threads(2, [&] { two = spotted(rules, one_gp(), world); });
    sim::StateHash a, b;
    one.add_to(a);
    two.add_to(b);
    EXPECT_EQ(a.value(), b.value());
    EXPECT_GT(one.cases.size(), 10u);
}

}  // namespace
}  // namespace models::cases
