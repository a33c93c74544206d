#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "cli/charts.h"
#include "cli/factors.h"

namespace cli {
namespace {

using models::Factors;
using models::patterns::FactorEffects;

constexpr double kWidth = 900, kNames = 330, kRow = 22, kTop = 64, kBetween = 56;

/// The reach of all intervals of a measure, with 0 inside.
Scale scale_of(const FactorEffects& effects) {
    Scale scale{0, 0, kNames, kWidth - 30};
    for (const auto& one : effects.alone) {
        if (!std::isfinite(one.low) || !std::isfinite(one.high)) continue;
        scale.low = std::min(scale.low, one.low);
        scale.high = std::max(scale.high, one.high);
    }
    const double air = 0.05 * (scale.high - scale.low);
    scale.low -= air;
    scale.high += air > 0 ? air : 1;
    return scale;
}

std::vector<std::size_t> largest_first(const FactorEffects& effects) {
    std::vector<std::size_t> order(effects.alone.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(effects.alone[a].mean) > std::abs(effects.alone[b].mean);
    });
    return order;
}

void draw_bar(Svg& svg, const Scale& scale, double y, const sim::Estimate& effect) {
    const double zero = scale.at(0), at = scale.at(effect.mean);
    const bool sure = effect.excludes_zero();
    const auto colour = !sure ? kPale : effect.mean > 0 ? kBlue : kRed;
    svg.rectangle(std::min(zero, at), y + 4, std::abs(at - zero), kRow - 10, colour);
    svg.line(scale.at(effect.low), y + kRow / 2 - 1, scale.at(effect.high), y + kRow / 2 - 1, {});
}

/// What people call a measure; others go by their own names.
std::string title_of(const std::string& measure) {
    constexpr std::array<std::array<const char*, 2>, 5> kTitles = {{
        {"collaboration.alive", "Networks that live at the end, share"},
        {"collaboration.familiarity", "Familiarity of the members, 0 to 1"},
        {"funnel.signalled", "People signalled"},
        {"funnel.started", "People who started with something"},
        {"funnel.helped", "People helped"},
    }};
    for (const auto& [name, title] : kTitles)
        if (measure == name) return title;
    return measure;
}

/// One measure: a line for each factor. Returns where it ends.
double draw_measure(Svg& svg, const Factors& factors, const FactorEffects& effects, double y) {
    const Scale scale = scale_of(effects);
    svg.text(10,
             y,
             fmt::format("{} ({:.3g} in the base)", title_of(effects.measure), effects.base.mean),
             {.size = 14, .bold = true});
    y += 10;
    const double top = y;
    for (const auto k : largest_first(effects)) {
        svg.text(kNames - 10,
                 y + kRow / 2 + 3,
                 factors.all[k].title,
                 {.size = 12, .anchor = Anchor::end});
        if (std::isfinite(effects.alone[k].low)) draw_bar(svg, scale, y, effects.alone[k]);
        y += kRow;
    }
    svg.line(scale.at(0), top, scale.at(0), y, {.colour = kGrey});
    for (const double tick : ticks(scale.low, scale.high)) {
        if (tick < scale.low || tick > scale.high) continue;
        svg.line(scale.at(tick), y, scale.at(tick), y + 4, {.colour = kGrey});
        svg.text(scale.at(tick),
                 y + 17,
                 tick_label(tick, false),
                 {.size = 11, .colour = kGrey, .anchor = Anchor::middle});
    }
    return y + kBetween;
}

}  // namespace

std::string picture_of_factors(const models::Scenario& scenario, const Effects& effects) {
    const double rows = static_cast<double>(scenario.factors.all.size()) * kRow + kBetween + 10;
    const double height = kTop + rows * static_cast<double>(effects.size());
    Svg svg(
        kWidth,
        height,
        "What keeps a collaboration alive and what brings help to people",
        "For each measure a bar a factor: what changing it alone does, with 95 % intervals; the "
        "largest first. Blue is more, red less, grey cannot be told from nothing.");
    svg.text(10, 24, scenario.title, {.size = 16, .bold = true});
    svg.text(10,
             42,
             "what changing one thing does to the base; blue more, red less, grey cannot be told",
             {.size = 12, .colour = kGrey});
    double y = kTop + 10;
    for (const FactorEffects& one : effects)
        y = draw_measure(svg, scenario.factors, one, y);
    return svg.finish();
}

}  // namespace cli
