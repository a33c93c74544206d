#include "sim/inference.h"

#include <cmath>
#include <limits>
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
};

Pairs whole_pairs(std::span<const double> a, std::span<const double> b) {
    SIM_CHECK(a.size() == b.size(), "pairs have two sides");
    Pairs pairs;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::isnan(a[i]) || std::isnan(b[i])) continue;
        pairs.a.push_back(a[i]);
        pairs.b.push_back(b[i]);
    }
    return pairs;
}

}  // namespace

double t_quantile_95(std::uint32_t n) {
    if (n < 2) return kInfinity;
    return boost::math::quantile(boost::math::students_t(static_cast<double>(n - 1)), 0.975);
}

Estimate mean_interval(std::span<const double> values) {
    std::vector<double> known;
    for (const double value : values)
        if (!std::isnan(value)) known.push_back(value);
    const auto n = static_cast<std::uint32_t>(known.size());
    if (n == 0) return {kNaN, kNaN, kNaN, kNaN, 0};
    if (n == 1) return {known[0], kInfinity, -kInfinity, kInfinity, 1};
    if (all_alike(known)) return {known[0], 0, known[0], known[0], n};

    const double mean = mean_of(known);
    const double error = std::sqrt(variance(known) / n);
    const double half = t_quantile_95(n) * error;
    return {mean, error, mean - half, mean + half, n};
}

PairedDifference paired_difference(std::span<const double> a, std::span<const double> b) {
    const Pairs pairs = whole_pairs(a, b);
    std::vector<double> differences(pairs.a.size());
    for (std::size_t i = 0; i < differences.size(); ++i)
        differences[i] = pairs.a[i] - pairs.b[i];

    PairedDifference result{mean_interval(differences), kNaN};
    if (result.n < 2) return result;
    const double apart = variance(pairs.a) + variance(pairs.b);
    const double together = variance(differences);
    if (together > 0)
        result.variance_ratio = apart / together;
    else if (apart > 0)
        result.variance_ratio = kInfinity;
    return result;
}

RatioEstimate ratio_of_means(std::span<const double> above, std::span<const double> below) {
    const Pairs pairs = whole_pairs(above, below);
    const auto n = static_cast<std::uint32_t>(pairs.a.size());
    if (n == 0) return {kNaN, kNaN, kNaN, false};
    const double a = mean_of(pairs.a), b = mean_of(pairs.b);
    RatioEstimate result{a / b, -kInfinity, kInfinity, false};
    if (n < 2) return result;

    // The ratios r for which a - r b is within t standard errors of 0 (Fieller): a quadratic in r.
    const double t = t_quantile_95(n);
    const double g = t * t / n;
    const double left = b * b - g * variance(pairs.b);
    if (!(left > 0)) return result;
    const double middle = a * b - g * covariance(pairs.a, pairs.b);
    const double right = a * a - g * variance(pairs.a);
    const double root = std::sqrt(std::fmax(middle * middle - left * right, 0.0));
    return {a / b, (middle - root) / left, (middle + root) / left, true};
}

}  // namespace sim
