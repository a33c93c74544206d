#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/pipeline.h"
#include "sim/result.h"

#include "models/kept_life.h"
#include "models/population/population.h"
#include "models/recorders/case_events.h"
#include "models/recorders/observation.h"
#include "models/residents/vital_rates.h"
#include "models/scenario.h"
#include "models/settlement.h"
#include "models/world.h"

namespace models {

/// What all replicates of a run read.
struct ExperimentInput {
    const Scenario& scenario;
    const VitalRates& rates;
    /// Makes the synthetic population of one replicate; called from many threads.
    std::function<sim::Result<population::Population>(std::uint64_t seed)> populate;
    /// The replicates to live: from the first, to all of the shape or to the last of these.
    std::uint32_t first_replicate = 0;
    std::uint32_t end_replicate = 0xFFFF'FFFFu;
    Keeping keeping = {};  // of lives, to go on from; nothing: none is kept
};

/// Where results go; all are called from many threads, each frame once, in any order.
struct ExperimentOutput {
    std::function<bool(recorders::Observation)> observation;    // false: stop the run
    std::function<bool(recorders::ResidentSnapshot)> snapshot;  // false: stop the run
    /// What happened in cases since the last observation, where the shape says so.
    std::function<bool(recorders::EventRows)> events;  // false: stop the run
    std::function<void(std::uint32_t arm, std::uint32_t replicate)> finished;
    std::function<bool()> stop;  // true: start no more weeks
    /// The hash after each process of one arm of one replicate, where wanted (one thread then).
    std::function<void(const std::string& arm,
                       std::uint32_t replicate,
                       std::int32_t week,
                       std::string_view process,
                       std::uint64_t hash)>
        trace;
};

/// Names, weeks and groups of the run, from the first replicate's population.
recorders::RunShape shape_of(const Scenario& scenario, const population::Population& population);

/// Programmes of one arm, ready to start, delivered by the rules of a replicate.
std::vector<interventions::Programme> programmes_of(const Scenario& scenario,
                                                    const Arm& arm,
                                                    const interventions::DeliveryRules& delivery);

/// Networks of one arm, ready to begin, by the rules of a replicate.
std::vector<collaboration::Network> networks_of(const Scenario& scenario,
                                                const Arm& arm,
                                                const Rules& rules);

/// What arms branch from: rules, and the world that was burned in with them.
struct Beginning {
    Rules rules;
    Settlement settlement;
};

/// The beginnings of one replicate: of arms with contagion, and of twins without it where there are
/// any.
struct Beginnings {
    std::uint64_t seed = 0;
    std::array<std::optional<Beginning>, 2> worlds;  // [without contagion]
};

/// Burns in the people of one replicate by its rules, see `rules_of`.
Beginnings begin_replicate(const Scenario& scenario,
                           const VitalRates& rates,
                           const population::Population& population,
                           std::uint32_t replicate);

/// Lives one arm of one replicate from its beginning on.
void live_arm(const ExperimentInput& input,
              const recorders::RunShape& shape,
              const ExperimentOutput& output,
              const Beginnings& beginnings,
              std::uint32_t arm,
              std::uint32_t replicate);

/// Lives all arms of all replicates. Replicates and arms run beside each other; each replicate is
/// populated once and burned in once for each set of rules (with contagion, and without it for the
/// twins), and its arms branch from the same world. Its rules are the scenario's with the numbers
/// of its draw, see `rules_of`. The frames do not depend on threads, on order, or on what is
/// recorded.
sim::Result<void> run_experiment(const ExperimentInput& input,
                                 const recorders::RunShape& shape,
                                 const ExperimentOutput& output);

}  // namespace models
