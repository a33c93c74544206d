#pragma once

#include <cstdint>
#include <span>

namespace sim {

/// A mean over replicates with its 95 % interval.
///
/// Without draws it is Student's t interval and covers chance between replicates only: parameters
/// and the model's form are taken as given.
///
/// With draws every replicate belongs to one draw of the numbers of the model (one way, random
/// effects). M draws of S replicates, mean square between draws MSB and within them MSW:
///   variance between numbers    p = max(0, (MSB - MSW) / S)      does not shrink with replicates
///   variance of the mean        c = MSB / (M S)                  does
/// The interval is that of the mean under *one* more draw, the numbers that hold in truth, of which
/// no more is known than that they are one of the ensemble: mean +- t(M - 1) sqrt(p' + c). Here p'
/// is p, made larger where p is uncertain: the mean of a normal distribution around (MSB - MSW)/S
/// with its standard error s = sqrt(2 (MSB^2/(M - 1) + MSW^2/(M (S - 1)))) / S, cut off below 0.
/// With p itself a "95 %" interval covers as little as 80 % when p is small against chance; with p'
/// it covers at least 93 % (tests/sim/draws_test.cpp). Draws of unequal size count with the usual
/// mean size. With one draw nothing is known about p: the interval is Student's.
///
/// With one value the interval is infinite, with none everything is NaN; values that are NaN are
/// left out.
struct Estimate {
    double mean = 0;
    double standard_error = 0;  // sqrt(p' + c) with draws
    double low = 0;
    double high = 0;
    std::uint32_t n = 0;
    std::uint32_t draws = 0;  // of the numbers; 0: they are taken as given
    double not_knowing = 0;   // p: the variance that comes from not knowing the numbers

    /// Whether the interval leaves 0 out. Values that are all alike leave it out unless they are 0.
    bool excludes_zero() const { return low > 0 || high < 0; }

    /// The share of the interval's squared width that not knowing the numbers makes and that would
    /// stay with any number of replicates; the rest is chance. NaN unless two draws were made.
    double share_not_knowing() const;
};

/// The difference between two arms that share their chance, replicate by replicate.
struct PairedDifference : Estimate {
    /// (var a + var b) / var(a - b): how many times more replicates unpaired arms would need for
    /// the same interval. Infinite when the difference never varies but the arms do; NaN when
    /// nothing varies or with fewer than two pairs. With draws: variances within them.
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

/// `draws[i]` names the draw of the numbers that value i belongs to; empty: numbers as given.
using Draws = std::span<const std::uint32_t>;

Estimate mean_interval(std::span<const double> values, Draws draws = {});

/// Of `a - b`; `a[i]` and `b[i]` belong to the same replicate. A pair with a NaN is left out.
PairedDifference paired_difference(std::span<const double> a,
                                   std::span<const double> b,
                                   Draws draws = {});

/// `sum above / sum below` with Fieller's 95 % interval, exact for pairs that are normal. When the
/// interval of the mean below the line includes 0 no interval can be given: infinite, not bounded.
/// With draws both means vary with the numbers too, together as the draws say.
RatioEstimate ratio_of_means(std::span<const double> above,
                             std::span<const double> below,
                             Draws draws = {});

}  // namespace sim
