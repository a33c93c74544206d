// From lonely to helped, volunteers, and the collaboration over time.

#include <algorithm>
#include <cmath>

#include "cli/charts.h"
#include "cli/page.h"
#include "cli/report/sections.h"
#include "cli/row_chart.h"
#include "cli/svg.h"
#include "models/recorders/help_summary.h"
#include "models/validation/simulated.h"

namespace cli::report {
namespace {

namespace recorders = models::recorders;
using recorders::Observation;

using recorders::HelpOfArm;
using recorders::kSteps;

/// What is known of the help in an arm; null where nobody looks out for the lonely.
const HelpOfArm* help_in(const std::vector<HelpOfArm>& help, std::uint32_t arm) {
    const auto found = std::find_if(
        help.begin(), help.end(), [&](const HelpOfArm& one) { return one.arm == arm; });
    return found == help.end() ? nullptr : &*found;
}

std::string iceberg_of(const ReportView& view,
                       const ArmStory& arm,
                       const recorders::Iceberg& here,
                       const recorders::Iceberg* there) {
    RowChart chart;
    chart.caption = view.words("iceberg.caption",
                               fmt::arg("arm", arm.title),
                               fmt::arg("from", here.from_week),
                               fmt::arg("to", here.to_week),
                               fmt::arg("baseline", view.baseline));
    chart.names = view.words("iceberg.stage");
    chart.picture = view.words("iceberg.people");
    chart.numbers = view.words("iceberg.number");
    chart.style = RowStyle::bars;
    chart.colour_low = chart.colour_high = "#56a0d3";
    chart.tick = [&view](double value) { return view.numbers.decimal(value, 0); };
    for (std::size_t step = 0; step < kSteps.size(); ++step) {
        auto of = here.steps[step];
        of.low = std::max(0.0, of.low);  // nobody is helped less than not at all
        ChartRow row;
        row.name = view.words(fmt::format("stage.{}", kSteps[step]));
        row.mean = of.mean;
        row.low = of.n < 2 ? std::nan("") : of.low;
        row.high = of.n < 2 ? std::nan("") : of.high;
        row.mark = there == nullptr ? 0 : there->steps[step].mean;
        row.told = view.words("iceberg.told",
                              fmt::arg("here", amount_told(view, of)),
                              fmt::arg("there", view.numbers.amount(row.mark)));
        chart.rows.push_back(std::move(row));
    }
    return row_chart_as_html(chart);
}

double mean_of_step(const recorders::Iceberg& iceberg, std::string_view name) {
    const auto found = std::find(kSteps.begin(), kSteps.end(), name);
    return iceberg.steps[static_cast<std::size_t>(found - kSteps.begin())].mean;
}

std::string of_a_hundred(const ReportView& view,
                         const ArmStory& arm,
                         const recorders::Iceberg& iceberg) {
    const double signalled = mean_of_step(iceberg, "signalled");
    const auto share = [&](std::string_view name) {
        return view.numbers.amount(100 * mean_of_step(iceberg, name) / signalled);
    };
    return paragraph(view.words("iceberg.hundred",
                                fmt::arg("arm", arm.title),
                                fmt::arg("accepted", share("accepted")),
                                fmt::arg("started", share("started")),
                                fmt::arg("helped", share("helped"))));
}

/// Of the last stretch of time, when the approach has found its feet; nothing without signals.
std::string icebergs(const ReportView& view) {
    const auto help = recorders::help_of(view.run.record);
    const auto* baseline = help_in(help, 0);
    std::string out;
    for (const auto& arm : view.arms) {
        const auto* here = help_in(help, arm.row);
        if (here == nullptr || here->icebergs.empty()) continue;
        const auto& last = here->icebergs.back();
        if (mean_of_step(last, "signalled") <= 0) continue;
        const bool both = baseline != nullptr && !baseline->icebergs.empty();
        out += iceberg_of(view, arm, last, both ? &baseline->icebergs.back() : nullptr);
        out += of_a_hundred(view, arm, last);
    }
    return out;
}

std::string participants_of(const ReportView& view, const ArmStory& arm) {
    Table table{{view.words("who.programme"),
                 view.words("who.offered"),
                 view.words("who.accepted"),
                 view.words("who.started"),
                 view.words("who.completed"),
                 view.words("who.dropped_out")},
                {},
                view.words("who.caption", fmt::arg("arm", arm.title))};
    for (const auto& one : view.of(arm).participants) {
        if (one.offered + one.accepted + one.started <= 0) continue;
        std::vector<std::string> cells{view.words.programme(one.programme)};
        for (const double count :
             {one.offered, one.accepted, one.started, one.completed, one.dropped_out})
            cells.push_back(view.numbers.amount(count));
        table.rows.push_back(std::move(cells));
    }
    if (table.rows.empty()) return {};
    return "<div class=\"wide\">\n" + table_as_html(table) + "</div>\n";
}

/// About twice a year, and the end.
std::vector<std::uint32_t> shown_times(const ReportView& view) {
    constexpr std::uint32_t kMost = 11;
    const auto times = view.run.record.times();
    const auto step = std::max(1u, (times + kMost - 2) / kMost);
    std::vector<std::uint32_t> out;
    for (std::uint32_t time = 0; time + step <= times; time += step)
        out.push_back(time);
    if (out.empty() || out.back() + 1 != times) out.push_back(times - 1);
    return out;
}

/// A chart over time without lines yet.
LineChart chart_over_time(const ReportView& view, const std::vector<std::uint32_t>& times) {
    LineChart chart;
    chart.x_title = view.words("time.years");
    chart.decimal_point = view.words.language() == Language::nl ? ',' : '.';
    for (const auto time : times) {
        chart.x.push_back(view.shape().weeks[time]);
        chart.x_names.push_back(
            view.numbers.decimal(view.shape().weeks[time] / sim::kWeeksPerYear, 1));
    }
    chart.width = 720;
    return chart;
}

/// The mean with the lowest and the highest run; those without a value are left out.
models::validation::Simulated lowest_to_highest(const std::vector<double>& values) {
    auto out = models::validation::summarise(values);
    out.low = out.high = out.mean;
    for (const double value : values) {
        if (std::isnan(value)) continue;
        out.low = std::min(out.low, value);
        out.high = std::max(out.high, value);
    }
    return out;
}

template <class Value>
Series line_of(const ReportView& view,
               std::uint32_t arm,
               const std::vector<std::uint32_t>& times,
               Value value) {
    Series line;
    for (const auto time : times)
        line.points.push_back(lowest_to_highest(values_at(view, arm, time, value)));
    return line;
}

std::string picture_of_network(const ReportView& view, const ArmStory& arm) {
    using recorders::Collaboration;
    constexpr std::tuple<Collaboration, const char*, std::string_view, std::string_view> kLines[] =
        {{Collaboration::familiarity, "familiarity", kBlue, ""},
         {Collaboration::vision, "vision", kRed, "7 3"},
         {Collaboration::energy, "energy", kGreen, "2 3"}};
    const auto times = shown_times(view);
    auto chart = chart_over_time(view, times);
    chart.title = view.words("network.title", fmt::arg("arm", arm.title));
    chart.description = view.words("network.caption");
    chart.y_title = view.words("network.scale");
    for (const auto& [which, name, colour, dash] : kLines) {
        const auto row = static_cast<std::size_t>(which);
        auto line = line_of(
            view, arm.row, times, [row](const Observation& o) { return o.collaboration[row]; });
        line.name = view.words(fmt::format("network.{}", name));
        line.colour = colour;
        line.dash = dash;
        chart.series.push_back(std::move(line));
    }
    return figure(draw(chart), view.words("network.caption"));
}

std::string network_of(const ReportView& view,
                       const ArmStory& arm,
                       const recorders::Survival& survival) {
    const auto attendance = at_the_end(view, arm.row, [](const Observation& o) {
        return o.collaboration[static_cast<std::size_t>(recorders::Collaboration::attendance)];
    });
    const auto& alive = survival.alive.back();
    const auto& n = view.numbers;
    std::string out = fmt::format("<h3>{}</h3>\n", escaped(arm.title));
    out += paragraph(
        view.words("network.survival",
                   fmt::arg("alive", n.decimal(alive.share * survival.networks, 0)),
                   fmt::arg("runs", n.decimal(survival.networks, 0)),
                   fmt::arg("range", n.range(n.percent(alive.low, 0), n.percent(alive.high, 0))),
                   fmt::arg("anchored", n.decimal(survival.anchored * survival.networks, 0)),
                   fmt::arg("members", n.amount(survival.members)),
                   fmt::arg("attendance", n.percent(attendance.mean, 0))));
    return out + picture_of_network(view, arm);
}

sim::Estimate volunteers(const ReportView& view, std::uint32_t arm, std::size_t row) {
    return at_the_end(view, arm, [row](const Observation& o) { return o.volunteers[row]; });
}

std::string volunteers_of_all(const ReportView& view) {
    enum Row : std::size_t { active, recruited, quit, hours, burden };
    Table table{{view.words("volunteers.approach"),
                 view.words("volunteers.active"),
                 view.words("volunteers.recruited"),
                 view.words("volunteers.quit"),
                 view.words("volunteers.hours"),
                 view.words("volunteers.burden")},
                {},
                view.words("volunteers.caption")};
    bool any = false;
    const auto add = [&](std::uint32_t arm, const std::string& title) {
        any = any || volunteers(view, arm, recruited).mean > 0;
        std::vector<std::string> cells{title};
        for (const auto row : {active, recruited, quit, hours})
            cells.push_back(view.numbers.amount(volunteers(view, arm, row).mean));
        cells.push_back(view.numbers.percent(volunteers(view, arm, burden).mean, 0));
        table.rows.push_back(std::move(cells));
    };
    add(0, view.baseline);
    for (const auto& arm : view.arms)
        add(arm.row, arm.title);
    if (!any) return paragraph(view.words("volunteers.none"));
    return "<div class=\"wide\">\n" + table_as_html(table) + "</div>\n";
}

}  // namespace

std::string part_iceberg(const ReportView& view) {
    std::string out = heading(view, "iceberg"), cases = icebergs(view);
    out += paragraph(view.words(cases.empty() ? "iceberg.none" : "iceberg.how")) + cases;
    std::string participants;
    for (const auto& arm : view.arms)
        participants += participants_of(view, arm);
    if (participants.empty()) return out;
    return out + paragraph(view.words("who.how")) + participants;
}

std::string part_collaboration(const ReportView& view) {
    std::string out = heading(view, "collaboration"), networks;
    const auto help = recorders::help_of(view.run.record);
    for (const auto& arm : view.arms) {
        const auto* here = help_in(help, arm.row);
        if (here != nullptr && here->survival.networks > 0)
            networks += network_of(view, arm, here->survival);
    }
    out += networks.empty() ? paragraph(view.words("network.none")) : networks;
    return out + fmt::format("<h3>{}</h3>\n", escaped(view.words("volunteers.title"))) +
           volunteers_of_all(view);
}

}  // namespace cli::report
