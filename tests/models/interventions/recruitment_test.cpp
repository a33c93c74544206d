#include "models/interventions/recruitment.h"

#include <algorithm>
#include <numeric>
#include <set>

#include <gtest/gtest.h>

#include "tests/support/helpers.h"
#include "tests/support/small_world.h"

namespace models::interventions {
namespace {

constexpr sim::Step kWeek{.number = 20, .week = 20, .seed = 9};
constexpr sim::Step kNextWeek{.number = 21, .week = 21, .seed = 9};

std::set<std::uint32_t> rows_helping(const Programme& programme) {
    std::set<std::uint32_t> rows;
    for (const Volunteer& one : programme.volunteers)
        if (one.slot != volunteers::kNoSlot) rows.insert(one.person.row);
    return rows;
}

TEST(Recruitment, SetsPlacesByTheNumberOfAdultsAndAsksForTheirHours) {
    World world = support::adults_alone(1'010, 1);
    for (std::uint32_t row = 0; row < 10; ++row)
        world.residents.age[ResidentId{row}] = 10 * 52;
    Programme companion = support::busy_programme(Mechanism::companion);
    Programme group = support::busy_programme(Mechanism::group);
    companion.terms.capacity_per_1000 = group.terms.capacity_per_1000 = 15;
    companion.terms.clients_per_volunteer = 2;
    group.terms.group_size = 6;
    volunteers::Stock stock = support::stock_of(world, 10, 60, 4);

    recruit(kWeek, world.residents, stock, companion);
    recruit(kWeek, world.residents, stock, group);

    EXPECT_EQ(companion.places, 15u);
    EXPECT_EQ(companion.volunteers.size(), 8u);  // 15 clients of 2 hours, 4 hours each
    EXPECT_EQ(group.volunteers.size(), 3u);      // three groups of 2 hours
    EXPECT_DOUBLE_EQ(companion.volunteers[0].training_left, companion.terms.training_hours);
    for (const std::uint32_t row : rows_helping(companion))
        EXPECT_EQ(companion.involved[row], kVolunteers);
    for (const auto& one : stock.volunteers)
        EXPECT_LE(one.promised, one.hours.a_week);
}

TEST(Recruitment, TakesNobodyBeforeItsWeekAndLetsEverybodyGoAfterIt) {
    const World world = support::adults_alone(1'000, 1);
    Programme p = support::busy_programme(Mechanism::companion);
    p.stop_week = 30;
    volunteers::Stock stock = support::stock_of(world, 0, 60, 4);

    recruit({.number = 9, .week = p.start_week - 1, .seed = 9}, world.residents, stock, p);
    EXPECT_TRUE(p.involved.empty());

    recruit({.number = 10, .week = p.start_week, .seed = 9}, world.residents, stock, p);
    EXPECT_FALSE(p.volunteers.empty());

    recruit({.number = 30, .week = p.stop_week, .seed = 9}, world.residents, stock, p);
    EXPECT_TRUE(p.volunteers.empty());
    for (const auto& one : stock.volunteers) {
        EXPECT_EQ(one.promised, 0);
        EXPECT_EQ(one.engagements, 0u);
    }
}

TEST(Recruitment, LeavesSeatsEmptyWhenTheStockIs) {
    World world = support::adults_alone(1'000, 1);
    Programme first = support::busy_programme(Mechanism::companion);
    Programme second = first;
    second.number = 1;
    volunteers::Stock stock = support::stock_of(world, 0, 18, 4);

    recruit(kWeek, world.residents, stock, first);   // wants 15
    recruit(kWeek, world.residents, stock, second);  // gets the other 3

    EXPECT_EQ(first.volunteers.size(), 15u);
    EXPECT_EQ(second.volunteers.size(), 3u);
}

TEST(Recruitment, PassesOverWhoHasTooFewHours) {
    World world = support::adults_alone(1'000, 1);
    Programme p = support::busy_programme(Mechanism::companion);
    volunteers::Stock stock = support::stock_of(world, 0, 40, 1.9);

    recruit(kWeek, world.residents, stock, p);

    EXPECT_TRUE(p.volunteers.empty());
}

TEST(Recruitment, FillsTheSeatOfWhoeverMovedAndFreesHerSlot) {
    World world = support::adults_alone(1'000, 1);
    Programme p = support::busy_programme(Mechanism::companion);
    volunteers::Stock stock = support::stock_of(world, 0, 60, 4);
    recruit(kWeek, world.residents, stock, p);
    const auto before = rows_helping(p);
    const std::uint32_t gone = p.volunteers[0].person.row;
    p.volunteers[0].clients = 2;
    ++world.residents.generation[ResidentId{gone}];  // somebody else lives there now

    recruit(kNextWeek, world.residents, stock, p);

    EXPECT_EQ(p.volunteers.size(), before.size());
    EXPECT_NE(p.volunteers[0].person.row, gone);
    EXPECT_EQ(p.volunteers[0].clients, 0u);
    EXPECT_EQ(p.involved[gone], 0);
}

TEST(Recruitment, AsksInAnOrderThatOneAbsenceOnlyShifts) {
    const World world = support::adults_alone(1'000, 1);
    Programme p = support::busy_programme(Mechanism::companion);
    Programme q = p;
    volunteers::Stock stock = support::stock_of(world, 0, 60, 4);
    volunteers::Stock smaller = stock;
    recruit(kWeek, world.residents, stock, p);
    const auto with = rows_helping(p);
    volunteers::remove(smaller, p.volunteers[0].slot);

    recruit(kWeek, world.residents, smaller, q);

    const auto without = rows_helping(q);
    std::set<std::uint32_t> stayed;
    std::set_intersection(with.begin(),
                          with.end(),
                          without.begin(),
                          without.end(),
                          std::inserter(stayed, stayed.end()));
    EXPECT_EQ(without.size(), with.size());
    EXPECT_EQ(stayed.size(), with.size() - 1);
}

}  // namespace
}  // namespace models::interventions
