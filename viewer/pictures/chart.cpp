#include "viewer/pictures/chart.h"

#include <algorithm>
#include <cmath>

namespace viewer::pictures {

std::vector<double> ticks(double low, double high, int count) {
    if (!(high > low) || count < 1) return {low};
    const double raw = (high - low) / count;
    const double power = std::pow(10, std::floor(std::log10(raw)));
    const double share = raw / power;
    const double step = power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10);
    std::vector<double> out;
    for (double k = std::ceil(low / step - 1e-9); k * step <= high + step * 1e-9; ++k)
        out.push_back(k * step);
    return out;
}

int decimals_of(double step) {
    if (!(step > 0)) return 0;
    return std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 6);
}

void fit_y(Chart& chart, const std::vector<double>& values, double least_span) {
    double low = 1e300, high = -1e300;
    for (const double value : values) {
        if (!std::isfinite(value)) continue;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    if (low > high) low = 0, high = 1;
    const double middle = (low + high) / 2;
    const double span = std::max((high - low) * 1.15, least_span);
    chart.y0 = std::min(low, middle - span / 2);
    chart.y1 = std::max(high, middle + span / 2);
}

void draw_axes(Picture& picture, const Pen& pen, Chart& chart, bool x_in_years) {
    const auto& c = pen.colours();
    const float small = 0.82f;
    chart.bottom -= pen.row();
    const int rows = std::max(2, static_cast<int>((chart.bottom - chart.top) / (pen.row() * 2)));
    const auto y_ticks = ticks(chart.y0, chart.y1, rows);
    const double step = y_ticks.size() > 1 ? y_ticks[1] - y_ticks[0] : 1;
    float widest = 0;
    for (const double value : y_ticks)
        widest = std::max(widest, pen.width(pen.say(value, decimals_of(step)), small));
    chart.left += widest + pen.size * 0.5f;
    for (const double value : y_ticks) {
        const float y = chart.y(value);
        picture.line(chart.left, y, chart.right, y, value == 0 ? c.muted : c.line);
        write(picture,
              pen,
              chart.left - pen.size * 0.4f,
              y - pen.size * small * 0.55f,
              pen.say(value, decimals_of(step)),
              c.muted,
              Anchor::end,
              small);
    }
    const double unit = x_in_years ? 52 : 1;
    const auto columns = std::max(2, static_cast<int>((chart.right - chart.left) / (pen.size * 5)));
    const auto x_ticks = ticks(chart.x0 / unit, chart.x1 / unit, columns);
    const double x_step = x_ticks.size() > 1 ? x_ticks[1] - x_ticks[0] : 1;
    for (const double value : x_ticks) {
        const float x = chart.x(value * unit);
        picture.line(x, chart.bottom, x, chart.bottom + pen.size * 0.25f, c.muted);
        auto label = pen.say(value, decimals_of(x_step));
        if (x_in_years && value == x_ticks.back()) label = pen.say(T::year) + " " + label;
        const float half = pen.width(label, small) / 2;
        write(picture,
              pen,
              std::min(x, picture.width - half - 2),
              chart.bottom + pen.size * 0.3f,
              label,
              c.muted,
              Anchor::middle,
              small);
    }
}

void draw_line(Picture& picture,
               const Chart& chart,
               const std::vector<double>& x,
               const std::vector<double>& y,
               Colour colour,
               float width) {
    Line line{{}, colour, width, false};
    const auto flush = [&] {
        if (line.spots.size() > 1) picture.add(line);
        line.spots.clear();
    };
    for (std::size_t k = 0; k < std::min(x.size(), y.size()); ++k) {
        if (std::isfinite(y[k]))
            line.spots.push_back({chart.x(x[k]), chart.y(y[k])});
        else
            flush();
    }
    flush();
}

void draw_band(Picture& picture,
               const Chart& chart,
               const std::vector<double>& x,
               const std::vector<double>& low,
               const std::vector<double>& high,
               Colour colour) {
    Band band{{}, {}, {}, colour};
    for (std::size_t k = 0; k < std::min(x.size(), low.size()); ++k) {
        if (!std::isfinite(low[k]) || !std::isfinite(high[k])) continue;
        band.x.push_back(chart.x(x[k]));
        band.low.push_back(chart.y(low[k]));
        band.high.push_back(chart.y(high[k]));
    }
    if (band.x.size() > 1) picture.add(std::move(band));
}

float draw_key(
    Picture& picture, const Pen& pen, float x, float y, const std::string& name, Colour colour) {
    const float small = 0.82f;
    picture.line(x, y + pen.size * 0.45f, x + pen.size * 1.2f, y + pen.size * 0.45f, colour, 3);
    x += pen.size * 1.5f;
    write(picture, pen, x, y, name, pen.colours().text, Anchor::start, small);
    return x + pen.width(name, small) + pen.size;
}

}  // namespace viewer::pictures
