// What changes, and for whom.

#include <array>
#include <cmath>

#include "cli/page.h"
#include "cli/report/sections.h"
#include "cli/row_chart.h"
#include "cli/svg.h"

namespace cli::report {
namespace {

namespace recorders = models::recorders;

constexpr const char* kMeasures[] = {
    "lonely_share", "strongly_lonely_share", "emotional_share", "social_share"};
constexpr double kLeastShare = 0.005;   // of the uncertainty, that is told
constexpr double kLeastReach = 0.0005;  // of an axis: 0.05 percentage points

RowChart chart_of_points(const ReportView& view, std::string caption) {
    RowChart chart;
    chart.caption = std::move(caption);
    chart.picture = view.words("chart.less_more");
    chart.numbers = view.words("chart.points");
    chart.colour_low = kBlue;
    chart.colour_high = kRed;
    chart.least = kLeastReach;
    chart.tick = [&view](double value) {
        const int digits = std::fabs(value) < 0.0095 ? 2 : 1;
        return view.numbers.with_sign(100 * value, digits);
    };
    return chart;
}

ChartRow row_of(const ReportView& view, std::string name, const sim::Estimate& change) {
    ChartRow row;
    row.name = std::move(name);
    row.mean = change.mean;
    row.low = change.n < 2 ? std::nan("") : change.low;
    row.high = change.n < 2 ? std::nan("") : change.high;
    row.told = points_told(view, change);
    return row;
}

std::string by_measure(const ReportView& view, const ArmStory& arm) {
    auto chart = chart_of_points(view, view.words("chart.measures", fmt::arg("arm", arm.title)));
    chart.names = view.words("chart.measure");
    for (const char* measure : kMeasures) {
        const auto row = recorders::effect_row(measure);
        chart.rows.push_back(
            row_of(view, view.words.name("measure", measure), view.of(arm).differences[row]));
    }
    return row_chart_as_html(chart);
}

/// The family that a group belongs to; buurten begin with their code.
const char* family_of(const std::string& group) {
    constexpr std::array<std::pair<const char*, const char*>, 17> kFamilies{
        {{"all", "all"},
         {"18-34", "age"},
         {"35-49", "age"},
         {"50-64", "age"},
         {"65-74", "age"},
         {"75-84", "age"},
         {"85+", "age"},
         {"65+", "age"},
         {"men", "sex"},
         {"women", "sex"},
         {"living alone", "household"},
         {"couple without children", "household"},
         {"couple with children", "household"},
         {"single parent", "household"},
         {"child, other or institution", "household"},
         {"not severely limited", "health"},
         {"severely limited", "health"}}};
    for (const auto& [name, family] : kFamilies)
        if (group == name) return family;
    return group.starts_with("BU") ? "buurt" : "other";
}

std::string name_of_group(const ReportView& view, const std::string& group) {
    const bool buurt = group.starts_with("BU") && group.find(' ') != group.npos;
    return buurt ? group.substr(group.find(' ') + 1) : view.words.name("group", group);
}

double adults_of_group(const ReportView& view, std::size_t group) {
    const auto cell =
        static_cast<std::size_t>(recorders::Measure::adults) * view.shape().groups.size() + group;
    return at_the_end(
               view, 0, [cell](const recorders::Observation& o) { return o.indicators[cell]; })
        .mean;
}

/// Groups whose interval leaves out 0, of those with adults; the whole is no group.
struct Outside {
    int outside = 0, all = 0;
};

std::string chance_of_many(const ReportView& view, const Outside& count) {
    if (count.all == 0) return {};
    return small_paragraph(
        view.words("groups.many",
                   fmt::arg("outside", count.outside),
                   fmt::arg("all", count.all),
                   fmt::arg("chance", view.numbers.decimal(0.05 * count.all, 1))));
}

std::string by_group(const ReportView& view, const ArmStory& arm) {
    auto chart = chart_of_points(view, view.words("chart.groups", fmt::arg("arm", arm.title)));
    chart.names = view.words("chart.group");
    std::string family = "all";
    Outside count;
    for (std::size_t group = 0; group < view.shape().groups.size(); ++group) {
        const auto& name = view.shape().groups[group];
        const auto& change = view.of(arm).by_group[group];  // lonely_share comes first
        if (const auto* next = family_of(name); family != next) {
            family = next;
            ChartRow heading;
            heading.name = view.words(fmt::format("family.{}", family));
            heading.heading = true;
            chart.rows.push_back(std::move(heading));
        }
        auto row = row_of(view, name_of_group(view, name), change);
        const double adults = adults_of_group(view, group);
        if (change.n == 0 || std::isnan(change.mean)) row.told = view.words("groups.nobody");
        row.note = view.words("groups.adults", fmt::arg("n", view.numbers.decimal(adults, 0)));
        chart.rows.push_back(std::move(row));
        if (group == 0 || change.n < 2) continue;
        ++count.all;
        count.outside += change.excludes_zero();
    }
    return row_chart_as_html(chart) + chance_of_many(view, count);
}

/// How sure, and with what the answer changes.
std::string how_sure(const ReportView& view, const ArmStory& arm) {
    const auto& of = view.of(arm);
    const auto row = recorders::effect_row("lonely_residents");
    std::string out;
    const double share = of.differences[row].share_not_knowing();
    if (share < kLeastShare)
        out += view.words("sure.chance") + " ";
    else if (std::isfinite(share))
        out += view.words("sure.width",
                          fmt::arg("chance", view.numbers.percent(1 - share, 0)),
                          fmt::arg("numbers", view.numbers.percent(share, 0))) +
               " ";
    const double gain = of.differences[recorders::effect_row("lonely_share")].variance_ratio;
    if (std::isfinite(gain) && gain > 1)
        out += view.words("sure.pairing", fmt::arg("gain", view.numbers.amount(gain))) + " ";
    if (of.twin < view.effects.arms.size()) {
        const auto& twin = view.effects.arms[of.twin].differences[row];
        out += view.words("sure.contagion",
                          fmt::arg("change", change_text(view, twin.mean)),
                          fmt::arg("range", range_of_change(view, twin)));
    }
    return out.empty() ? out : paragraph(out);
}

}  // namespace

std::string part_changes(const ReportView& view) {
    std::string out = heading(view, "changes");
    out += paragraph(view.words("changes.how"));
    for (const auto& arm : view.arms) {
        if (view.arms.size() > 1) out += fmt::format("<h3>{}</h3>\n", escaped(arm.title));
        out += by_measure(view, arm) + how_sure(view, arm) + by_group(view, arm);
    }
    return out;
}

}  // namespace cli::report
