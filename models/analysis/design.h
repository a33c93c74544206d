#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/inference.h"
#include "sim/result.h"
#include "sim/sensitivity.h"
#include "sim/variance_shares.h"

namespace models::analysis {

/// One thing that the rows of a design differ in.
struct DesignFactor {
    std::string name, kind, units;  // kind: parameter, area, arm or seed
    double low = 0, high = 0;       // of its range; NaN: a list of levels
    bool log = false;               // spread evenly in the logarithm
    std::vector<double> values;     // by row; NaN for areas and arms
};

/// A merged sweep as its file holds it (docs/sweeps.md), for one measure.
struct DesignRecord {
    std::string title, design;
    std::string measure, measure_units;
    std::vector<DesignFactor> factors;
    std::vector<std::string> areas;          // by row
    std::vector<std::uint32_t> block, part;  // by row: where it belongs in its design
    std::vector<std::string> arms;           // beside the baseline
    std::uint32_t rows = 0, replicates = 0;
    std::vector<double> differences;  // [row][replicate][arm]; NaN where missing
    std::uint64_t missing = 0;        // runs, or failed

    double difference(std::uint32_t row, std::uint32_t replicate, std::uint32_t arm) const {
        return differences[(std::size_t{row} * replicates + replicate) * arms.size() + arm];
    }
};

/// Whether the file is a merged sweep.
bool is_design(const std::string& path);

/// Reads a merged sweep. Refused: arrays that are absent or of another size, no such measure.
sim::Result<DesignRecord> read_design(const std::string& path, const std::string& measure);

/// Mean over replicates of each row; NaN for a row without any.
std::vector<double> row_means(const DesignRecord& design, std::uint32_t arm);

/// The effect in one row, over its replicates.
sim::Estimate effect_of_row(const DesignRecord& design, std::uint32_t row, std::uint32_t arm);

/// Share of the variance of the row means that chance within rows explains at most: rows share
/// their chance, so that much of it cancels out.
double share_of_chance(const DesignRecord& design, std::uint32_t arm);

/// Sobol' indices of a saltelli design, or an error when rows are missing from its blocks.
sim::Result<sim::SobolIndices> sobol_of(const DesignRecord& design, std::uint32_t arm);

/// Whether the factors of the design vary independently of each other, over evenly spread places:
/// latin-hypercube, sobol, grid.
bool is_spread(const DesignRecord& design);

/// Shares of the variance by a polynomial fitted to the rows of a design that is spread.
sim::FittedShares fitted_of(const DesignRecord& design, std::uint32_t arm);

/// Elementary effects of a morris design, by factor: per whole range of the factor, or per change
/// where it has levels only.
std::vector<sim::MorrisIndex> morris_of(const DesignRecord& design, std::uint32_t arm);

/// What one level of a factor comes to, mean over all rows that have it, replicate by replicate.
struct LevelEffect {
    std::string level;
    sim::Estimate effect;
};

/// By level of one factor; nothing when it has more than `most` levels.
std::vector<LevelEffect> effects_by_level(const DesignRecord& design,
                                          std::size_t factor,
                                          std::uint32_t arm,
                                          std::size_t most);

}  // namespace models::analysis
