#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "models/collaboration/collaborate.h"
#include "models/volunteers/careers.h"
#include "models/volunteers/recruitment.h"
#include "tests/support/small_world.h"

namespace support {

/// Residents, professionals, organisations and volunteers of a small area, and one network.
struct Neighbourhood {
    models::World world = adults_alone(10'000, 1);
    models::professionals::ProfessionalRules professionals;
    models::volunteers::VolunteerRules volunteers;
    models::collaboration::Network network;
    std::uint64_t seed = 1;
    std::uint32_t week = 0;

    explicit Neighbourhood(std::uint64_t seed_of_all = 1) : seed(seed_of_all) {
        world.posts = models::professionals::make_posts(professionals, seed, 10'000);
        network.partners = models::organisations::found({});
        models::organisations::employ(world.posts);
    }

    models::collaboration::People people() {
        return {world.residents, world.posts, world.volunteers};
    }

    /// One week of everybody and of the network; `between` may tell the network something first.
    void live(const std::function<void(models::collaboration::Network&)>& between = {}) {
        ++week;
        const sim::Step now{week, static_cast<std::int32_t>(week), seed};
        models::professionals::live(professionals, now, world.posts);
        network.rivalry = network.terms.rival;
        models::volunteers::open(volunteers, now, world.residents, world.volunteers);
        models::volunteers::live(volunteers, now, world.residents, world.volunteers);
        if (between) between(network);
        auto all = people();
        models::collaboration::collaborate(now, all, network);
    }
};

/// A network in which everything that chance decides is decided: everybody comes, nobody leaves,
/// nothing fades.
inline Neighbourhood steady(std::uint64_t seed = 1) {
    Neighbourhood out(seed);
    out.professionals.turnover = 0;
    out.volunteers.quit_rate = 0;
    models::collaboration::NetworkRules& rules = out.network.rules;
    rules.meetings.attends = rules.meetings.daily_delusion = rules.meetings.gp_by_day = 1;
    rules.meetings.half_life = 1e12;
    rules.meetings.encounters = 0;
    rules.energy.start = rules.energy.rest = 1;
    rules.energy.one_sided = rules.energy.empty = rules.energy.newcomer = 0;
    rules.membership.joins = rules.membership.leaves = 0;
    rules.survival.coordinator_leaves = 0;
    rules.survival.without_coordinator = 2'000'000'000;
    rules.method.boundless = 0;
    out.network.commitments = {0, 1, 1, 40, -1};
    out.network.terms.cadence_weeks = 1;
    return out;
}

}  // namespace support
