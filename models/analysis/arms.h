#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/inference.h"

#include "models/recorders/effects.h"

namespace models::analysis {

/// Whether an arm stays within a budget, by its euro a year more than the baseline.
enum class Affordable : std::uint8_t { yes, perhaps, no };

/// One arm among those between which somebody chooses; the baseline is one of them.
struct Choice {
    std::uint32_t row = 0;  // of the arms of the run
    sim::Estimate change;   // of the measure, against the baseline; of the baseline: 0
    sim::Estimate euro;     // a year more than the baseline
    Affordable affordable = Affordable::yes;
    sim::Estimate to_best;     // this arm minus the best, wide enough for all pairs at once
    bool may_be_best = false;  // cannot be told from the best
};

/// Arms of a scenario by what they do to one measure, of which less is better.
struct Ranking {
    std::vector<Choice> arms;  // least first
    std::uint32_t best = 0;    // row of the first that the budget surely allows
    int comparisons = 0;       // pairs for which intervals are wide enough at once
};

/// Every arm that is compared with the first baseline, and that baseline. With a budget only arms
/// that surely stay within it can be best, and only others that may do so can equal it.
Ranking rank(const recorders::Effects& effects,
             std::size_t measure,
             std::optional<double> budget = std::nullopt);

/// Whether less of a measure is better: not of `adults`.
bool less_is_better(const std::string& measure);

}  // namespace models::analysis
