#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/result.h"

#include "models/patterns/verdict.h"
#include "models/population/population.h"
#include "models/residents/vital_rates.h"
#include "models/scenario.h"

namespace models::patterns {

/// What the study of one pattern reads.
struct StudyInput {
    Scenario scenario;  // with a pattern
    const VitalRates& rates;
    std::function<sim::Result<population::Population>(std::uint64_t seed)> populate;
    std::function<void(std::uint64_t)> advance;  // replicates done; may be empty
    std::function<bool()> stop;                  // true: live no more
    std::uint32_t first = 16;  // replicates before the first look; doubled after each
};

/// A pattern with what came of it.
struct Study {
    Pattern pattern;
    std::vector<Finding> findings;
    Verdict verdict = Verdict::undecided;
    std::uint32_t replicates = 0;
};

/// Lives the arms of the pattern side by side, more replicates each time, until all its checks are
/// decided or its most replicates are lived. Each look is paid for: intervals hold at all looks.
/// Complains about measures that do not exist before anything is lived.
sim::Result<Study> study(const StudyInput& input);

}  // namespace models::patterns
