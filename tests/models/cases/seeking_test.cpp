#include "models/cases/seeking.h"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "models/world.h"
#include "tests/support/small_world.h"

namespace models::cases {
namespace {

using interventions::Programme;

constexpr sim::Step kWeek{.number = 40, .week = 20, .seed = 9};

/// Adults of 50; those in even rows are lonely for a year.
World half_lonely(std::uint32_t people) {
    World world = support::adults_alone(people, 1);
    for (std::uint32_t row = 0; row < people; ++row) {
        world.residents.age[ResidentId{row}] = 50 * 52;
        world.residents.weeks_lonely[ResidentId{row}] = row % 2 == 0 ? 52 : 0;
    }
    return world;
}

/// A service that looks for people, with more hours than it needs.
Programme seeker(double share) {
    auto p = support::busy_programme(interventions::Mechanism::group);
    p.terms.mechanism = interventions::Mechanism::service;
    p.terms.sought_per_week = share;
    p.terms.response = 0.6;
    p.terms.sensitivity = 0.7;
    p.terms.specificity = 0.9;
    p.terms.hours_per_attempt = 0.25;
    p.terms.hours_per_contact = 2;
    p.terms.euro_per_participant = 3;
    p.service.hours.a_week = 1e9;
    return p;
}

struct Found {
    Casebook book;
    Programme programme;
    std::set<std::uint32_t> rows() const {
        std::set<std::uint32_t> out;
        for (const Case& one : book.cases)
            out.insert(one.person.row);
        return out;
    }
};

Casebook empty_book(std::uint32_t people) {
    Casebook book;
    book.seen.assign(people, 0);
    book.generation.assign(people, 0);
    return book;
}

Found sought(const World& world, Programme programme, const HandlingRules& handling = {}) {
    SpottingRules spotting;
    spotting.consents = 0.5;
    Found out{empty_book(world.residents.rows()), std::move(programme)};
    std::vector<Programme> programmes{out.programme};
    sim::Outbox<interventions::Person> scratch;
    seek(kWeek, {spotting, handling, world.residents}, Eyes{}, programmes, scratch, out.book);
    out.programme = programmes[0];
    return out;
}

double four_errors(double n, double p) {
    return 4 * std::sqrt(n * p * (1 - p));
}

TEST(Seeking, ReachesFindsAndSignalsByItsChances) {
    constexpr std::uint32_t kPeople = 80'000;
    HandlingRules handling;
    handling.wants_nothing = 0.2;
    const Found found = sought(half_lonely(kPeople), seeker(0.25), handling);
    const auto& books = found.programme.service.books;

    EXPECT_NEAR(books.sought, kPeople * 0.25, four_errors(kPeople, 0.25));
    const double answers = 0.6 * 0.8;
    EXPECT_NEAR(books.answered, books.sought * answers, four_errors(books.sought, answers));
    const double half = books.answered / 2.0;
    EXPECT_NEAR(books.found, half * 0.7, four_errors(books.answered, 0.35));
    EXPECT_NEAR(books.mistaken, half * 0.1, four_errors(books.answered, 0.05));
    EXPECT_NEAR(books.signalled, books.found * 0.5, four_errors(books.found, 0.5));
    EXPECT_EQ(found.book.cases.size(), books.signalled);
    EXPECT_EQ(found.book.funnel.recognised, books.found);
    for (const std::uint32_t row : found.rows())
        ASSERT_EQ(row % 2, 0u);
}

// Each attempt takes its hours, each of those who seem lonely a contact, and nothing else does.
TEST(Seeking, HoursAndEuroAreThoseOfAttemptsAndContacts) {
    const Found found = sought(half_lonely(20'000), seeker(0.2));
    const auto& books = found.programme.service.books;
    EXPECT_NEAR(books.hours_given,
                0.25 * books.sought + 2.0 * (books.found + books.mistaken),
                1e-9 * books.hours_given);
    EXPECT_NEAR(found.programme.ledger.euro_municipality, 3.0 * books.sought, 1e-6);
}

TEST(Seeking, StopsWhereItsHoursEnd) {
    Programme p = seeker(0.5);
    p.service.hours.a_week = 100;
    const Found found = sought(half_lonely(20'000), p);
    EXPECT_LE(found.programme.service.hours.given, 100 + 1e-9);
    EXPECT_GT(found.programme.service.hours.given, 99);
    EXPECT_LT(found.programme.service.books.sought, 400u);
}

TEST(Seeking, OfALargerShareReachesTheSamePeopleAndOthers) {
    const World world = half_lonely(20'000);
    const auto some = sought(world, seeker(0.1)).rows();
    const auto more = sought(world, seeker(0.2)).rows();
    ASSERT_GT(some.size(), 50u);
    EXPECT_GT(more.size(), some.size());
    for (const std::uint32_t row : some)
        EXPECT_TRUE(more.contains(row)) << row;
}

TEST(Seeking, SignalsNobodyWhoHasACaseOrIsYoungerThanItsAge) {
    World world = half_lonely(4'000);
    Programme p = seeker(1);
    p.terms.min_age = 65;
    EXPECT_EQ(sought(world, p).programme.service.books.sought, 0u);

    p.terms.min_age = 18;
    SpottingRules spotting;
    spotting.consents = 1;
    HandlingRules handling;
    Casebook book = empty_book(4'000);
    for (auto& seen : book.seen)
        seen = kHasCase;
    std::vector<Programme> programmes{p};
    sim::Outbox<interventions::Person> scratch;
    seek(kWeek, {spotting, handling, world.residents}, Eyes{}, programmes, scratch, book);
    EXPECT_EQ(book.cases.size(), 0u);
    EXPECT_GT(programmes[0].service.books.answered, 0u);
}

TEST(Seeking, OfNobodyLeavesEverythingAsItWas) {
    const Found found = sought(half_lonely(4'000), seeker(0));
    EXPECT_EQ(found.programme.service.books.hours_given, 0);
    EXPECT_TRUE(found.book.cases.empty());
    EXPECT_TRUE(found.book.events.empty());
}

TEST(Seeking, TellsGpsOfServicesForTheirPatients) {
    Eyes eyes;
    eyes.at[0] = {Eye{}};
    eyes.at[1] = {Eye{}};
    Programme p = seeker(0);
    p.terms.known_to_gps = 0.75;
    tell_gps({p}, 5, eyes);  // before it runs
    EXPECT_EQ(eyes.at[0][0].known, 0);
    tell_gps({p}, 20, eyes);
    EXPECT_EQ(eyes.at[0][0].known, 0.75f);
    EXPECT_EQ(eyes.at[1][0].known, 0);
    EXPECT_NEAR(
        signalling({}, Door::gp, eyes.at[0][0], eyes),
        SpottingRules{}.professional_signals * (0.75 + 0.25 * SpottingRules{}.without_meldpunt),
        1e-9);
}

}  // namespace
}  // namespace models::cases
