#pragma once

#include <cstdint>
#include <functional>
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
    Simulation(const Simulation&) = delete;  // its pipeline points into it
    Simulation& operator=(const Simulation&) = delete;

    /// Lives one week. The first call is week 1.
    void advance(const sim::AfterProcess<World>& after = {});

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
