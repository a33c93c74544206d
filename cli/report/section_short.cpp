// What it comes to, and what was compared.

#include <cmath>

#include <fmt/ranges.h>

#include "cli/page.h"
#include "cli/report/sections.h"
#include "cli/svg.h"
#include "models/analysis/arms.h"
#include "models/recorders/effect_sentence.h"

namespace cli::report {
namespace {

namespace economics = models::economics;
namespace recorders = models::recorders;
using economics::Price;
using recorders::Verdict;

const sim::PairedDifference& lonely(const recorders::ArmEffects& of) {
    static const auto row = recorders::effect_row("lonely_residents");
    return of.differences[row];
}

std::string what_changes(const ReportView& view, const ArmStory& arm) {
    const auto& of = view.of(arm);
    const auto& change = lonely(of);
    const auto what = view.words("head.change",
                                 fmt::arg("arm", arm.title),
                                 fmt::arg("baseline", view.baseline),
                                 fmt::arg("change", change_text(view, change.mean)),
                                 fmt::arg("adults", view.numbers.decimal(of.adults, 0)));
    if (change.n < 2 || recorders::all_alike(change)) return what + ".";
    return what + " " +
           view.words("head.interval", fmt::arg("range", range_of_change(view, change))) + ".";
}

/// The share with and without; what is without is reckoned over the same weeks.
std::string of_all_adults(const ReportView& view, const ArmStory& arm) {
    const auto row = recorders::effect_row("lonely_share");
    const double with = view.of(arm).levels[row].mean;
    const double change = view.of(arm).differences[row].mean;
    constexpr double kSmall = 0.002;
    const int digits = std::fabs(change) < kSmall ? 2 : 1;
    return view.words("head.share",
                      fmt::arg("with", view.numbers.percent(with, digits)),
                      fmt::arg("without", view.numbers.percent(with - change, digits)));
}

std::string why(const ReportView& view, const ArmStory& arm) {
    const auto& change = lonely(view.of(arm));
    if (recorders::all_alike(change))
        return view.words(
            "why.all_alike",
            fmt::arg("runs", change.n),
            fmt::arg("share", view.numbers.percent(recorders::most_unseen(change.n), 0)));
    const auto margin = view.numbers.amount(arm.margin);
    const char* name = recorders::kVerdictNames[static_cast<int>(arm.verdict)];
    std::string out = view.words(fmt::format("why.{}", name),
                                 fmt::arg("margin", margin),
                                 fmt::arg("points", view.numbers.amount(view.margin)));
    const bool told = arm.verdict == Verdict::undecided || arm.verdict == Verdict::too_few;
    if (!change.excludes_zero() && !told) out += " " + view.words("why.holds_zero");
    if (change.excludes_zero() && arm.verdict == Verdict::same)
        out += " " + view.words("why.surely_small");
    const bool perhaps_small = (arm.verdict == Verdict::better && change.high > -arm.margin) ||
                               (arm.verdict == Verdict::worse && change.low < arm.margin);
    if (perhaps_small) out += " " + view.words("why.perhaps_small", fmt::arg("margin", margin));
    return out;
}

std::string what_it_costs(const ReportView& view, const ArmStory& arm) {
    const auto& costs = view.costs_of(arm);
    const auto& n = view.numbers;
    const auto& euro = costs.cost_per_year;
    const auto interval = euro.n < 2
                              ? std::string()
                              : " (" + n.range(n.rounded(euro.low), n.rounded(euro.high)) + ")";
    std::string out = view.words("head.cost",
                                 fmt::arg("euro", n.rounded(euro.mean)),
                                 fmt::arg("interval", interval),
                                 fmt::arg("baseline", view.baseline));
    return out + " " + price_of_a_year(view, costs);
}

std::string verdict_of_arm(const ReportView& view, const ArmStory& arm) {
    const char* name = recorders::kVerdictNames[static_cast<int>(arm.verdict)];
    return fmt::format(
        "<div class=\"arm\">\n<h3>{}</h3>\n<p><span class=\"verdict {}\">{}</span> "
        "{}</p>\n{}{}</div>\n",
        escaped(arm.title),
        name,
        escaped(view.words(fmt::format("verdict.{}", name))),
        inline_html(what_changes(view, arm)),
        paragraph(of_all_adults(view, arm) + " " + why(view, arm)),
        paragraph(what_it_costs(view, arm)));
}

std::string title_of_row(const ReportView& view, std::uint32_t row) {
    for (const auto& arm : view.arms)
        if (arm.row == row) return arm.title;
    return view.baseline;
}

/// Which approach has the fewest lonely residents, and which cannot be told from it: of several
/// approaches a reader wonders, and their own intervals do not say it.
std::string between_approaches(const ReportView& view) {
    if (view.arms.size() < 2 || view.effects.replicates < 2) return {};
    const auto ranking =
        models::analysis::rank(view.effects, recorders::effect_row("lonely_residents"));
    std::vector<std::string> alike;
    for (const auto& one : ranking.arms)
        if (one.row != ranking.best && one.may_be_best)
            alike.push_back(
                view.words("between.name", fmt::arg("arm", title_of_row(view, one.row))));
    return paragraph(view.words(alike.empty() ? "between.sure" : "between.alike",
                                fmt::arg("best", title_of_row(view, ranking.best)),
                                fmt::arg("others", fmt::format("{}", fmt::join(alike, ", ")))));
}

/// Weeks in words: "after half a year" would need rounding, so weeks it stays.
std::string begins(const ReportView& view, const ArmStory& arm) {
    return view.words("compared.start",
                      fmt::arg("week", view.numbers.decimal(view.of(arm).start_week, 0)));
}

std::string made_of(const ReportView& view, const ArmStory& arm) {
    std::vector<std::string> out;
    for (const auto& programme : arm.programmes)
        out.push_back(view.words.programme(programme));
    if (arm.network) out.insert(out.begin(), view.words("compared.network"));
    if (out.empty()) return view.words("compared.other");
    return fmt::format("{}", fmt::join(out, "; "));
}

std::string how_lonely(const ReportView& view) {
    const auto& levels = view.effects.arms[0].levels;
    const auto share = [&](const char* measure) {
        return view.numbers.percent(levels[recorders::effect_row(measure)].mean, 1);
    };
    return view.words("compared.level",
                      fmt::arg("baseline", view.baseline),
                      fmt::arg("lonely", share("lonely_share")),
                      fmt::arg("strongly", share("strongly_lonely_share")),
                      fmt::arg("emotional", share("emotional_share")),
                      fmt::arg("social", share("social_share")));
}

std::string the_runs(const ReportView& view) {
    const auto& shape = view.shape();
    const auto& effects = view.effects.arms[0];
    std::string out =
        view.words("compared.runs",
                   fmt::arg("replicates", view.numbers.decimal(shape.replicates, 0)),
                   fmt::arg("years", view.numbers.amount(shape.weeks.back() / sim::kWeeksPerYear)),
                   fmt::arg("date", view.numbers.date(shape.start_date)),
                   fmt::arg("adults", view.numbers.decimal(effects.adults, 0)));
    if (effects.draws > 1)
        out += " " + view.words("compared.draws",
                                fmt::arg("draws", view.numbers.decimal(effects.draws, 0)),
                                fmt::arg("numbers", shape.drawn.parameters.size()));
    return out;
}

/// The check is kept in English; what it found is told where it found nothing wrong.
std::string the_check(const ReportView& view) {
    const auto& check = view.run.zero_before_start;
    if (check.empty()) return {};
    if (check.starts_with("exactly zero")) return paragraph(view.words("compared.zero"));
    return paragraph(view.words("compared.check", fmt::arg("check", check)));
}

}  // namespace

std::string price_of_a_year(const ReportView& view, const economics::ArmComparison& costs) {
    const auto& one = costs.lonely_year;
    const auto& n = view.numbers;
    switch (one.price) {
        case Price::known:
            return view.words(
                "price.known",
                fmt::arg("euro", n.rounded(one.euro.ratio)),
                fmt::arg("range", n.range(n.rounded(one.euro.low), n.rounded(one.euro.high))));
        case Price::too_few:
            return view.words("price.too_few");
        case Price::unsure:
            return view.words("price.unsure");
        case Price::worse:
            return view.words("price.worse");
        case Price::nothing_spent:
            return view.words("price.nothing_spent");
        case Price::saves:
            break;
    }
    return view.words("price.saves");
}

std::string part_in_short(const ReportView& view) {
    std::string out = heading(view, "short") + "<div class=\"summary\">\n";
    for (const auto& arm : view.arms)
        out += verdict_of_arm(view, arm);
    out += between_approaches(view);
    return out + "</div>\n" + small_paragraph(view.words("short.note"));
}

std::string part_compared(const ReportView& view) {
    std::string out = heading(view, "compared");
    out += paragraph(the_runs(view)) + paragraph(view.words("compared.paired"));
    Table table{{view.words("compared.approach"),
                 view.words("compared.consists"),
                 view.words("compared.begins")},
                {},
                {}};
    table.rows.push_back({view.baseline, view.words("compared.nothing"), "\u2013"});
    for (const auto& arm : view.arms)
        table.rows.push_back({arm.title, made_of(view, arm), begins(view, arm)});
    out += "<div class=\"words\">\n" + table_as_html(table) + "</div>\n";
    return out + paragraph(how_lonely(view)) + the_check(view);
}

}  // namespace cli::report
