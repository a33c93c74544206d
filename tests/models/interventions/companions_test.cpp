#include "models/interventions/companions.h"

#include <gtest/gtest.h>

#include "models/interventions/delivery.h"
#include "tests/support/helpers.h"
#include "tests/support/small_world.h"

namespace models::interventions {
namespace {

/// Fills every place for ties of `r` with strong ties outside, which nobody lets go.
void fill(World& world, ResidentId r) {
    for (std::uint32_t name = 0; !world.ties.full(r); ++name)
        world.ties.connect_outside(r, name, ties::Kind::friendship, 0.9f);
}

// The first seat has the fewest clients for ever, because nobody can be brought to her.
TEST(Companions, AVolunteerWithoutRoomDoesNotStandInTheWayOfTheOthers) {
    World world = support::adults_alone(4, 4);
    world.volunteers = support::stock_of(world, 0, 2, 100);
    fill(world, ResidentId{0});
    Programme p = support::busy_programme(Mechanism::companion);
    p.terms.dropout = 0;
    p.places = 2;
    p.involved = {kVolunteers, kVolunteers, kTakesPart, kTakesPart};
    for (const std::uint32_t row : {0u, 1u})
        p.volunteers.push_back({{row, world.residents.uid(ResidentId{row})}, 0, row, 40, 0});
    for (const std::uint32_t row : {2u, 3u})
        p.waiting.push_back({{row, world.residents.uid(ResidentId{row})}, 10, 0});

    deliver({}, {11, 11, 9}, world.residents, world.ties, p, world.volunteers);

    EXPECT_EQ(p.tally.sessions, 2u);
    EXPECT_EQ(p.volunteers[0].clients, 0u);
    EXPECT_EQ(p.volunteers[1].clients, 2u);
}

TEST(Companions, SomebodyLetsAWeakTieGoForAClient) {
    World world = support::adults_alone(2, 4);
    world.volunteers = support::stock_of(world, 0, 1, 100);
    fill(world, ResidentId{0});
    world.ties.strength[0] = ties::to_strength(0.1f);
    Programme p = support::busy_programme(Mechanism::companion);
    p.terms.dropout = 0;
    p.places = 1;
    p.involved = {kVolunteers, kTakesPart};
    p.volunteers.push_back({{0, world.residents.uid(ResidentId{0})}, 0, 0, 40, 0});
    p.waiting.push_back({{1, world.residents.uid(ResidentId{1})}, 10, 0});

    deliver({}, {11, 11, 9}, world.residents, world.ties, p, world.volunteers);

    EXPECT_EQ(p.tally.sessions, 1u);
    EXPECT_GE(world.ties.find(ResidentId{0}, 1), 0);
}

}  // namespace
}  // namespace models::interventions
