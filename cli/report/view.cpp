#include "cli/report/view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/words/dutch.h"

namespace cli::report {
namespace {

namespace recorders = models::recorders;

std::string title_of(const Words& words,
                     const std::string& name,
                     const models::ScenarioTitles::ArmTitle& given) {
    const bool dutch = words.language() == Language::nl;
    if (dutch && !given.title_nl.empty()) return given.title_nl;
    if (dutch && has_text("arm." + name)) return words.name("arm", name);
    if (dutch && models::words::programme_title(name)) return words.programme(name);
    if (!given.title.empty()) return given.title;
    return words.name("arm", name);
}

bool has_network(const recorders::RunRecord& record, std::uint32_t arm) {
    constexpr auto kAlive = static_cast<std::size_t>(recorders::Collaboration::alive);
    for (std::uint32_t replicate = 0; replicate < record.shape().replicates; ++replicate)
        for (std::uint32_t time = 0; time < record.times(); ++time)
            if (record.at(arm, replicate, time)->collaboration[kAlive] > 0) return true;
    return false;
}

/// What the file names, and whoever had somebody offered a place.
std::vector<std::string> programmes_of(const recorders::ArmEffects& effects,
                                       const recorders::ArmEffects& baseline,
                                       std::vector<std::string> named) {
    for (std::size_t p = 0; p < effects.participants.size(); ++p) {
        const auto& one = effects.participants[p];
        const bool more = one.offered > baseline.participants[p].offered;
        const bool known = std::find(named.begin(), named.end(), one.programme) != named.end();
        if (more && !known) named.push_back(one.programme);
    }
    return named;
}

std::size_t costs_row_of(const CostsView& costs, std::uint32_t arm) {
    const auto found = std::find_if(
        costs.arms.begin(), costs.arms.end(), [&](auto& one) { return one.row == arm; });
    return static_cast<std::size_t>(found - costs.arms.begin());
}

}  // namespace

ReportView view_of(Language language,
                   recorders::RecordedRun run,
                   CostsView costs,
                   std::string command_line,
                   double margin) {
    auto effects = recorders::effects_of(run.record);
    auto titles = models::titles_of(run.from.scenario_text);
    auto parameters = sim::parameters_from_json(run.from.parameters_json);
    const Words words(language);
    ReportView view{
        words,
        Numbers(language),
        costs.file,
        std::move(command_line),
        language == Language::nl && !titles.title_nl.empty() ? titles.title_nl : run.from.title,
        {},
        std::move(run),
        std::move(effects),
        std::move(costs),
        margin,
        parameters ? std::move(*parameters) : std::vector<sim::RecordedParameter>{},
        {}};
    const auto& names = view.shape().arms;
    view.baseline = title_of(words, names[0], titles.arms[names[0]]);
    for (std::uint32_t row = 1; row < names.size(); ++row) {
        const auto& of = view.effects.arms[row];
        if (!of.of_the_scenario()) continue;
        const auto& given = titles.arms[names[row]];
        ArmStory arm;
        arm.row = row;
        arm.title = title_of(words, names[row], given);
        arm.programmes = programmes_of(of, view.effects.arms[0], given.programmes);
        arm.network = has_network(view.run.record, row);
        arm.verdict = recorders::verdict_of(of, margin);
        arm.margin = recorders::margin_in_residents(of.adults, margin);
        arm.costs_row = costs_row_of(view.costs, row);
        view.arms.push_back(std::move(arm));
    }
    return view;
}

namespace {

/// Whether an amount is shown as 0.
bool shows_nothing(double change) {
    constexpr double kNothing = 0.05;
    return !std::isfinite(change) || std::fabs(change) < kNothing;
}

}  // namespace

std::string change_text(const ReportView& view, double change) {
    if (shows_nothing(change)) return view.words("change.none");
    return view.words(change < 0 ? "change.fewer" : "change.more",
                      fmt::arg("n", view.numbers.amount(std::fabs(change))));
}

std::string range_of_change(const ReportView& view, const sim::Estimate& change) {
    const auto end = [&](double value) {
        return shows_nothing(value) ? std::string("0") : change_text(view, value);
    };
    if (change.low * change.high < 0 || shows_nothing(change.low) || shows_nothing(change.high))
        return view.numbers.range(end(change.low), end(change.high));
    const double small = std::min(std::fabs(change.low), std::fabs(change.high));
    const double large = std::max(std::fabs(change.low), std::fabs(change.high));
    return view.numbers.range(view.numbers.amount(small),
                              change_text(view, change.low < 0 ? -large : large));
}

namespace {

template <class Shown>
std::string told(const ReportView& view, const sim::Estimate& of, Shown shown) {
    const bool exact = of.low == of.high;
    if (of.n < 2 || exact) return shown(of.mean);
    return fmt::format(
        "{} ({})", shown(of.mean), view.numbers.range(shown(of.low), shown(of.high)));
}

}  // namespace

std::string amount_told(const ReportView& view, const sim::Estimate& of) {
    return told(view, of, [&](double value) { return view.numbers.amount(value); });
}

std::string rounded_told(const ReportView& view, const sim::Estimate& of) {
    return told(view, of, [&](double value) { return view.numbers.rounded(value); });
}

std::string points_told(const ReportView& view, const sim::Estimate& of) {
    const auto& n = view.numbers;
    if (of.n < 2) return n.with_sign(100 * of.mean, 2);
    // An end that leaves out 0 is not to look like 0.
    constexpr double kNarrow = 0.0002, kLooksLikeZero = 0.00005;
    const double nearest = std::min(std::fabs(of.low), std::fabs(of.high));
    const bool fine =
        of.high - of.low < kNarrow || (of.excludes_zero() && nearest < kLooksLikeZero);
    const int digits = fine ? 3 : 2;
    return fmt::format(
        "{} ({})",
        n.with_sign(100 * of.mean, digits),
        n.range(n.with_sign(100 * of.low, digits), n.with_sign(100 * of.high, digits)));
}

}  // namespace cli::report
