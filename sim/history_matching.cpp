#include "sim/history_matching.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sim {
namespace {

constexpr double kLogRootTwoPi = 0.9189385332046727;
constexpr double kNever = -std::numeric_limits<double>::infinity();

}  // namespace

double implausibility(const Prediction& expected, const ObservedValue& wanted) {
    const double variance = expected.variance + wanted.variance();
    if (!std::isfinite(variance)) return 0;
    const double gap = std::abs(wanted.value - expected.mean);
    if (gap == 0) return 0;
    return gap / std::sqrt(variance);
}

double log_likelihood(const Prediction& expected, const ObservedValue& wanted) {
    const double variance = expected.variance + wanted.variance();
    if (!std::isfinite(variance)) return 0;
    const double gap = wanted.value - expected.mean;
    return -gap * gap / variance / 2 - std::log(variance) / 2 - kLogRootTwoPi;
}

WaveJudge::WaveJudge(std::vector<Emulator> emulators,
                     std::vector<ObservedValue> wanted,
                     std::span<const double> chance_variances,
                     std::uint32_t spared)
    : emulators_(std::move(emulators)), wanted_(std::move(wanted)), spared_(spared) {
    const std::size_t outputs = emulators_.size();
    unexplained_.resize(outputs);
    highest_rest_.resize(outputs + 1, 0.0);
    for (std::size_t k = 0; k < outputs; ++k) {
        const double chance =
            chance_variances.empty() || std::isnan(chance_variances[k]) ? 0 : chance_variances[k];
        unexplained_[k] = std::max(0.0, emulators_[k].nugget() - chance);
    }
    const auto sharpness = [&](std::uint32_t k) {
        return emulators_[k].known() ? emulators_[k].scale() / std::sqrt(wanted_[k].variance()) : 0;
    };
    order_.resize(outputs);
    std::iota(order_.begin(), order_.end(), 0u);
    std::ranges::stable_sort(order_, [&](auto a, auto b) { return sharpness(a) > sharpness(b); });
    for (std::size_t i = outputs; i-- > 0;) {
        const auto k = order_[i];
        const double least = wanted_[k].variance() + unexplained_[k];
        const double highest = emulators_[k].known() ? -std::log(least) / 2 - kLogRootTwoPi : 0;
        highest_rest_[i] = highest_rest_[i + 1] + highest;
    }
}

Prediction WaveJudge::predict(std::uint32_t output, std::span<const double> x) const {
    Prediction expected = emulators_[output].predict(x);
    expected.variance += unexplained_[output];
    return expected;
}

double WaveJudge::worst(std::span<const double> x, double enough) const {
    std::vector<double> highest(spared_ + 1, 0.0);  // ascending
    for (const auto k : order_) {
        const double one = implausibility(predict(k, x), wanted_[k]);
        if (one <= highest.front()) continue;
        highest.front() = one;
        std::ranges::sort(highest);
        if (highest.front() > enough) break;
    }
    return highest.front();
}

double WaveJudge::log_likelihood(std::span<const double> x, double at_least) const {
    double sum = 0;
    for (std::size_t i = 0; i < order_.size(); ++i) {
        sum += sim::log_likelihood(predict(order_[i], x), wanted_[order_[i]]);
        if (sum + highest_rest_[i + 1] < at_least) return kNever;
    }
    return sum;
}

Landscape plausibility(std::span<const WaveJudge> waves) {
    return [waves](std::span<const double> x, double at_least) {
        double worst = 0;
        // The last wave's emulators know most, and rule out soonest.
        for (std::size_t w = waves.size(); w-- > 0 && worst <= -at_least;)
            worst = std::max(worst, waves[w].worst(x, -at_least));
        return -worst;
    };
}

Landscape emulated_posterior(std::span<const WaveJudge> waves,
                             const WaveJudge& last,
                             double cutoff) {
    return [waves, &last, cutoff](std::span<const double> x, double at_least) {
        const double value = last.log_likelihood(x, at_least);
        if (value == kNever || value < at_least) return kNever;
        for (std::size_t w = waves.size(); w-- > 0;)
            if (waves[w].worst(x, cutoff) > cutoff) return kNever;
        return value;
    };
}

TemperedWeights tempered_weights(std::span<const double> wanted,
                                 std::span<const double> drawn_from,
                                 double least) {
    std::vector<double> logs(wanted.size());
    for (std::size_t i = 0; i < logs.size(); ++i)
        logs[i] = wanted[i] - drawn_from[i];
    const double heat = largest_heat(logs, 1, least);
    return {heated_weights(logs, heat), heat};
}

std::vector<double> importance_weights(std::span<const double> wanted,
                                       std::span<const double> drawn_from) {
    return tempered_weights(wanted, drawn_from, 0).weights;
}

}  // namespace sim
