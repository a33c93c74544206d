#pragma once

#include <string>
#include <vector>

#include "sim/inference.h"
#include "sim/result.h"

#include "models/patterns/measure.h"
#include "models/patterns/side_by_side.h"

namespace models::patterns {

/// What one measure is in the base, and what each factor does to it.
struct FactorEffects {
    std::string measure;
    sim::Estimate base;
    std::vector<sim::PairedDifference> alone;  // one for each factor
    /// By the two factors, first the lower: what both do beyond what each does alone. Empty without
    /// pairs.
    std::vector<sim::Estimate> together;
};

/// Row of a pair in `together`, of `n` factors; `one` < `other`.
constexpr std::size_t pair_row(std::size_t one, std::size_t other, std::size_t n) {
    return one * (2 * n - one - 1) / 2 + (other - one - 1);
}

/// Lives the base and the arm of each factor, and of each pair where there are, and compares them
/// replicate by replicate over the whole run.
sim::Result<std::vector<FactorEffects>> study_factors(const Lives& lives);

}  // namespace models::patterns
