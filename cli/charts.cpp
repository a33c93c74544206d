#include "cli/charts.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace cli {
namespace {

using models::validation::Simulated;

constexpr double kSmall = 11, kBarRow = 28;

/// The range of values that a chart must show, from 0 where that is near.
struct Extent {
    double low = 0, high = 0;

    void add(double value) {
        if (!std::isfinite(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    void add(const Simulated& simulated) {
        add(simulated.mean);
        add(simulated.low);
        add(simulated.high);
    }
    void add(const Wanted& wanted) {
        add(wanted.low);
        add(wanted.high);
    }
};

/// Names at the right ends of lines, moved apart.
std::vector<double> moved_apart(std::vector<double> heights, double gap) {
    std::vector<std::size_t> order(heights.size());
    for (std::size_t k = 0; k < order.size(); ++k)
        order[k] = k;
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return heights[a] < heights[b]; });
    for (int round = 0; round < 50; ++round) {
        for (std::size_t k = 1; k < order.size(); ++k) {
            double &above = heights[order[k - 1]], &below = heights[order[k]];
            const double short_of = gap - (below - above);
            if (short_of <= 0) continue;
            above -= short_of / 2;
            below += short_of / 2;
        }
    }
    return heights;
}

void draw_series(Svg& svg,
                 const LineChart& chart,
                 const Series& series,
                 const Scale& x,
                 const Scale& y,
                 double aside) {
    std::vector<std::pair<double, double>> line;
    for (std::size_t k = 0; k < series.points.size(); ++k) {
        const Simulated& point = series.points[k];
        if (!point.measured()) continue;
        const double at = x.at(chart.x[k]) + aside;
        line.emplace_back(at, y.at(point.mean));
        if (point.has_interval())
            svg.line(at, y.at(point.low), at, y.at(point.high), {series.colour, 1.2, {}});
    }
    svg.path(line, {series.colour, 2, series.dash});
    for (const auto& [at, height] : line)
        svg.circle(at, height, 3, series.colour);
}

void draw_wanted(Svg& svg, const Series& series, const Scale& x, const Scale& y, double aside) {
    for (const Wanted& one : series.wanted) {
        const double at = x.at(one.x) + aside;
        svg.rectangle(
            at - 6, y.at(one.high), 12, y.at(one.low) - y.at(one.high), series.colour, 0.22);
        svg.line(at - 6, y.at(one.value), at + 6, y.at(one.value), {series.colour, 2, {}});
    }
}

void draw_axes(Svg& svg, const LineChart& chart, const Scale& x, const Scale& y) {
    for (const double tick : ticks(y.low, y.high)) {
        svg.line(x.from - 14, y.at(tick), x.to + 14, y.at(tick), {kPale, 1, {}});
        auto label = tick_label(tick, chart.percent);
        std::replace(label.begin(), label.end(), '.', chart.decimal_point);
        svg.text(x.from - 20, y.at(tick) + 4, label, {kSmall, kGrey, Anchor::end});
    }
    for (std::size_t k = 0; k < chart.x.size(); ++k)
        svg.text(x.at(chart.x[k]), y.from + 18, chart.x_names[k], {kSmall, kGrey, Anchor::middle});
    svg.text((x.from + x.to) / 2, y.from + 36, chart.x_title, {kSmall, kGrey, Anchor::middle});
    svg.text(8, 18, chart.y_title, {kSmall, kGrey});
    if (!chart.mark) return;
    svg.line(x.at(*chart.mark), y.from, x.at(*chart.mark), y.to, {kGrey, 1, "4 3"});
    svg.text(x.at(*chart.mark) + 4, y.to + 2, chart.mark_name, {kSmall, kGrey});
}

void draw_names(Svg& svg, const LineChart& chart, const Scale& x, const Scale& y) {
    std::vector<double> heights;
    std::vector<const Series*> named;
    for (const Series& series : chart.series) {
        if (series.points.empty() || !series.points.back().measured()) continue;
        heights.push_back(y.at(series.points.back().mean));
        named.push_back(&series);
    }
    heights = moved_apart(std::move(heights), 15);
    for (std::size_t k = 0; k < named.size(); ++k)
        svg.text(
            x.to + 22, heights[k] + 4, named[k]->name, {12, named[k]->colour, Anchor::start, true});
}

void draw_bar(Svg& svg, const Bar& bar, const Scale& x, double y, const BarChart& chart) {
    const double middle = y + kBarRow / 2;
    if (bar.wanted) {
        const double from = x.at(bar.wanted->low), to = x.at(bar.wanted->high);
        svg.rectangle(from, y + 3, to - from, kBarRow - 6, kOrange, 0.4);
        const double value = x.at(bar.wanted->value);
        svg.line(value, y + 3, value, y + kBarRow - 3, {kRed, 2, {}});
    }
    const auto& simulated = bar.simulated;
    if (!simulated.measured()) return;
    svg.rectangle(x.at(0), middle - 5, x.at(simulated.mean) - x.at(0), 10, kBlue, 0.75);
    if (simulated.has_interval())
        svg.line(x.at(simulated.low), middle, x.at(simulated.high), middle, {kBlack, 1.5, {}});
    const auto label = chart.percent ? fmt::format("{:.1f} %", 100 * simulated.mean)
                                     : tick_label(simulated.mean, false);
    svg.text(chart.width - 6, middle + 4, label, {12, kBlack, Anchor::end});
}

}  // namespace

std::vector<double> ticks(double low, double high) {
    std::vector<double> out;
    if (!(high > low)) return out;
    const double rough = (high - low) / 5;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    double step = power;
    for (const double factor : {2.0, 5.0, 10.0})
        if (step < rough * 0.8) step = power * factor;
    for (double k = std::ceil(low / step - 1e-9); k * step <= high * (1 + 1e-9); ++k)
        out.push_back(k * step);
    return out;
}

std::string tick_label(double value, bool percent) {
    if (std::fabs(value) < 1e-12) value = 0;
    if (percent) return fmt::format("{:.3g} %", 100 * value);
    return fmt::format("{:.3g}", value);
}

std::string draw(const LineChart& chart) {
    Extent extent;
    double longest = 0;
    for (const Series& series : chart.series) {
        longest = std::max(longest, text_width(series.name, 12) * 1.05);
        for (const Simulated& point : series.points)
            extent.add(point);
        for (const Wanted& wanted : series.wanted)
            extent.add(wanted);
    }
    if (!(extent.high > extent.low)) extent.high = extent.low + 1;
    Svg svg(chart.width, chart.height, chart.title, chart.description);
    const Scale x{chart.x.front(), chart.x.back(), 74, chart.width - longest - 30};
    const Scale y{extent.low, extent.high * 1.04, chart.height - 48, 34};
    draw_axes(svg, chart, x, y);
    const double middle = (static_cast<double>(chart.series.size()) - 1) / 2;
    for (std::size_t k = 0; k < chart.series.size(); ++k) {
        const double aside = 7 * (static_cast<double>(k) - middle);
        draw_wanted(svg, chart.series[k], x, y, aside);
    }
    for (std::size_t k = 0; k < chart.series.size(); ++k) {
        const double aside = 7 * (static_cast<double>(k) - middle);
        draw_series(svg, chart, chart.series[k], x, y, aside);
    }
    draw_names(svg, chart, x, y);
    return svg.finish();
}

std::string draw(const BarChart& chart) {
    constexpr double kTop = 12;
    Extent extent;
    double longest = 0;
    for (const Bar& bar : chart.bars) {
        longest = std::max(longest, text_width(bar.name, 12));
        extent.add(bar.simulated);
        if (bar.wanted) extent.add(*bar.wanted);
    }
    if (!(extent.high > extent.low)) extent.high = extent.low + 1;
    const double bottom = kTop + kBarRow * static_cast<double>(chart.bars.size());
    Svg svg(chart.width, bottom + 28, chart.title, chart.description);
    const Scale x{extent.low, extent.high * 1.03, longest + 16, chart.width - 66};
    for (const double tick : ticks(x.low, x.high)) {
        svg.line(x.at(tick), kTop, x.at(tick), bottom, {kPale, 1, {}});
        svg.text(x.at(tick),
                 bottom + 18,
                 tick_label(tick, chart.percent),
                 {kSmall, kGrey, Anchor::middle});
    }
    double y = kTop;
    for (const Bar& bar : chart.bars) {
        svg.text(longest + 8, y + kBarRow / 2 + 4, bar.name, {12, kBlack, Anchor::end});
        draw_bar(svg, bar, x, y, chart);
        y += kBarRow;
    }
    return svg.finish();
}

}  // namespace cli
