#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/result.h"

#include "models/scenario.h"
#include "models/sweeps/design.h"
#include "models/sweeps/plan.h"

namespace models::sweeps {

/// A run of a sweep: all arms of one row in one replicate.
struct Unit {
    std::uint32_t row = 0;
    std::uint32_t replicate = 0;

    bool operator==(const Unit&) const = default;
};

/// A plan whose rows are laid out and whose scenarios are read.
struct Sweep {
    Plan plan;
    std::vector<Row> rows;
    // One scenario for each combination of area, arm and seed; parameters are stored into a copy.
    std::vector<Scenario> bases;
    std::vector<std::uint32_t> base;      // by row
    std::vector<std::uint32_t> place;     // by base: which area
    std::vector<std::uint32_t> named_by;  // by area: a base that names it
    std::vector<std::string> arms;        // of all rows, the baseline first
    std::vector<std::string> area_names;  // by area, as the scenarios name them

    /// The scenario of one row.
    Scenario scenario_of(std::uint32_t row) const;

    /// Where arm `arm` of the sweep stands among those of a row; nothing when the row has none
    /// such.
    std::optional<std::size_t> arm_of(std::uint32_t row, std::uint32_t arm) const;

    /// Whether the row compares arm `arm` of the sweep with a baseline.
    bool compares(std::uint32_t row, std::uint32_t arm) const;

    /// The arm of the sweep that a row compares `arm` with: the baseline, or its twin.
    std::uint32_t compared_with(std::uint32_t row, std::uint32_t arm) const;

    /// The key under which a run is kept: of all that sets it apart from other runs of the sweep.
    std::string key_of(const Unit& unit) const;

    /// Runs of replicates 0..replicates-1 without doubles, in an order in which runs that share
    /// their people stand together: by replicate, area, row.
    std::vector<Unit> units(int replicates) const;
};

/// Reads a plan and all that it names, and lays out its rows.
sim::Result<Sweep> load_sweep(const std::string& plan, const Shipped& shipped);

/// Shard `shard` (from 1) of `shards` by whole rows, for a rule that looks at all runs of a row.
std::vector<Unit> shard_of_rows(const std::vector<Unit>& units,
                                std::size_t rows,
                                int shard,
                                int shards);

/// Shard `shard` (from 1) of `shards`: neighbours that together are about one part of the work.
std::vector<Unit> shard_of(const std::vector<Unit>& units, int shard, int shards);

}  // namespace models::sweeps
