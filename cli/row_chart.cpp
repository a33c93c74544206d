#include "cli/row_chart.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "cli/charts.h"
#include "cli/svg.h"

namespace cli {
namespace {

// Places are shares of the column's width, which only the reader's page knows.
constexpr double kFrom = 4, kTo = 96;
constexpr double kMiddle = 13;  // pixels, of a row of 26

Scale scale_of(const RowChart& chart) {
    Scale scale{0, 0, kFrom, kTo};
    const auto add = [&](double value) {
        if (!std::isfinite(value)) return;
        scale.low = std::min(scale.low, value);
        scale.high = std::max(scale.high, value);
    };
    for (const auto& row : chart.rows) {
        if (row.heading) continue;
        add(row.mean);
        add(row.low);
        add(row.high);
        add(row.mark);
        double end = 0;
        for (const auto& piece : row.pieces)
            end += piece.size;
        add(end);
    }
    if (chart.style == RowStyle::dots) {  // 0 in the middle: neither side looks larger
        const double reach = std::max({-scale.low, scale.high, chart.least});
        scale.low = -reach;
        scale.high = reach;
    }
    scale.high = std::max(scale.high, chart.least);
    if (!(scale.high > scale.low)) scale.high = scale.low + 1;
    return scale;
}

std::string line(double from, double to, double y, std::string_view colour, double width) {
    return fmt::format(R"(<line x1="{:.2f}%" x2="{:.2f}%" y1="{:.4g}" y2="{:.4g}" stroke="{}" )"
                       R"(stroke-width="{:.4g}"/>)",
                       from,
                       to,
                       y,
                       y,
                       colour,
                       width);
}

std::string upright(double x, std::string_view colour, double width, double from, double to) {
    return fmt::format(R"(<line x1="{0:.2f}%" x2="{0:.2f}%" y1="{3:.4g}" y2="{4:.4g}" )"
                       R"(stroke="{1}" stroke-width="{2:.4g}"/>)",
                       x,
                       colour,
                       width,
                       from,
                       to);
}

std::string rectangle(double from, double to, std::string_view colour) {
    return fmt::format(R"(<rect x="{:.2f}%" width="{:.2f}%" y="6" height="14" fill="{}"/>)",
                       std::min(from, to),
                       std::max(std::fabs(to - from), 0.0),
                       colour);
}

bool has_interval(const ChartRow& row) {
    return std::isfinite(row.low) && std::isfinite(row.high);
}

std::string dot(const RowChart& chart, const ChartRow& row, const Scale& x) {
    const bool below = has_interval(row) && row.high < 0, above = has_interval(row) && row.low > 0;
    const auto colour = below ? chart.colour_low : above ? chart.colour_high : kGrey;
    std::string out;
    if (has_interval(row)) out += line(x.at(row.low), x.at(row.high), kMiddle, colour, 2.5);
    return out + fmt::format(R"(<circle cx="{:.2f}%" cy="{}" r="5" fill="{}" stroke="{}" )"
                             R"(stroke-width="2"/>)",
                             x.at(row.mean),
                             kMiddle,
                             below || above ? colour : "#ffffff",
                             colour);
}

std::string bar(const RowChart& chart, const ChartRow& row, const Scale& x) {
    std::string out = rectangle(x.at(0), x.at(row.mean), chart.colour_high);
    if (has_interval(row)) out += line(x.at(row.low), x.at(row.high), kMiddle, kBlack, 1.5);
    if (std::isfinite(row.mark)) out += upright(x.at(row.mark), kBlack, 3, 3, 23);
    return out;
}

std::string bar_of_pieces(const ChartRow& row, const Scale& x) {
    std::string out;
    double from = 0;
    for (const auto& piece : row.pieces) {
        if (piece.size <= 0) continue;
        out += rectangle(x.at(from), x.at(from + piece.size), piece.colour);
        from += piece.size;
        out += upright(x.at(from), "#ffffff", 1, 6, 20);
    }
    return out;
}

std::string picture(const RowChart& chart, const ChartRow& row, const Scale& x) {
    std::string out = R"(<svg width="100%" height="26" aria-hidden="true" focusable="false">)";
    for (const double tick : ticks(x.low, x.high))
        out += upright(x.at(tick), kPale, 1, 0, 26);
    out += upright(x.at(0), kBlack, 1.2, 0, 26);
    if (!row.pieces.empty())
        out += bar_of_pieces(row, x);
    else if (std::isfinite(row.mean))
        out += chart.style == RowStyle::dots ? dot(chart, row, x) : bar(chart, row, x);
    return out + "</svg>";
}

/// Three numbers at most: more would touch each other on a telephone.
std::string axis(const RowChart& chart, const Scale& x) {
    std::string out =
        R"(<svg width="100%" height="26" aria-hidden="true" focusable="false" font-size="11">)";
    const auto all = ticks(x.low, x.high);
    std::vector<double> shown;
    if (!all.empty() && all.front() < 0) shown.push_back(all.front());
    shown.push_back(0);
    if (!all.empty() && all.back() > 0) shown.push_back(all.back());
    for (const double tick : shown) {
        const double at = x.at(tick);
        out += fmt::format(R"(<text x="{:.2f}%" y="18" text-anchor="{}" fill="{}">{}</text>)",
                           at,
                           at < 12   ? "start"
                           : at > 88 ? "end"
                                     : "middle",
                           kGrey,
                           escaped(chart.tick(tick)));
    }
    return out + "</svg>";
}

std::string row_as_html(const RowChart& chart, const ChartRow& row, const Scale& x) {
    if (row.heading)
        return fmt::format("<tr class=\"head\"><th scope=\"rowgroup\" colspan=\"3\">{}</th></tr>\n",
                           escaped(row.name));
    const auto note = row.note.empty() ? "" : fmt::format(" <small>{}</small>", escaped(row.note));
    return fmt::format(
        "<tr><th scope=\"row\">{}{}</th><td class=\"plot\">{}</td><td class=\"number\">{}</td>"
        "</tr>\n",
        escaped(row.name),
        note,
        picture(chart, row, x),
        escaped(row.told));
}

}  // namespace

std::string row_chart_as_html(const RowChart& chart) {
    if (chart.rows.empty()) return {};
    const auto x = scale_of(chart);
    constexpr std::size_t kLong = 12;  // rows, which may be parted by the end of a printed page
    std::string out = fmt::format(
        "<table class=\"chart{}\">\n<caption>{}</caption>\n<thead>\n<tr><th scope=\"col\">{}</th>"
        "<th scope=\"col\" class=\"plot\"><span class=\"small\">{}</span>{}</th>"
        "<th scope=\"col\" class=\"number\">{}</th></tr>\n</thead>\n<tbody>\n",
        chart.rows.size() > kLong ? " long" : "",
        escaped(chart.caption),
        escaped(chart.names),
        escaped(chart.picture),
        axis(chart, x),
        escaped(chart.numbers));
    for (const auto& row : chart.rows)
        out += row_as_html(chart, row, x);
    return out + "</tbody>\n</table>\n";
}

}  // namespace cli
