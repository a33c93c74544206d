#pragma once

#include <span>

namespace sim {

/// The quantile at `share` of ascending values, straight between neighbours; NaN without any.
double quantile(std::span<const double> ascending, double share);

}  // namespace sim
