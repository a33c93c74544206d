#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/result.h"
#include "sim/toml_reader.h"

#include "models/calibration/plan.h"
#include "models/scenario.h"

namespace models::sweeps {

/// How the rows of a sweep are laid over its factors.
enum class Design : std::uint8_t {
    grid,             // every level of each with every level of all others
    zip,              // the first levels together, the second levels together, ...
    table,            // rows of a CSV file
    latin_hypercube,  // `points` rows
    sobol,            // the first `points` rows of a scrambled Sobol' sequence
    saltelli,         // `points` times (factors + 2) rows, for Sobol' indices; of pairs: 2 f + 2
    morris,           // `points` trajectories of (factors + 1) rows
};

/// What rows differ in.
enum class FactorKind : std::uint8_t { parameter, area, arm, seed };

/// One thing that rows differ in, and what it may be: a list of levels, or a range.
struct Factor {
    std::string name;  // full name of a parameter, or "area", "arm", "seed"
    FactorKind kind = FactorKind::parameter;
    std::string units;                                     // "1" for a pure number; empty for texts
    std::vector<double> numbers = {};                      // levels of a parameter or seed
    std::vector<std::string> texts = {};                   // levels of an area or arm
    std::optional<calibration::FreeParameter> range = {};  // in place of levels
    sim::Place place = {};

    bool is_text() const { return kind == FactorKind::area || kind == FactorKind::arm; }
    std::size_t levels() const { return is_text() ? texts.size() : numbers.size(); }
};

inline constexpr std::uint32_t kMostRows = 100'000;
inline constexpr double kLargestSeed = 9007199254740992;  // 2^53: a double holds it exactly

/// A sweep as its file describes it.
struct Plan {
    std::string title;
    std::string scenario_file;
    Design design = Design::grid;
    int replicates = 10;
    int points = 0;                 // rows, base points or trajectories of a drawn design
    int levels = 4;                 // of Morris' grid
    bool second_order = false;      // of saltelli: rows for indices of pairs too
    std::uint64_t design_seed = 1;  // of a drawn design
    std::string table;              // CSV file of a table
    ScenarioChanges changes;        // of the scenario, in all rows
    std::optional<bool> twins;      // whether arms also live without contagion; absent: as it says
    std::string until;              // see read_stop_rule
    std::vector<std::string> series;  // of series_measures(), kept of every observation
    std::vector<Factor> factors;

    Scenario scenario;  // as the plan takes it; factors have some value
    std::string file;
    std::string text;
};

/// Where a scenario finds what neither it nor a plan names; either may be empty.
struct Shipped {
    std::string catalogue;
    std::string ensemble;
};

/// Reads a plan and its scenario. Collects all problems, each with its place.
sim::Result<Plan> read_plan(const std::string& path, const Shipped& shipped);

/// The scenario of the plan with `changes`, without twins where the plan says so.
sim::Result<Scenario> plan_scenario(const Plan& plan,
                                    const ScenarioChanges& changes,
                                    const Shipped& shipped);

/// "grid", "latin-hypercube", ... by the number of the design.
const std::vector<std::string>& design_names();

}  // namespace models::sweeps
