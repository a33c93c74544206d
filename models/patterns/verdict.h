#pragma once

#include <string_view>
#include <vector>

#include "sim/confidence_sequence.h"

#include "models/patterns/measure.h"
#include "models/scenario_pattern.h"

namespace models::patterns {

enum class Verdict { comes_out, reversed, undecided };
inline constexpr std::string_view kVerdictNames[] = {"comes out", "reversed", "undecided"};

/// One check with what the replicates so far say of it.
struct Finding {
    PatternCheck check;
    std::vector<double> arms;  // mean of each arm that it names
    sim::Anytime effect;       // high - low, the arm itself, or the interaction
    Verdict verdict = Verdict::undecided;
};

/// What the interval of an effect says of what was expected.
Verdict judge(const PatternCheck& check, const sim::Anytime& effect);

/// A pattern comes out when all its checks do; it is reversed when one is.
Verdict judge(const std::vector<Finding>& findings);

/// What a check compares, in every replicate: high - low, the value of one arm, or both - one -
/// other + none. NaN where something was not measured. `quantity` and `per` are those of the check.
std::vector<double> effects_of(const PatternCheck& check,
                               const std::vector<std::vector<double>>& values_of_arms);

/// The values of each arm of a check, by replicate.
std::vector<std::vector<double>> values_of(const PatternCheck& check,
                                           const Quantity& quantity,
                                           const Quantity* per,
                                           const recorders::RunRecord& record,
                                           std::uint32_t replicates,
                                           int weeks);

}  // namespace models::patterns
