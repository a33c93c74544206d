#include "models/interventions/recruitment.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "tests/support/small_world.h"

namespace models::interventions {
namespace {

constexpr sim::Step kWeek{.number = 20, .week = 20, .seed = 9};
constexpr sim::Step kNextWeek{.number = 21, .week = 21, .seed = 9};

std::set<std::uint32_t> rows_helping(const Programme& programme) {
    std::set<std::uint32_t> rows;
    for (const Volunteer& one : programme.volunteers)
        rows.insert(one.person.row);
    return rows;
}

TEST(Recruitment, SetsPlacesAndVolunteersByTheNumberOfAdults) {
    World world = support::adults_alone(1'010, 1);
    for (std::uint32_t row = 0; row < 10; ++row)
        world.residents.age[ResidentId{row}] = 10 * 52;
    Programme companion = support::busy_programme(Mechanism::companion);
    Programme group = support::busy_programme(Mechanism::group);
    companion.terms.capacity_per_1000 = group.terms.capacity_per_1000 = 15;
    companion.terms.clients_per_volunteer = 2;
    group.terms.group_size = 6;

    recruit(kWeek, world.residents, companion);
    recruit(kWeek, world.residents, group);

    EXPECT_EQ(companion.places, 15u);
    EXPECT_EQ(companion.volunteers.size(), 8u);  // 15 / 2, rounded up
    EXPECT_EQ(group.volunteers.size(), 3u);      // one for each group of 6
    EXPECT_DOUBLE_EQ(companion.ledger.hours_volunteer, 8 * companion.terms.training_hours);
    for (const std::uint32_t row : rows_helping(companion))
        EXPECT_EQ(companion.involved[row], kVolunteers);
}

TEST(Recruitment, TakesNobodyBeforeItsWeek) {
    const World world = support::adults_alone(1'000, 1);
    Programme p = support::busy_programme(Mechanism::companion);

    recruit({.number = 9, .week = p.start_week - 1, .seed = 9}, world.residents, p);
    EXPECT_TRUE(p.involved.empty());

    recruit({.number = 10, .week = p.start_week, .seed = 9}, world.residents, p);
    EXPECT_FALSE(p.volunteers.empty());
}

TEST(Recruitment, TakesHealthyAdultsWhoAreNotLonely) {
    World world = support::adults_alone(400, 1);
    for (std::uint32_t row = 0; row < 400; ++row) {
        const ResidentId r{row};
        if (row % 5 == 1) world.residents.age[r] = 25 * 52 - 1;
        if (row % 5 == 2) world.residents.age[r] = 81 * 52;
        if (row % 5 == 3) world.residents.limited[r] = 1;
        if (row % 5 == 4) world.residents.weeks_lonely[r] = 1;
    }
    Programme p = support::busy_programme(Mechanism::companion);
    p.terms.capacity_per_1000 = 1'000;

    recruit(kWeek, world.residents, p);

    EXPECT_EQ(p.volunteers.size(), 80u);  // 200 are wanted; all who can are taken
    for (const std::uint32_t row : rows_helping(p))
        EXPECT_EQ(row % 5, 0u);
}

TEST(Recruitment, FillsTheSeatOfWhoeverMovedAndFreesHerSlot) {
    World world = support::adults_alone(1'000, 1);
    Programme p = support::busy_programme(Mechanism::companion);
    recruit(kWeek, world.residents, p);
    const auto before = rows_helping(p);
    const std::uint32_t gone = p.volunteers[0].person.row;
    p.volunteers[0].clients = 2;
    ++world.residents.generation[ResidentId{gone}];  // somebody else lives there now

    recruit(kNextWeek, world.residents, p);

    EXPECT_EQ(p.volunteers.size(), before.size());
    EXPECT_NE(p.volunteers[0].person.row, gone);
    EXPECT_EQ(p.volunteers[0].clients, 0u);
    EXPECT_EQ(p.involved[gone], 0);
    EXPECT_DOUBLE_EQ(p.ledger.hours_volunteer,
                     static_cast<double>(before.size() + 1) * p.terms.training_hours);
}

TEST(Recruitment, DrawsByResidentSoThatOneAbsenceTakesTheNextInLine) {
    World world = support::adults_alone(1'000, 1);
    Programme p = support::busy_programme(Mechanism::companion);
    Programme q = p;
    recruit(kWeek, world.residents, p);
    const auto with = rows_helping(p);
    world.residents.limited[ResidentId{*with.begin()}] = 1;

    recruit(kWeek, world.residents, q);

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
