#include "cli/calibrate_text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace cli {
namespace {

namespace calibration = models::calibration;

std::string targets_table(const std::vector<calibration::TargetFit>& fits) {
    std::size_t width = 6;
    for (const auto& fit : fits)
        width = std::max(width, fit.name.size());
    std::string out = fmt::format("{:<{}}  {:>17}  {:>8}  {:>8}  {:>8}\n",
                                  "target",
                                  width,
                                  "wanted band",
                                  "value",
                                  "ensemble",
                                  "sd");
    for (const auto& fit : fits) {
        out += fmt::format("{:<{}}  {:>8.4g} {:>8.4g}  {:>8.4g}  {:>8.4g}  {:>8.2g}  {}\n",
                           fit.name,
                           width,
                           fit.low,
                           fit.high,
                           fit.value,
                           fit.mean,
                           fit.sd,
                           fit.inside ? "inside" : "OUTSIDE");
    }
    const auto inside = std::ranges::count_if(fits, [](const auto& fit) { return fit.inside; });
    return out + fmt::format("{} of {} targets inside their band\n", inside, fits.size());
}

std::string parameters_table(const std::vector<calibration::ParameterFit>& fits) {
    std::size_t width = 9;
    for (const auto& fit : fits)
        width = std::max(width, fit.name.size());
    std::string out = fmt::format("{:<{}}  {:>17}  {:>9}  {:>9}  {:>10}\n",
                                  "parameter",
                                  width,
                                  "range before",
                                  "mean",
                                  "sd",
                                  "sd/before");
    std::vector<std::string> unknown;
    for (const auto& fit : fits) {
        out += fmt::format("{:<{}}  {:>8.4g} {:>8.4g}  {:>9.4g}  {:>9.3g}  {:>10.2f}{}\n",
                           fit.name,
                           width,
                           fit.low,
                           fit.high,
                           fit.mean,
                           fit.sd,
                           fit.kept,
                           fit.unknown() ? "  as unknown as before" : "");
        if (fit.unknown()) unknown.push_back(fit.name);
    }
    return out + fmt::format("{} of {} parameters stayed as unknown as before\n",
                             unknown.size(),
                             fits.size());
}

/// The middle of values that are numbers.
double median(std::vector<double> values) {
    std::erase_if(values, [](double value) { return std::isnan(value); });
    if (values.empty()) return std::nan("");
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

std::string waves_table(const calibration::Plan& plan, const calibration::Outcome& outcome) {
    std::string out = fmt::format("{:<6}  {:>6}  {:>6}  {:>13}  {:>11}  {:>10}  {:>14}\n",
                                  "wave",
                                  "runs",
                                  "used",
                                  "prior left",
                                  "within",
                                  "median R2",
                                  "error squared");
    for (std::size_t w = 0; w < outcome.waves.size(); ++w) {
        const auto& wave = outcome.waves[w];
        const bool last = w + 1 == outcome.waves.size();
        const bool looked = w < static_cast<std::size_t>(plan.waves);
        out += fmt::format("{:<6}  {:>6}  {:>6}  {:>13}  {:>11}  {:>10.3f}  {:>14.2f}\n",
                           last ? "final" : std::to_string(w + 1),
                           wave.runs,
                           wave.used,
                           looked ? fmt::format("{:.3g}", wave.share) : "",
                           looked ? fmt::format("{:.2f} sd", wave.level) : "",
                           median(wave.r2),
                           median(wave.error_square));
        if (looked && wave.level > plan.cutoff)
            out += fmt::format("        nothing lies within {} sd of all targets\n", plan.cutoff);
    }
    out += fmt::format(
        "final runs against what the emulators expected of them: mean squared standardised error "
        "{:.2f} (median over targets; 1 when their intervals are right)\n",
        median(outcome.prediction_error_square));
    out += fmt::format("the weights are worth {:.0f} of {} runs\n",
                       outcome.effective_size,
                       outcome.weights.size());
    if (outcome.weight_heat < 1)
        out += fmt::format(
            "with full weights they would be worth less: weights to the power {:.3g}, an ensemble "
            "wider than the figures alone allow\n",
            outcome.weight_heat);
    if (outcome.heat < 1)
        out += fmt::format("the emulated posterior was not reached: heat {:.3g}\n", outcome.heat);
    return out;
}

}  // namespace

std::string calibration_text(const calibration::Plan& plan,
                             const std::vector<calibration::WantedOutput>& wanted,
                             const calibration::Outcome& outcome,
                             const calibration::MadeEnsemble& made) {
    return targets_table(calibration::fits_of(made, wanted)) + "\n" +
           parameters_table(calibration::parameters_of(plan, outcome)) + "\n" +
           waves_table(plan, outcome);
}

}  // namespace cli
