#include "sim/sensitivity.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/check.h"
#include "sim/quantile.h"
#include "sim/rng.h"

namespace sim {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kLow = 0.025, kHigh = 0.975;
constexpr std::uint32_t kBootstrap = 1;  // stream

using Rows = std::vector<std::uint32_t>;

/// Points of one bootstrap sample.
Rows drawn_again(std::uint32_t points, std::uint32_t round, std::uint64_t seed) {
    Rng rng({seed, round}, kBootstrap, points);
    Rows rows(points);
    for (auto& row : rows)
        row = rng.below(points);
    return rows;
}

SensitivityIndex with_interval(double value, std::vector<double> again) {
    std::erase_if(again, [](double v) { return std::isnan(v); });
    std::ranges::sort(again);
    SensitivityIndex out{value, 0, 0};
    out.low = quantile(again, kLow);
    out.high = quantile(again, kHigh);
    return out;
}

struct Moments {
    double mean = 0, variance = 0;
};

/// Of the outputs of A and B together, over the given points.
Moments moments_of(const SaltelliOutputs& y, const Rows& rows) {
    const double n = 2 * static_cast<double>(rows.size());
    double sum = 0, squares = 0;
    for (const auto row : rows)
        sum += y.a[row] + y.b[row];
    const double mean = sum / n;
    for (const auto row : rows)
        squares += (y.a[row] - mean) * (y.a[row] - mean) + (y.b[row] - mean) * (y.b[row] - mean);
    return {mean, squares / n};
}

struct Pair {
    double first = 0, total = 0;
};

Pair indices_of(const SaltelliOutputs& y, std::size_t factor, const Rows& rows, const Moments& m) {
    if (!(m.variance > 0)) return {kNaN, kNaN};
    double first = 0, total = 0;
    for (const auto row : rows) {
        const double step = y.ab[factor][row] - y.a[row];
        first += (y.b[row] - m.mean) * step;  // centred: less noise where the mean is large
        total += step * step;
    }
    const double n = static_cast<double>(rows.size());
    return {first / n / m.variance, total / (2 * n) / m.variance};
}

/// What factors i and j explain beyond what each does alone: f(BA_i) and f(AB_j) share the columns
/// of both alone. Centred, as above.
double index_of_pair(
    const SaltelliOutputs& y, std::size_t i, std::size_t j, const Rows& rows, const Moments& m) {
    if (!(m.variance > 0)) return kNaN;
    double together = 0;
    for (const auto row : rows)
        together += (y.ba[i][row] - m.mean) * (y.ab[j][row] - m.mean) -
                    (y.a[row] - m.mean) * (y.b[row] - m.mean);
    return together / static_cast<double>(rows.size()) / m.variance -
           indices_of(y, i, rows, m).first - indices_of(y, j, rows, m).first;
}

/// Points of which every output is finite.
SaltelliOutputs finite_points(const SaltelliOutputs& y) {
    SaltelliOutputs out;
    out.ab.resize(y.ab.size());
    out.ba.resize(y.ba.size());
    for (std::size_t row = 0; row < y.a.size(); ++row) {
        bool good = std::isfinite(y.a[row]) && std::isfinite(y.b[row]);
        for (const auto& column : y.ab)
            good = good && std::isfinite(column[row]);
        for (const auto& column : y.ba)
            good = good && std::isfinite(column[row]);
        if (!good) continue;
        out.a.push_back(y.a[row]);
        out.b.push_back(y.b[row]);
        for (std::size_t factor = 0; factor < y.ab.size(); ++factor)
            out.ab[factor].push_back(y.ab[factor][row]);
        for (std::size_t factor = 0; factor < y.ba.size(); ++factor)
            out.ba[factor].push_back(y.ba[factor][row]);
    }
    return out;
}

Rows all_rows(std::size_t points) {
    Rows rows(points);
    std::iota(rows.begin(), rows.end(), 0u);
    return rows;
}

/// Every pair of factors, with the points as they are and drawn again.
std::vector<PairIndex> pairs_of(const SaltelliOutputs& y,
                                const Rows& rows,
                                std::uint32_t rounds,
                                std::uint64_t seed) {
    const auto factors = static_cast<std::uint32_t>(y.ba.size());
    std::vector<PairIndex> out;
    std::vector<std::vector<double>> again;
    for (std::uint32_t i = 0; i < factors; ++i)
        for (std::uint32_t j = i + 1; j < factors; ++j)
            out.push_back({i, j, {}});
    again.resize(out.size());
    for (std::uint32_t round = 0; round < rounds && rows.size() > 1; ++round) {
        const auto drawn = drawn_again(static_cast<std::uint32_t>(rows.size()), round, seed);
        const auto around = moments_of(y, drawn);
        for (std::size_t p = 0; p < out.size(); ++p)
            again[p].push_back(index_of_pair(y, out[p].first, out[p].second, drawn, around));
    }
    const auto moments = rows.empty() ? Moments{kNaN, kNaN} : moments_of(y, rows);
    for (std::size_t p = 0; p < out.size(); ++p)
        out[p].share = with_interval(index_of_pair(y, out[p].first, out[p].second, rows, moments),
                                     std::move(again[p]));
    return out;
}

}  // namespace

SobolIndices sobol_indices(const SaltelliOutputs& outputs,
                           std::uint32_t rounds,
                           std::uint64_t seed) {
    SIM_CHECK(outputs.a.size() == outputs.b.size(), "both samples have as many points");
    for (const auto& column : outputs.ab)
        SIM_CHECK(column.size() == outputs.a.size(), "every column has as many points");
    SIM_CHECK(outputs.ba.empty() || outputs.ba.size() == outputs.ab.size(), "all pairs or none");
    const auto y = finite_points(outputs);
    const auto points = static_cast<std::uint32_t>(y.a.size());
    const auto rows = all_rows(points);
    SobolIndices out;
    const auto moments = points == 0 ? Moments{kNaN, kNaN} : moments_of(y, rows);
    out.mean = moments.mean;
    out.variance = moments.variance;
    const std::size_t factors = y.ab.size();
    std::vector<std::vector<double>> first(factors), total(factors);
    for (std::uint32_t round = 0; round < rounds && points > 1; ++round) {
        const auto again = drawn_again(points, round, seed);
        const auto around = moments_of(y, again);
        for (std::size_t factor = 0; factor < factors; ++factor) {
            const auto one = indices_of(y, factor, again, around);
            first[factor].push_back(one.first);
            total[factor].push_back(one.total);
        }
    }
    for (std::size_t factor = 0; factor < factors; ++factor) {
        const auto one = indices_of(y, factor, rows, moments);
        out.first.push_back(with_interval(one.first, std::move(first[factor])));
        out.total.push_back(with_interval(one.total, std::move(total[factor])));
    }
    out.pairs = pairs_of(y, rows, rounds, seed);
    return out;
}

namespace {

double mean_size(const std::vector<double>& effects, const Rows& rows) {
    double sum = 0;
    for (const auto row : rows)
        sum += std::fabs(effects[row]);
    return rows.empty() ? kNaN : sum / static_cast<double>(rows.size());
}

}  // namespace

std::vector<MorrisIndex> morris_indices(const std::vector<std::vector<double>>& effects,
                                        std::uint32_t rounds,
                                        std::uint64_t seed) {
    std::vector<MorrisIndex> out;
    for (const auto& given : effects) {
        std::vector<double> known;
        for (const double effect : given)
            if (std::isfinite(effect)) known.push_back(effect);
        MorrisIndex one;
        const auto n = static_cast<std::uint32_t>(known.size());
        one.effects = n;
        one.mean = n == 0 ? kNaN : std::accumulate(known.begin(), known.end(), 0.0) / n;
        double squares = 0;
        for (const double effect : known)
            squares += (effect - one.mean) * (effect - one.mean);
        one.spread = n < 2 ? kNaN : std::sqrt(squares / (n - 1));
        std::vector<double> again;
        for (std::uint32_t round = 0; round < rounds && n > 1; ++round)
            again.push_back(mean_size(known, drawn_again(n, round, seed)));
        one.mean_size = with_interval(mean_size(known, all_rows(n)), std::move(again));
        out.push_back(one);
    }
    return out;
}

}  // namespace sim
