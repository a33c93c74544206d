#include "models/simulation.h"

#include <algorithm>
#include <utility>

#include "sim/check.h"
#include "sim/state_bytes.h"

#include "models/world_parts.h"

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

Simulation::Simulation(const Simulation& other,
                       std::vector<interventions::Programme> programmes,
                       std::size_t shared,
                       RuleCourse course,
                       std::vector<collaboration::Network> networks)
    : settlement_(other.settlement_),
      before_(other.before_),
      rules_(other.rules_),
      course_(std::move(course)),
      world_(other.world_),
      pipeline_(make_pipeline(rules_, settlement_.background, scratch_)),
      seconds_(pipeline_.size(), 0.0),
      step_(other.step_) {
    SIM_CHECK(shared <= world_.programmes.size() && shared <= programmes.size(),
              "programmes that two arms share are in both");
    std::copy_n(world_.programmes.begin(), shared, programmes.begin());
    world_.programmes = std::move(programmes);
    world_.networks = std::move(networks);
    hand_out_rules();
}

std::string Simulation::state() const {
    sim::StateWriter<WorldParts> archive;
    archive(world_);
    return archive.take();
}

bool Simulation::restore(std::string_view state, std::uint32_t week) {
    sim::StateReader<WorldParts> archive(state);
    archive(world_);
    step_.number += week - static_cast<std::uint32_t>(step_.week);
    step_.week = static_cast<std::int32_t>(week);
    if (!course_.still() && week > 0) rules_ = course_.rules_in(before_, step_.week);
    hand_out_rules();
    return archive.whole();
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
    hand_out_rules();
}

void Simulation::hand_out_rules() {
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
