#pragma once

#include <vector>

#include "models/simulation.h"
#include "tests/support/toy_population.h"

namespace support {

/// `people` adults of 40 who live alone, healthy, open to contact, without ties and without needs.
/// `places` places for ties each.
inline models::World adults_alone(std::uint32_t people, std::uint8_t places = 16) {
    using namespace models;
    World world;
    world.residents.resize(people);
    world.households.resize(people);
    world.ties.begin.resize(people);
    world.ties.count.resize(people);
    world.ties.capacity.resize(people);
    for (std::uint32_t row = 0; row < people; ++row) {
        const ResidentId r{row};
        world.residents.alive[r] = 1;
        world.residents.age[r] = 40 * 52;
        world.residents.position[r] = Position::alone;
        world.residents.work[r] = Work::working;
        world.residents.household[r] = HouseholdId{row};
        world.residents.shadow[r] = make_shadow(1, 0);
        world.households.first[HouseholdId{row}] = row;
        world.households.slots[HouseholdId{row}] = 1;
        world.ties.begin[r] = row * places;
        world.ties.capacity[r] = places;
    }
    const std::size_t total = static_cast<std::size_t>(people) * places;
    world.ties.other.resize(total);
    world.ties.strength.resize(total);
    world.ties.kind.resize(total);
    world.ties.contacts.resize(total);
    return world;
}

/// A settled toy neighbourhood; `frozen` keeps ages and households.
inline models::Settlement toy_settlement(std::uint32_t people,
                                         const models::Rules& rules,
                                         std::uint64_t seed,
                                         bool frozen = false) {
    return models::settle(toy_population(people, seed), toy_rates(), rules, seed, frozen);
}

/// A companion or group programme that reaches many, from week 10 on.
inline models::interventions::Programme busy_programme(models::interventions::Mechanism mechanism) {
    models::interventions::Programme p;
    p.terms.name = "busy";
    p.terms.mechanism = mechanism;
    p.terms.capacity_per_1000 = 30;
    p.terms.offers_per_week = 0.1;
    p.terms.uptake = 0.5;
    p.terms.group_size = mechanism == models::interventions::Mechanism::group ? 10 : 1;
    p.terms.clients_per_volunteer = 2;
    p.terms.sessions_per_week = 1;
    p.terms.duration_weeks = 30;
    p.terms.dropout = 0.2;
    p.terms.co_member_tie_chance = 0.02;
    p.terms.volunteer_hours_per_session = 2;
    p.terms.professional_hours_per_session = 0.5;
    p.terms.coordinator_hours_per_week_per_place = 0.2;
    p.terms.training_hours = 5;
    p.terms.euro_per_session = 4;
    p.terms.euro_per_participant = 20;
    p.start_week = 10;
    p.stop_week = 1000;
    return p;
}

}  // namespace support
