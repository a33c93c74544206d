#include "sim/simultaneous.h"

#include <cmath>
#include <limits>

#include <boost/math/distributions/students_t.hpp>

#include "sim/check.h"

namespace sim {

Estimate simultaneous(const Estimate& one, int comparisons) {
    SIM_CHECK(comparisons > 0, "an interval is for one comparison or more");
    Estimate out = one;
    const std::uint32_t units = one.draws > 1 ? one.draws : one.n;
    if (units < 2 || !std::isfinite(one.standard_error)) return out;
    const boost::math::students_t t(static_cast<double>(units - 1));
    const double half = boost::math::quantile(t, 1 - 0.025 / comparisons) * one.standard_error;
    out.low = one.mean - half;
    out.high = one.mean + half;
    return out;
}

}  // namespace sim
