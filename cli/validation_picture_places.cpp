#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "cli/charts.h"
#include "cli/places.h"
#include "cli/svg.h"
#include "cli/validation_pictures.h"

namespace cli {
namespace {

namespace places = models::places;

constexpr double kWidth = 470, kHeight = 430;

struct Dot {
    double published = 0, simulated = 0;
    std::size_t number = 0;  // among the worst, from 1; 0: not one of them
};

std::vector<Dot> dots_of(const Validation& all, std::size_t year) {
    std::vector<Dot> dots;
    const auto order = places::worst_first(all.places);
    for (std::size_t k = 0; k < order.size(); ++k) {
        const auto& one = all.places[order[k]];
        const double published = one.published[year][0], simulated = one.simulated[year][0];
        if (!std::isfinite(published) || !std::isfinite(simulated)) continue;
        dots.push_back({published, simulated, k < kWorst ? k + 1 : 0});
    }
    return dots;
}

/// Numbers of the worst, away from the crowd along the diagonal and none on another, each with a
/// line to its dot.
void draw_numbers(Svg& svg, const std::vector<Dot>& dots, const Scale& x, const Scale& y) {
    std::vector<std::pair<double, double>> taken;
    for (const Dot& dot : dots) {
        if (dot.number == 0) continue;
        const int aside = dot.simulated > dot.published ? -1 : 1;
        const double from = x.at(dot.published), to = y.at(dot.simulated);
        double at = from + aside * 14, height = to + aside * 22;
        const auto is_free = [&] {
            return std::none_of(taken.begin(), taken.end(), [&](const auto& other) {
                return std::fabs(other.first - at) < 20 && std::fabs(other.second - height) < 13;
            });
        };
        for (int step = 0; step < 30 && !is_free(); ++step)
            height += aside * 7;
        taken.emplace_back(at, height);
        svg.line(from, to, at, height, {kRed, 0.7, {}});
        svg.rectangle(at - 8, height - 6, 16, 12, "#ffffff");
        svg.text(at, height + 4, fmt::format("{}", dot.number), {11, kRed, Anchor::middle, true});
    }
}

}  // namespace

std::string picture_of_places(const Validation& all, int year) {
    const auto dots = dots_of(all, places::row_of_year(year));
    if (dots.empty()) return {};
    double low = 1, high = 0;
    for (const Dot& dot : dots) {
        low = std::min({low, dot.published, dot.simulated});
        high = std::max({high, dot.published, dot.simulated});
    }
    low = std::floor(low * 20) / 20;
    high = std::max(std::ceil(high * 20) / 20, low + 0.05);
    Svg svg(kWidth,
            kHeight,
            fmt::format("Share lonely by place, {}", year),
            "Each dot is a place; on the dashed line model and estimate agree; the ten that are "
            "furthest off have the numbers of the table");
    const Scale x{low, high, 62, kWidth - 24}, y{low, high, kHeight - 52, 30};
    for (const double tick : ticks(low, high)) {
        svg.line(x.at(tick), y.from, x.at(tick), y.to, {kPale, 1, {}});
        svg.line(x.from, y.at(tick), x.to, y.at(tick), {kPale, 1, {}});
        svg.text(x.at(tick), y.from + 18, tick_label(tick, true), {11, kGrey, Anchor::middle});
        svg.text(x.from - 6, y.at(tick) + 4, tick_label(tick, true), {11, kGrey, Anchor::end});
    }
    svg.line(x.from, y.from, x.to, y.to, {kGrey, 1.2, "5 4"});
    svg.text((x.from + x.to) / 2,
             kHeight - 12,
             fmt::format("RIVM's estimate, {}", year),
             {11, kGrey, Anchor::middle});
    svg.text(8, 16, "model", {11, kGrey});
    for (const Dot& dot : dots)
        svg.circle(x.at(dot.published),
                   y.at(dot.simulated),
                   dot.number > 0 ? 4 : 2.2,
                   dot.number > 0 ? kRed : kBlue,
                   dot.number > 0);
    draw_numbers(svg, dots, x, y);
    return svg.finish();
}

}  // namespace cli
