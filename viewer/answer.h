#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/confidence_sequence.h"

#include "models/recorders/effects.h"
#include "models/recorders/run_record.h"
#include "models/recorders/verdict.h"

namespace viewer {

using models::recorders::Verdict;

/// What may be said of the difference in lonely residents: an interval that holds whenever one
/// looks, and what it means.
struct Answer {
    sim::Anytime difference;  // lonely adults, what-if minus baseline, mean of the last year
    double adults = 0;        // in the baseline
    double margin = 0;        // persons that make no practical difference
    std::uint32_t lives = 0;  // pairs of lives
    std::uint32_t units = 0;  // independent values: draws of the numbers, or lives
    std::uint32_t lives_a_unit = 1;
    Verdict verdict = Verdict::too_few;
    std::optional<models::recorders::Effects> effects;  // with fixed-sample intervals

    /// Whether more lives may still change what is said.
    bool preliminary() const {
        return verdict == Verdict::too_few || verdict == Verdict::undecided;
    }
    std::uint32_t lives_for_an_interval() const { return sim::kFewestValues * lives_a_unit; }
};

/// What makes no practical difference: so many lonely adults of each 1,000.
inline constexpr double kMarginPer1000 = 1;

/// Lonely adults of the what-if minus those of the baseline, one value a replicate.
std::vector<double> differences_of(const models::recorders::RunRecord& record);

/// Means of the values that belong to one draw of the numbers: those of one draw are not
/// independent. Without draws the values themselves. A draw of which not all values are there yet
/// is left out.
std::vector<double> by_draw(std::span<const double> values,
                            std::span<const std::uint32_t> draws,
                            std::uint32_t lives_a_draw);

/// The answer of a record of two arms of which every replicate is whole.
Answer answer_of(const models::recorders::RunRecord& record, double margin_per_1000);

}  // namespace viewer
