#pragma once

#include <cstdint>
#include <span>

namespace sim {

/// A mean over replicates with its 95 % interval (Student's t). Covers chance between replicates
/// only: parameters and the model's form are taken as given.
/// With one value the interval is infinite, with none everything is NaN; values that are NaN are
/// left out.
struct Estimate {
    double mean = 0;
    double standard_error = 0;
    double low = 0;
    double high = 0;
    std::uint32_t n = 0;

    /// Whether the interval leaves 0 out. Values that are all alike leave it out unless they are 0.
    bool excludes_zero() const { return low > 0 || high < 0; }
};

/// The difference between two arms that share their chance, replicate by replicate.
struct PairedDifference : Estimate {
    /// (var a + var b) / var(a - b): how many times more replicates unpaired arms would need for
    /// the same interval. Infinite when the difference never varies but the arms do; NaN when
    /// nothing varies or with fewer than two pairs.
    double variance_ratio = 0;
};

/// A ratio of two means over the same replicates.
struct RatioEstimate {
    double ratio = 0;
    double low = 0;
    double high = 0;
    /// Whether the interval is one piece: the mean below the line is surely not 0.
    bool bounded = false;
};

/// Half the width of a 95 % interval in standard errors: the 0.975 quantile of Student's t with
/// n - 1 degrees of freedom. Infinite for n < 2.
double t_quantile_95(std::uint32_t n);

Estimate mean_interval(std::span<const double> values);

/// Of `a - b`; `a[i]` and `b[i]` belong to the same replicate. A pair with a NaN is left out.
PairedDifference paired_difference(std::span<const double> a, std::span<const double> b);

/// `sum above / sum below` with Fieller's 95 % interval, exact for pairs that are normal. When the
/// interval of the mean below the line includes 0 no interval can be given: infinite, not bounded.
RatioEstimate ratio_of_means(std::span<const double> above, std::span<const double> below);

}  // namespace sim
