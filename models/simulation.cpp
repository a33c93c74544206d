#include "models/simulation.h"

#include <utility>

namespace models {

Simulation::Simulation(const Rules& rules,
                       const Settlement& settlement,
                       std::uint64_t seed,
                       int burn_in,
                       std::vector<interventions::Programme> programmes,
                       RuleCourse course,
                       std::vector<collaboration::Network> networks,
                       bool everyday,
                       interventions::CostRules costs)
    : settlement_(settlement),
      before_(rules),
      rules_(rules),
      course_(std::move(course)),
      world_(settlement.world),
      pipeline_(make_pipeline(rules_, settlement.background, scratch_)),
      seconds_(pipeline_.size(), 0.0),
      step_{static_cast<std::uint32_t>(burn_in), 0, seed} {
    world_.programmes = std::move(programmes);
    world_.networks = std::move(networks);
    world_.everyday = everyday;
    world_.costs = costs;
}

void Simulation::advance(const sim::AfterProcess<World>& after) {
    ++step_.number;
    ++step_.week;
    if (!course_.still() && course_.turns(step_.week)) turn();
    sim::advance(world_, pipeline_, step_, seconds_, after);
}

/// The rules of this week take the place of last week's, for the processes and the programmes.
void Simulation::turn() {
    rules_ = course_.rules_in(before_, step_.week);
    for (auto& programme : world_.programmes)
        programme.delivery = rules_.delivery;
    for (auto& network : world_.networks)
        network.rules = rules_.collaboration;
}

void burn_in(const Rules& rules, Settlement& settlement, std::uint64_t seed, int weeks) {
    const bool frozen = std::exchange(settlement.background.frozen, true);
    Scratch scratch;
    const auto pipeline = make_pipeline(rules, settlement.background, scratch);
    std::vector<double> spent;
    for (int week = 1; week <= weeks; ++week) {
        const sim::Step step{static_cast<std::uint32_t>(week), week - weeks, seed};
        sim::advance(settlement.world, pipeline, step, spent);
    }
    settlement.background.frozen = frozen;
    settlement.world.counts = {};
}

}  // namespace models
