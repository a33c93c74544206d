#include "cli/costs_pictures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "cli/charts.h"
#include "cli/svg.h"
#include "models/recorders/effect_sentence.h"
#include "models/recorders/results_series.h"

namespace cli {
namespace {

namespace economics = models::economics;
using models::recorders::kBearers;
using models::recorders::with_thousands;

constexpr double kWidth = 820, kHeight = 430, kSmall = 11, kLegend = 18;

/// How an arm looks in every picture; the baseline is grey. Shape and dashes tell arms apart too.
struct Look {
    std::string_view colour;
    int shape;  // 0 circle, 1 diamond, 2 hollow circle, 3 hollow diamond
    std::string_view dash;
};

Look look_of(std::size_t arm) {
    constexpr std::array kColours{kBlue, kRed, kGreen, kPink, kOrange, kBlack};
    constexpr std::array<std::string_view, 4> kDashes{"", "7 3", "2 3", "9 3 2 3"};
    if (arm == 0) return {kGrey, 0, ""};
    const std::size_t k = arm - 1;
    const auto shape = (k + k / kColours.size()) % 4;
    return {kColours[k % kColours.size()], static_cast<int>(shape), kDashes[shape]};
}

void mark(Svg& svg, double x, double y, double radius, const Look& look) {
    if (look.shape % 2 == 0)
        svg.circle(x, y, radius, look.colour, look.shape == 2);
    else
        svg.diamond(x, y, radius * 1.25, look.colour, look.shape == 3);
}

struct Extent {
    double low = 0, high = 0;

    void add(double value) {
        if (!std::isfinite(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    /// With some air; never empty.
    void widen() {
        const double air = high > low ? 0.06 * (high - low) : 1;
        low = low < 0 ? low - air : -air;
        high += air;
    }
};

std::string number(double value) {
    return std::fabs(value) >= 1'000 ? with_thousands(value) : tick_label(value, false);
}

void draw_grid(Svg& svg, const Scale& x, const Scale& y, bool percent) {
    for (const double tick : ticks(y.low, y.high)) {
        svg.line(x.from, y.at(tick), x.to, y.at(tick), {kPale, 1, {}});
        svg.text(x.from - 8,
                 y.at(tick) + 4,
                 percent ? tick_label(tick, true) : number(tick),
                 {kSmall, kGrey, Anchor::end});
    }
    for (const double tick : ticks(x.low, x.high)) {
        svg.line(x.at(tick), y.from, x.at(tick), y.to, {kPale, 1, {}});
        svg.text(x.at(tick), y.from + 17, number(tick), {kSmall, kGrey, Anchor::middle});
    }
}

/// Names of the arms above the picture, `from` on, one line each; returns where it ends.
template <class Sign>
double draw_legend(Svg& svg, const CostsView& view, std::size_t from, Sign sign) {
    double y = 16;
    for (std::size_t arm = from; arm < view.choice.arms.size(); ++arm, y += kLegend) {
        sign(arm, y);
        svg.text(112, y + 4, view.choice.arms[arm], {12, kBlack});
    }
    return y;
}

double legend_height(const CostsView& view) {
    return kLegend * static_cast<double>(view.choice.arms.size() + 1);
}

/// Above the picture and, where there is room below 0, at its foot, on white over the axis.
void name_quadrants(Svg& svg, const Scale& x, const Scale& y) {
    const TextStyle left{kSmall, kGrey, Anchor::start, true};
    const TextStyle right{kSmall, kGrey, Anchor::end, true};
    svg.text(x.from, y.to - 6, "costs more, averts none", left);
    svg.text(x.to, y.to - 6, "costs more, averts some", right);
    if (y.at(0) > y.from - 26) return;
    const double width = 1.1 * text_width("costs less, averts none", kSmall);
    svg.rectangle(x.from, y.from - 21, width, 18, "#ffffff", 0.85);
    svg.text(x.from + 4, y.from - 8, "costs less, averts none", left);
    svg.text(x.to - 4, y.from - 8, "costs less, averts some", right);
}

using PerYear = std::array<sim::Estimate, kBearers>;

constexpr double kRow = 20, kGap = 12, kBarsTop = 12, kNames = 196, kArmName = 18;

/// Bars of one arm from `y` down.
void draw_bars(Svg& svg, const std::string& arm, const PerYear& of, const Scale& x, double y) {
    constexpr std::array kColours{kBlue, kOrange, kGreen, kPink};
    svg.text(8, y + 13, arm, {12, kBlack, Anchor::start, true});
    y += kArmName;
    for (std::size_t b = 0; b < kBearers; ++b, y += kRow) {
        const auto& one = of[b];
        const double middle = y + kRow / 2;
        const auto& name = models::recorders::bearer_names()[b];
        svg.text(kNames - 8, middle + 4, name, {12, kBlack, Anchor::end});
        if (!std::isfinite(one.mean)) continue;
        const double from = std::min(x.at(0), x.at(one.mean));
        const double width = std::fabs(x.at(one.mean) - x.at(0));
        svg.rectangle(from, middle - 6, width, 12, kColours[b], 0.85);
        if (std::isfinite(one.low) && std::isfinite(one.high))
            svg.line(x.at(one.low), middle, x.at(one.high), middle, {kBlack, 1.5, {}});
        svg.text(kWidth - 8, middle + 4, amount_text(one.mean), {12, kBlack, Anchor::end});
    }
}

std::string bars(const CostsView& view,
                 PerYear economics::ArmComparison::*per_year,
                 const std::string& unit,
                 const char* verb) {
    Extent extent;
    double bottom = kBarsTop;
    for (const auto& arm : view.arms) {
        if (arm.reference != 0) continue;
        bottom += kArmName + kRow * kBearers + kGap;
        for (const auto& one : arm.*per_year) {
            extent.add(one.mean);
            extent.add(one.low);
            extent.add(one.high);
        }
    }
    if (!(extent.high > extent.low)) extent.high = 1;
    Svg svg(kWidth,
            bottom + 44,
            fmt::format("Who {} what: {} a year more than the baseline", verb, unit),
            "For each arm a bar for the municipality, organisations, volunteers and participants, "
            "with 95 % intervals; numbers stand at the right");
    const Scale x{extent.low, extent.high * 1.03, kNames, kWidth - 120};
    for (const double tick : ticks(x.low, x.high)) {
        svg.line(x.at(tick), kBarsTop, x.at(tick), bottom, {kPale, 1, {}});
        svg.text(x.at(tick), bottom + 16, number(tick), {kSmall, kGrey, Anchor::middle});
    }
    const double middle = (x.from + x.to) / 2;
    const auto title = unit + " a year more than the baseline";
    svg.text(middle, bottom + 36, title, {kSmall, kGrey, Anchor::middle});
    double y = kBarsTop;
    for (const auto& arm : view.arms) {
        if (arm.reference != 0) continue;
        draw_bars(svg, arm.arm, arm.*per_year, x, y);
        y += kArmName + kRow * kBearers + kGap;
    }
    return svg.finish();
}

/// The large marks, on white rings so that they stand out.
void draw_means(Svg& svg, const CostsView& view, const Scale& x, const Scale& y) {
    std::size_t row = 0;
    for (const auto& arm : view.arms) {
        if (arm.reference != 0) continue;
        const double at = x.at(arm.averted_now.mean), height = y.at(arm.cost_now.mean);
        svg.circle(at, height, 9.5, kBlack, true);
        mark(svg, at, height, 6.5, look_of(++row));
    }
}

}  // namespace

std::string picture_of_plane(const CostsView& view) {
    Extent averted, cost;
    for (const auto& points : view.choice.points) {
        for (const auto& point : points) {
            averted.add(point.averted);
            cost.add(point.cost);
        }
    }
    averted.widen();
    cost.widen();
    const double top = legend_height(view) + 4;
    Svg svg(kWidth,
            kHeight + top,
            "Cost-effectiveness plane",
            "Each small mark is a replicate of an arm against the baseline: to the right more "
            "lonely person-years averted, upwards more euro. Large marks are means");
    const Scale x{averted.low, averted.high, 100, kWidth - 20};
    const Scale y{cost.low, cost.high, kHeight + top - 48, top};
    draw_legend(
        svg, view, 1, [&](std::size_t arm, double at) { mark(svg, 100, at, 4.5, look_of(arm)); });
    draw_grid(svg, x, y, false);
    svg.line(x.at(0), y.from, x.at(0), y.to, {kBlack, 1.2, {}});
    svg.line(x.from, y.at(0), x.to, y.at(0), {kBlack, 1.2, {}});
    name_quadrants(svg, x, y);
    for (std::size_t arm = 1; arm < view.choice.arms.size(); ++arm)
        for (const auto& point : view.choice.points[arm])
            mark(svg, x.at(point.averted), y.at(point.cost), 2.6, look_of(arm));
    draw_means(svg, view, x, y);
    svg.text((x.from + x.to) / 2,
             y.from + 38,
             "lonely person-years averted, discounted",
             {kSmall, kGrey, Anchor::middle});
    svg.upright_text(
        16, (y.from + y.to) / 2, "euro more, discounted", {kSmall, kGrey, Anchor::middle});
    return svg.finish();
}

std::string picture_of_acceptability(const CostsView& view) {
    const double top = legend_height(view) + kLegend;
    Svg svg(kWidth,
            kHeight + top,
            "Acceptability curve",
            "For each amount that is paid for a lonely person-year averted, the share of "
            "replicates in which each arm is the best; the thick pale line follows the arm with "
            "the highest expected net benefit");
    const Scale x{0, view.curve.back().pay, 100, kWidth - 40};
    const Scale y{0, 1, kHeight + top - 48, top};
    const double end = draw_legend(svg, view, 0, [&](std::size_t arm, double at) {
        const auto look = look_of(arm);
        svg.line(70, at, 104, at, {look.colour, 2.2, look.dash});
    });
    svg.line(70, end, 104, end, {kPale, 8, {}});
    svg.text(112, end + 4, "frontier: the highest expected net benefit", {12, kBlack});
    draw_grid(svg, x, y, true);
    std::vector<std::pair<double, double>> line;
    for (const auto& at : view.curve)
        line.emplace_back(x.at(at.pay), y.at(at.best[at.frontier]));
    svg.path(line, {kPale, 8, {}});
    for (std::size_t arm = 0; arm < view.choice.arms.size(); ++arm) {
        line.clear();
        for (const auto& at : view.curve)
            line.emplace_back(x.at(at.pay), y.at(at.best[arm]));
        const auto look = look_of(arm);
        svg.path(line, {look.colour, 2.2, look.dash});
    }
    svg.text((x.from + x.to) / 2,
             y.from + 38,
             "euro for a lonely person-year averted",
             {kSmall, kGrey, Anchor::middle});
    svg.upright_text(16, (y.from + y.to) / 2, "best in", {kSmall, kGrey, Anchor::middle});
    return svg.finish();
}

std::string picture_of_euro(const CostsView& view) {
    return bars(view, &economics::ArmComparison::euro_per_year, "euro", "pays");
}

std::string picture_of_hours(const CostsView& view) {
    return bars(view, &economics::ArmComparison::hours_per_year, "hours", "gives");
}

}  // namespace cli
