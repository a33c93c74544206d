#include "sim/confidence_sequence.h"

#include <cmath>
#include <limits>

#include <boost/math/distributions/normal.hpp>

#include "sim/check.h"

namespace sim {

namespace {

/// Student's quantile over the normal one, for n values: 1 when there are many.
double widening(std::uint32_t n, double alpha) {
    // The expansion of Student's quantile in 1/(n - 1): Abramowitz and Stegun 26.7.5.
    const double nu = n - 1.0;
    const double z = boost::math::quantile(boost::math::normal(), 1 - alpha / 2);
    const double z2 = z * z, z4 = z2 * z2;
    return 1 + (z2 + 1) / (4 * nu) + (5 * z4 + 16 * z2 + 3) / (96 * nu * nu) +
           (3 * z4 * z2 + 19 * z4 + 17 * z2 - 15) / (384 * nu * nu * nu);
}

}  // namespace

Anytime confidence_sequence(std::span<const double> values, double alpha, double tightest) {
    SIM_CHECK(alpha > 0 && alpha < 1 && tightest > 0, "a rate between 0 and 1");
    double sum = 0, squares = 0;
    std::uint32_t count = 0;
    for (const double value : values) {
        if (std::isnan(value)) continue;
        ++count;
        // Welford: no cancellation where the values are large and alike.
        const double mean = count == 1 ? value : sum / (count - 1);
        if (count > 1) squares += (value - mean) * (value - mean) * (count - 1) / count;
        sum += value;
    }
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    Anytime out;
    out.n = count;
    out.mean = count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
    if (count < kFewestValues) {
        out.low = -kInfinity;
        out.high = kInfinity;
        return out;
    }
    const double n = count;
    const double log_alpha = -2 * std::log(alpha);
    const double r = (log_alpha + std::log(log_alpha) + 1) / tightest;
    const double spread = std::sqrt(squares / (n - 1)) * widening(count, alpha);
    const double half =
        spread * std::sqrt(2 * (n * r + 1) / (n * n * r) * std::log(std::sqrt(n * r + 1) / alpha));
    out.low = out.mean - half;
    out.high = out.mean + half;
    return out;
}

}  // namespace sim
