#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "models/pipeline.h"
#include "models/rule_changes.h"
#include "models/settlement.h"
#include "models/world.h"

namespace models {

/// One arm of one replicate from the end of the burn-in to the end of the run.
class Simulation {
  public:
    /// `settlement` holds the world after `burn_in` weeks; the arm lives on in a copy. `rules` are
    /// those of the burn-in; `course` says how they differ in some weeks. With `everyday` the
    /// people who help are there from the first week on, in any case from when they are asked.
    /// `settlement` must outlive the simulation.
    Simulation(const Rules& rules,
               const Settlement& settlement,
               std::uint64_t seed,
               int burn_in,
               std::vector<interventions::Programme> programmes,
               RuleCourse course = {},
               std::vector<collaboration::Network> networks = {},
               bool everyday = false,
               interventions::CostRules costs = {});
    /// Lives on where `other` is now, in a copy, with programmes and networks that have not begun
    /// and a course that was the same so far. The first `shared` programmes are those of `other`,
    /// as they are there.
    Simulation(const Simulation& other,
               std::vector<interventions::Programme> programmes,
               std::size_t shared,
               RuleCourse course,
               std::vector<collaboration::Network> networks);
    Simulation(const Simulation&) = delete;  // its pipeline points into it
    Simulation& operator=(const Simulation&) = delete;

    /// Lives one week. The first call is week 1.
    void advance(const sim::AfterProcess<World>& after = {});

    /// What has become of the world, as bytes that this program reads on this machine.
    std::string state() const;
    /// Lives on from a state of the same arm of the same replicate after `week`, instead of from
    /// the settlement. False where it is no such state: the simulation is of no use then.
    bool restore(std::string_view state, std::uint32_t week);

    const World& world() const { return world_; }
    const demography::Background& background() const { return settlement_.background; }
    /// The week that was lived last; 0 before the first.
    const sim::Step& step() const { return step_; }
    /// Those of the week that was lived last.
    const Rules& rules() const { return rules_; }
    const sim::Pipeline<World>& pipeline() const { return pipeline_; }
    const std::vector<double>& seconds() const { return seconds_; }

  private:
    void turn();
    void hand_out_rules();

    const Settlement& settlement_;
    Rules before_;
    Rules rules_;  // in force
    RuleCourse course_;
    World world_;
    Scratch scratch_;
    sim::Pipeline<World> pipeline_;
    std::vector<double> seconds_;  // per process
    sim::Step step_;
};

/// Lives `weeks` weeks without programmes at frozen ages and households, so that ties and
/// loneliness settle into each other. People move meanwhile, and people like them come.
void burn_in(const Rules& rules, Settlement& settlement, std::uint64_t seed, int weeks);

}  // namespace models
