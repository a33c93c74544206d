#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/result.h"

#include "models/population/area_data.h"
#include "models/population/population.h"
#include "models/residents/vital_rates.h"
#include "models/scenario.h"
#include "models/scenario_titles.h"
#include "models/world.h"
#include "viewer/changes.h"
#include "viewer/snapshot.h"

namespace viewer {

/// What is read once and shared by all threads.
struct Inputs {
    std::string data;                 // folder with the tables of CBS and RIVM
    std::string catalogue, ensemble;  // that ship beside it; may be empty
    models::population::AreaData areas;
    models::VitalRates rates;
};

/// All that is wrong with the folder is said at once.
sim::Result<Inputs> read_inputs(const std::string& data);

/// What is to be lived: two arms of a scenario, with changes.
struct Question {
    std::uint64_t number = 0;  // the newest is answered
    std::string scenario;      // path
    std::string arm;           // compared with the baseline
    std::vector<Change> changes;
    std::string area;                         // instead of the scenario's; empty: as it says
    double margin_per_1000 = kMarginPer1000;  // that makes no practical difference
};

/// A scenario with two arms, the baseline first, both ready to be lived.
struct Prepared {
    models::Scenario scenario;
    models::population::Area area;
    // Equal keys: equal replicates from the beginning on, in the baseline, in the arm.
    std::string beginning, baseline, arm;
    std::string hash;  // of what was read and changed, short
};

/// Most pairs of lives of one question.
inline constexpr int kMostLives = 128;

/// The whole scenario with all its arms, as its file says.
sim::Result<models::Scenario> load(const Inputs& inputs,
                                   const std::string& path,
                                   const models::ScenarioChanges& changes = {});

/// What it and its arms are called, base files included.
models::ScenarioTitles titles_of(const models::Scenario& scenario);

sim::Result<Prepared> prepare(const Inputs& inputs, const Question& question);

}  // namespace viewer
