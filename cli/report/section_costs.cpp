// What it costs and who pays.

#include <cmath>

#include "cli/page.h"
#include "cli/report/sections.h"
#include "cli/row_chart.h"
#include "cli/svg.h"
#include "models/recorders/results_series.h"

namespace cli::report {
namespace {

namespace economics = models::economics;
namespace recorders = models::recorders;
using PerYear = std::array<sim::Estimate, recorders::kBearers>;

std::string bars(const ReportView& view,
                 const std::string& what,
                 PerYear economics::ArmComparison::*per_year,
                 std::string_view colour) {
    RowChart chart;
    chart.caption = view.words(fmt::format("costs.{}.caption", what));
    chart.names = view.words(fmt::format("costs.{}.who", what));
    chart.picture = view.words(fmt::format("costs.{}.year", what));
    chart.numbers = view.words("costs.mean");
    chart.style = RowStyle::bars;
    chart.colour_low = chart.colour_high = colour;
    chart.tick = [&view](double value) { return view.numbers.decimal(value, 0); };
    for (const auto& arm : view.arms) {
        if (view.arms.size() > 1) {
            ChartRow heading;
            heading.name = arm.title;
            heading.heading = true;
            chart.rows.push_back(std::move(heading));
        }
        const auto& of = view.costs_of(arm).*per_year;
        for (std::size_t b = 0; b < of.size(); ++b) {
            ChartRow row;
            row.name = view.words(fmt::format("bearer.{}", recorders::bearer_names()[b]));
            row.mean = of[b].mean;
            row.low = of[b].n < 2 ? std::nan("") : of[b].low;
            row.high = of[b].n < 2 ? std::nan("") : of[b].high;
            row.told = rounded_told(view, of[b]);
            chart.rows.push_back(std::move(row));
        }
    }
    return row_chart_as_html(chart);
}

/// In how many runs it costs more or less and averts some or none; what speaks against it first.
std::string quadrants_of(const ReportView& view, const ArmStory& arm) {
    const auto& q = view.costs_of(arm).quadrants;
    const auto of = view.costs_of(arm).replicates;
    std::string out;
    const auto add = [&](std::uint32_t count, const char* what) {
        if (count == 0) return;
        out += (out.empty() ? "" : "; ") + view.words(what, fmt::arg("n", count));
    };
    add(q.more_for_nothing, "quadrant.more_nothing");
    add(q.free_for_nothing, "quadrant.free_nothing");
    add(q.more_for_some, "quadrant.more_some");
    add(q.free_for_some, "quadrant.free_some");
    return view.words(
        "quadrant.of", fmt::arg("arm", arm.title), fmt::arg("runs", of), fmt::arg("counts", out));
}

std::string prices(const ReportView& view) {
    std::vector<std::string> entries;
    for (const auto& arm : view.arms)
        entries.push_back(
            inline_html(quadrants_of(view, arm) + " " + price_of_a_year(view, view.costs_of(arm))));
    return list(entries);
}

std::string worth_it(const ReportView& view) {
    const auto& choice = view.costs.choice;
    Table table{{view.words("worth.pay")}, {}, view.words("worth.caption")};
    table.header.push_back(view.baseline);
    for (const auto& arm : view.arms)
        table.header.push_back(arm.title);
    if (choice.arms.size() != view.arms.size() + 1) return {};
    for (const auto k : shown_pays(view.costs)) {
        const auto& at = view.costs.curve[k];
        std::vector<std::string> cells{view.numbers.decimal(at.pay, 0)};
        for (const double best : at.best)
            cells.push_back(view.numbers.percent(best, 0));
        table.rows.push_back(std::move(cells));
    }
    return "<div class=\"wide\">\n" + table_as_html(table) + "</div>\n";
}

std::string counting(const ReportView& view) {
    const auto& valuation = view.costs.valuation;
    std::string out = view.words(
        "costs.horizon", fmt::arg("years", view.numbers.amount(view.costs.horizon.years())));
    if (valuation.discount_costs > 0 || valuation.discount_effects > 0)
        out += " " +
               view.words("costs.discount",
                          fmt::arg("costs", view.numbers.percent(valuation.discount_costs, 1)),
                          fmt::arg("effects", view.numbers.percent(valuation.discount_effects, 1)));
    out +=
        " " + view.words(view.costs.record.prices_volunteers() ? "costs.priced" : "costs.unpriced");
    return out;
}

}  // namespace

std::string part_costs(const ReportView& view) {
    std::string out = heading(view, "costs");
    out += paragraph(counting(view));
    out += bars(view, "euro", &economics::ArmComparison::euro_per_year, "#e8b64c");
    out += bars(view, "hours", &economics::ArmComparison::hours_per_year, "#7fc3ad");
    out += fmt::format("<h3>{}</h3>\n", escaped(view.words("costs.buys")));
    out += prices(view) + worth_it(view) + small_paragraph(view.words("worth.note"));
    return out;
}

}  // namespace cli::report
