#pragma once

#include "sim/inference.h"

namespace sim {

/// The interval of `one` made wide enough that `comparisons` such intervals all hold the truth with
/// 95 % (Bonferroni): Student's t at 1 - 0.025/comparisons, with the same standard error and the
/// degrees of freedom of replicates or, where numbers were drawn, of draws.
Estimate simultaneous(const Estimate& one, int comparisons);

}  // namespace sim
