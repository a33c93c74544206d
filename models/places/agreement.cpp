#include "models/places/agreement.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "sim/check.h"

namespace models::places {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kMeanOfAbsoluteNormal = 0.7978845608028654;  // sqrt(2 / pi)

struct Moments {
    double mean_x = 0, mean_y = 0;
    double xx = 0, yy = 0, xy = 0;  // about the means, over n
};

Moments moments(std::span<const double> x, std::span<const double> y) {
    Moments m;
    const auto n = static_cast<double>(x.size());
    m.mean_x = std::accumulate(x.begin(), x.end(), 0.0) / n;
    m.mean_y = std::accumulate(y.begin(), y.end(), 0.0) / n;
    for (std::size_t k = 0; k < x.size(); ++k) {
        const double dx = x[k] - m.mean_x, dy = y[k] - m.mean_y;
        m.xx += dx * dx / n;
        m.yy += dy * dy / n;
        m.xy += dx * dy / n;
    }
    return m;
}

/// Ranks from 1; equal values share the mean of theirs.
std::vector<double> ranks(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return values[a] < values[b];
    });
    std::vector<double> out(values.size());
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from;
        while (to < order.size() && values[order[to]] == values[order[from]])
            ++to;
        for (std::size_t k = from; k < to; ++k)
            out[order[k]] = 0.5 * static_cast<double>(from + to + 1);
        from = to;
    }
    return out;
}

}  // namespace

double c4(int n) {
    SIM_CHECK(n > 1, "a spread needs two values");
    return std::sqrt(2.0 / (n - 1)) * std::exp(std::lgamma(n / 2.0) - std::lgamma((n - 1) / 2.0));
}

double rank_correlation(std::span<const double> x, std::span<const double> y) {
    SIM_CHECK(x.size() == y.size(), "every place has both figures");
    if (x.size() < 2) return kNan;
    const Moments m = moments(ranks(x), ranks(y));
    return m.xx > 0 && m.yy > 0 ? m.xy / std::sqrt(m.xx * m.yy) : kNan;
}

Agreement agree(std::span<const Pair> pairs) {
    Agreement out;
    out.places = static_cast<int>(pairs.size());
    if (pairs.empty()) {
        out.simulated = out.published = out.bias = out.absolute_error = kNan;
        out.absolute_error_less_bias = out.noise_floor = out.rank_correlation = out.slope = kNan;
        out.spread_simulated = out.spread_published = kNan;
        return out;
    }
    std::vector<double> x, y;
    for (const Pair& pair : pairs) {
        x.push_back(pair.simulated);
        y.push_back(pair.published);
    }
    const Moments m = moments(x, y);
    out.simulated = m.mean_x;
    out.published = m.mean_y;
    out.bias = m.mean_x - m.mean_y;
    const auto n = static_cast<double>(pairs.size());
    for (const Pair& pair : pairs) {
        const double error = pair.simulated - pair.published;
        out.absolute_error += std::abs(error) / n;
        out.absolute_error_less_bias += std::abs(error - out.bias) / n;
        out.noise_floor += kMeanOfAbsoluteNormal * std::sqrt(pair.noise) / c4(pair.lives) / n;
    }
    out.rank_correlation = rank_correlation(x, y);
    out.slope = m.xx > 0 ? m.xy / m.xx : kNan;
    out.spread_simulated = std::sqrt(m.xx);
    out.spread_published = std::sqrt(m.yy);
    return out;
}

}  // namespace models::places
