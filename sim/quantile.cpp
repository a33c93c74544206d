#include "sim/quantile.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace sim {

double quantile(std::span<const double> ascending, double share) {
    if (ascending.empty()) return std::numeric_limits<double>::quiet_NaN();
    const double at = share * static_cast<double>(ascending.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const auto above = std::min(below + 1, ascending.size() - 1);
    return ascending[below] +
           (at - static_cast<double>(below)) * (ascending[above] - ascending[below]);
}

}  // namespace sim
