#include "models/validation/simulated.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "sim/inference.h"
#include "sim/quantile.h"

namespace models::validation {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

}  // namespace

Simulated summarise(std::span<const double> values) {
    std::vector<double> known;
    std::copy_if(values.begin(), values.end(), std::back_inserter(known), [](double value) {
        return std::isfinite(value);
    });
    Simulated out{kNothing, kNothing, kNothing, kNothing, kNothing, 0};
    if (known.empty()) return out;
    const auto mean = sim::mean_interval(known);
    out.mean = mean.mean;
    out.replicates = mean.n;
    if (!out.has_interval()) return out;
    out.mean_low = mean.low;
    out.mean_high = mean.high;
    if (mean.n >= kEnoughForQuantiles) {
        std::sort(known.begin(), known.end());
        out.low = sim::quantile(known, 0.025);
        out.high = sim::quantile(known, 0.975);
    } else {
        const double half =
            sim::t_quantile_95(mean.n) * mean.standard_error * std::sqrt(mean.n + 1.0);
        out.low = mean.mean - half;
        out.high = mean.mean + half;
    }
    return out;
}

Verdict judge(const Simulated& simulated, double low, double high) {
    if (!simulated.measured()) return Verdict::not_measured;
    if (low <= simulated.mean && simulated.mean <= high) return Verdict::inside;
    const bool reaches = simulated.has_interval() && simulated.low <= high && simulated.high >= low;
    return reaches ? Verdict::overlaps : Verdict::outside;
}

std::string_view words(Verdict verdict) {
    switch (verdict) {
        case Verdict::inside:
            return "inside";
        case Verdict::overlaps:
            return "outside, overlaps";
        case Verdict::outside:
            return "outside";
        case Verdict::not_measured:
            return "not measured";
    }
    return {};
}

}  // namespace models::validation
