#pragma once

#include <cstdint>
#include <vector>

#include "sim/result.h"

#include "models/patterns/side_by_side.h"
#include "models/patterns/verdict.h"

namespace models::patterns {

/// A pattern with what came of it.
struct Study {
    Pattern pattern;
    std::vector<Finding> findings;
    Verdict verdict = Verdict::undecided;
    std::uint32_t replicates = 0;
};

/// Lives the arms of the scenario's pattern side by side, `first` replicates and then twice as many
/// at each look, until all its checks are decided or its most replicates are lived. Each look is
/// paid for: intervals hold at all looks. Complains about measures that do not exist before
/// anything is lived.
sim::Result<Study> study(const Lives& lives, std::uint32_t first = 16);

}  // namespace models::patterns
