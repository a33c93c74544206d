#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/scenario.h"
#include "models/simulation.h"
#include "tests/support/small_world.h"

namespace support {

/// The catalogue that ships.
inline models::interventions::Catalogue shipped_catalogue() {
    return models::interventions::read_catalogue(WIJK_SOURCE_DIR "/scenarios/interventions.toml")
        ->catalogue;
}

/// An entry of the catalogue at work from week `start` on.
inline models::interventions::Programme shipped_programme(
    const models::interventions::Catalogue& catalogue,
    const std::string& name,
    std::int32_t start = 4) {
    models::interventions::Programme p;
    const int at = catalogue.find(name);
    p.terms = catalogue.interventions.at(static_cast<std::size_t>(at));
    p.costs = catalogue.costs;
    p.number = static_cast<std::uint16_t>(at);
    p.start_week = start;
    p.stop_week = 1'000'000;
    return p;
}

/// A local approach in a toy neighbourhood where those who help are there from the first week.
struct Approach {
    models::Rules rules;
    std::vector<models::interventions::Programme> programmes;
    std::optional<models::collaboration::NetworkTerms> network;
    std::uint32_t people = 3'000;
    int burn_in = 26;
    int weeks = 104;

    /// Lives it; arms with the same seed and rules before the first week are paired.
    models::World live(std::uint64_t seed) const {
        auto settled = toy_settlement(people, rules, seed);
        models::burn_in(rules, settled, seed, burn_in);
        std::vector<models::collaboration::Network> networks;
        if (network) {
            models::collaboration::Network n;
            n.rules = rules.collaboration;
            n.terms = *network;
            n.commitments = rules.organisations;
            networks.push_back(std::move(n));
        }
        models::Simulation life(
            rules, settled, seed, burn_in, programmes, {}, std::move(networks), true);
        for (int week = 1; week <= weeks; ++week)
            life.advance();
        return life.world();
    }
};

/// How residents live, and nothing of those who help.
inline std::uint64_t residents_hash(models::World world) {
    world.programmes.clear();
    world.networks.clear();
    world.posts.clear();
    world.volunteers = {};
    world.casebook = {};
    return world.hash();
}

}  // namespace support
