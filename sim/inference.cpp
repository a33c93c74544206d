#include "sim/inference.h"

#include <cmath>
#include <limits>
#include <map>
#include <vector>

#include <boost/math/distributions/students_t.hpp>

#include "sim/check.h"

namespace sim {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double mean_of(std::span<const double> values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

/// Unbiased covariance of pairs; the variance when both are the same. At least two pairs.
double covariance(std::span<const double> a, std::span<const double> b) {
    const double mean_a = mean_of(a), mean_b = mean_of(b);
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += (a[i] - mean_a) * (b[i] - mean_b);
    return sum / static_cast<double>(a.size() - 1);
}

/// Whether all values are the same number, so that rounding in the mean is not taken for spread.
bool all_alike(std::span<const double> values) {
    for (const double value : values)
        if (value != values.front()) return false;
    return true;
}

double variance(std::span<const double> values) {
    return all_alike(values) ? 0.0 : covariance(values, values);
}

struct Pairs {
    std::vector<double> a, b;
    std::vector<std::uint32_t> draws;
};

Pairs whole_pairs(std::span<const double> a, std::span<const double> b, Draws draws) {
    SIM_CHECK(a.size() == b.size(), "pairs have two sides");
    SIM_CHECK(draws.empty() || draws.size() == a.size(), "every value belongs to a draw");
    Pairs pairs;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::isnan(a[i]) || std::isnan(b[i])) continue;
        pairs.a.push_back(a[i]);
        pairs.b.push_back(b[i]);
        if (!draws.empty()) pairs.draws.push_back(draws[i]);
    }
    return pairs;
}

/// Mean squares (or products, of two series) of a one-way layout.
struct Layout {
    std::size_t draws = 0;
    double n = 0;
    double size = 1;     // mean size of a draw, as its expected mean square has it
    double between = 0;  // MSB
    double within = 0;   // MSW; 0 without two values in any draw
    double within_df = 0;

    /// The variance between draws, which may come out below 0.
    double raw() const { return (between - within) / size; }
};

Layout lay_out(std::span<const double> a, std::span<const double> b, Draws draws) {
    struct Sums {
        double n = 0, a = 0, b = 0;
    };
    std::map<std::uint32_t, Sums> by_draw;
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto& sums = by_draw[draws[i]];
        sums.n += 1, sums.a += a[i], sums.b += b[i];
    }
    const double mean_a = mean_of(a), mean_b = mean_of(b);
    Layout out;
    out.draws = by_draw.size();
    out.n = static_cast<double>(a.size());
    double squares = 0;
    for (const auto& [draw, sums] : by_draw) {
        squares += sums.n * sums.n;
        out.between += sums.n * (sums.a / sums.n - mean_a) * (sums.b / sums.n - mean_b);
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto& sums = by_draw[draws[i]];
        out.within += (a[i] - sums.a / sums.n) * (b[i] - sums.b / sums.n);
    }
    const double df = static_cast<double>(out.draws) - 1;
    out.within_df = out.n - df - 1;
    if (df > 0) out.between /= df, out.size = (out.n - squares / out.n) / df;
    if (out.within_df > 0) out.within /= out.within_df;
    return out;
}

/// p': the mean of a normal distribution around the raw variance between draws, cut off below 0.
double careful_variance(const Layout& l) {
    if (!(l.within_df > 0)) return l.between;  // what is chance cannot be told: take all
    const double df = static_cast<double>(l.draws) - 1;
    const double error =
        std::sqrt(2 * (l.between * l.between / df + l.within * l.within / l.within_df)) / l.size;
    if (!(error > 0)) return std::fmax(l.raw(), 0.0);
    const double z = l.raw() / error;
    constexpr double kRootTwo = 1.4142135623730951, kRootTwoPi = 2.5066282746310002;
    constexpr double kFar = 8;  // standard errors above 0, where nothing is cut off
    if (z > kFar) return l.raw();
    const double above = 0.5 * std::erfc(-z / kRootTwo);
    return l.raw() + error * std::exp(-z * z / 2) / kRootTwoPi / above;
}

/// Variances and covariance of two means, and the t quantile that goes with them.
struct MeanSpread {
    double aa, ab, bb, t;
};

MeanSpread spread_of_means(const Pairs& pairs) {
    const auto n = static_cast<double>(pairs.a.size());
    const auto rows = static_cast<std::uint32_t>(pairs.a.size());
    const Layout aa = pairs.draws.empty() ? Layout{} : lay_out(pairs.a, pairs.a, pairs.draws);
    if (aa.draws < 2)
        return {variance(pairs.a) / n,
                covariance(pairs.a, pairs.b) / n,
                variance(pairs.b) / n,
                t_quantile_95(rows)};
    const Layout ab = lay_out(pairs.a, pairs.b, pairs.draws);
    const Layout bb = lay_out(pairs.b, pairs.b, pairs.draws);
    const double careful_a = careful_variance(aa), careful_b = careful_variance(bb);
    double together = 0;
    if (aa.raw() > 0 && bb.raw() > 0)
        together = std::fmax(-1.0, std::fmin(1.0, ab.raw() / std::sqrt(aa.raw() * bb.raw()))) *
                   std::sqrt(careful_a * careful_b);
    return {careful_a + aa.between / n,
            together + ab.between / n,
            careful_b + bb.between / n,
            t_quantile_95(static_cast<std::uint32_t>(aa.draws))};
}

/// The variance within draws where there are any to tell apart.
double chance_variance(std::span<const double> values, Draws draws) {
    if (draws.empty() || all_alike(values)) return variance(values);
    const Layout layout = lay_out(values, values, draws);
    return layout.draws > 1 && layout.within_df > 0 ? layout.within : variance(values);
}

}  // namespace

double t_quantile_95(std::uint32_t n) {
    if (n < 2) return kInfinity;
    return boost::math::quantile(boost::math::students_t(static_cast<double>(n - 1)), 0.975);
}

double Estimate::share_not_knowing() const {
    if (draws < 2 || !(standard_error > 0)) return kNaN;
    return std::fmin(1.0, not_knowing / (standard_error * standard_error));
}

Estimate mean_interval(std::span<const double> values, Draws draws) {
    const Pairs known = whole_pairs(values, values, draws);
    const auto n = static_cast<std::uint32_t>(known.a.size());
    if (n == 0) return {kNaN, kNaN, kNaN, kNaN, 0};
    const double mean = mean_of(known.a);
    const Layout layout = draws.empty() ? Layout{} : lay_out(known.a, known.a, known.draws);
    Estimate out;
    out.n = n;
    out.draws = static_cast<std::uint32_t>(layout.draws);
    if (n == 1 || all_alike(known.a)) {
        out.mean = known.a[0];
        out.standard_error = n == 1 ? kInfinity : 0;
        out.low = n == 1 ? -kInfinity : out.mean;
        out.high = n == 1 ? kInfinity : out.mean;
        return out;
    }
    const MeanSpread spread = spread_of_means(known);
    out.mean = mean;
    out.standard_error = std::sqrt(spread.aa);
    if (layout.draws > 1 && layout.within_df > 0) out.not_knowing = std::fmax(layout.raw(), 0.0);
    const double half = spread.t * out.standard_error;
    out.low = mean - half;
    out.high = mean + half;
    return out;
}

PairedDifference paired_difference(std::span<const double> a,
                                   std::span<const double> b,
                                   Draws draws) {
    const Pairs pairs = whole_pairs(a, b, draws);
    std::vector<double> differences(pairs.a.size());
    for (std::size_t i = 0; i < differences.size(); ++i)
        differences[i] = pairs.a[i] - pairs.b[i];

    PairedDifference result{mean_interval(differences, pairs.draws), kNaN};
    if (result.n < 2) return result;
    const double apart =
        chance_variance(pairs.a, pairs.draws) + chance_variance(pairs.b, pairs.draws);
    const double together = chance_variance(differences, pairs.draws);
    if (together > 0)
        result.variance_ratio = apart / together;
    else if (apart > 0)
        result.variance_ratio = kInfinity;
    return result;
}

RatioEstimate ratio_of_means(std::span<const double> above,
                             std::span<const double> below,
                             Draws draws) {
    const Pairs pairs = whole_pairs(above, below, draws);
    const auto n = static_cast<std::uint32_t>(pairs.a.size());
    if (n == 0) return {kNaN, kNaN, kNaN, false};
    const double a = mean_of(pairs.a), b = mean_of(pairs.b);
    RatioEstimate result{a / b, -kInfinity, kInfinity, false};
    if (n < 2) return result;

    // The ratios r for which a - r b is within t standard errors of 0 (Fieller): a quadratic in r.
    const MeanSpread spread = spread_of_means(pairs);
    const double tt = spread.t * spread.t;
    const double left = b * b - tt * spread.bb;
    if (!(left > 0)) return result;
    const double middle = a * b - tt * spread.ab;
    const double right = a * a - tt * spread.aa;
    const double root = std::sqrt(std::fmax(middle * middle - left * right, 0.0));
    return {a / b, (middle - root) / left, (middle + root) / left, true};
}

}  // namespace sim
