#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/parameters.h"
#include "sim/parameters_reader.h"

#include "cli/analyse.h"
#include "cli/plain_text.h"
#include "models/analysis/arms.h"
#include "models/recorders/effect_sentence.h"
#include "models/recorders/results_series.h"
#include "models/recorders/verdict.h"

namespace cli {
namespace {

namespace analysis = models::analysis;
namespace recorders = models::recorders;
using analysis::Affordable;
using models::recorders::with_thousands;
using recorders::Effects;
using recorders::RecordedRun;

constexpr std::size_t kName = 30;

/// How the numbers of a measure are shown: shares as percentages.
struct Unit {
    double scale = 1;
    std::string name;

    std::string number(double value) const {
        if (!std::isfinite(value)) return std::isnan(value) ? "-" : (value < 0 ? "-inf" : "inf");
        const double shown = value * scale;
        constexpr double kLarge = 1'000;
        return std::fabs(shown) >= kLarge ? with_thousands(shown) : fmt::format("{:.4g}", shown);
    }
    std::string with_range(const sim::Estimate& of) const {
        if (of.n < 2) return number(of.mean);
        return fmt::format("{} ({} to {}){}",
                           number(of.mean),
                           number(of.low),
                           number(of.high),
                           of.excludes_zero() ? " *" : "");
    }
};

bool is_share(const std::string& measure) {
    return measure.find("_share") != measure.npos;
}

Unit unit_of(const recorders::EffectMeasure& measure) {
    if (is_share(measure.name)) return {100, "percentage points"};
    return {1, measure.units == "1" ? "points" : measure.units};
}

std::string pairing(const sim::PairedDifference& change) {
    const double gain = change.variance_ratio;
    if (std::isnan(gain)) return "-";
    if (std::isinf(gain)) return "no end";
    return gain < 10 ? fmt::format("{:.1f}", gain) : with_thousands(gain);
}

std::string not_knowing(const sim::Estimate& change) {
    const double share = change.share_not_knowing();
    return std::isnan(share) ? "-" : fmt::format("{:.0f} %", 100 * share);
}

/// What the difference of an arm is worth; empty for measures without a margin.
std::string verdict(const recorders::ArmEffects& arm,
                    std::size_t measure,
                    const AnalyseOptions& options) {
    const auto margin = recorders::margin_of(
        options.measure, arm.adults, options.margin.value_or(recorders::kUsualMargin));
    return margin ? recorders::words(recorders::verdict_of(arm.differences[measure], *margin)) : "";
}

std::string or_dash(const std::string& text) {
    return text.empty() ? "-" : text;
}

std::string effects_table(const Effects& effects,
                          std::size_t measure,
                          const Unit& unit,
                          const AnalyseOptions& options) {
    std::string out = fmt::format("\nEffect of each arm, {}\n  {}{}{}{}{}\n",
                                  unit.name,
                                  padded("", kName),
                                  padded("difference (95 % interval)", kName + 6),
                                  padded("verdict", 22),
                                  padded("pairing gains", 15),
                                  "not knowing");
    for (const auto& arm : effects.arms) {
        if (&arm == &effects.arms[arm.reference]) continue;
        const auto& change = arm.differences[measure];
        out += fmt::format("  {}{}{}{}{}\n",
                           padded(arm.arm, kName),
                           padded(unit.with_range(change), kName + 6),
                           padded(or_dash(verdict(arm, measure, options)), 22),
                           padded(pairing(change), 15),
                           not_knowing(change));
    }
    out += "  * the interval leaves out 0\n";
    if (recorders::margin_of(options.measure, 0))
        out += wrapped(
            fmt::format("Practically the same: the whole interval lies within {} points of adults.",
                        options.margin.value_or(recorders::kUsualMargin)),
            2,
            2);
    return out +
           wrapped(
               "Pairing gains: how many times more replicates the same interval would take if arms "
               "did not share their chance. Not knowing: the share of its squared width that not "
               "knowing the numbers of the model makes, and that more replicates leave.",
               2,
               2);
}

std::string groups_table(const RecordedRun& run,
                         const Effects& effects,
                         std::size_t measure,
                         const Unit& unit) {
    if (measure >= recorders::kMeasures) return {};
    const auto& groups = run.record.shape().groups;
    std::string out = fmt::format("\nBy group, {}\n", unit.name);
    int outside = 0, all = 0;
    for (const auto& arm : effects.arms) {
        if (!arm.of_the_scenario() || &arm == &effects.arms[0]) continue;
        out += "  " + arm.arm + "\n";
        for (std::size_t group = 0; group < groups.size(); ++group) {
            const auto& change = arm.by_group[measure * groups.size() + group];
            out += fmt::format(
                "    {}{}\n", padded(groups[group], kName + 4), unit.with_range(change));
            if (group == 0 || change.n < 2) continue;
            ++all;
            outside += change.excludes_zero();
        }
    }
    return out + wrapped(fmt::format("{} of {} intervals of groups leave out 0; by chance alone "
                                     "about {:.1f} would.",
                                     outside,
                                     all,
                                     0.05 * all),
                         2,
                         2);
}

const char* words(Affordable affordable) {
    switch (affordable) {
        case Affordable::yes:
            return "within it";
        case Affordable::perhaps:
            return "perhaps within it";
        case Affordable::no:
            break;
    }
    return "over it";
}

std::string ranking_table(const Effects& effects,
                          const analysis::Ranking& ranking,
                          const AnalyseOptions& options,
                          const Unit& unit) {
    std::string out = "\nBest arms";
    if (options.budget)
        out += fmt::format(" for {} euro a year more than {}",
                           with_thousands(*options.budget),
                           effects.arms[0].arm);
    out += fmt::format(", least first, {}\n  {}{}{}{}\n",
                       unit.name,
                       padded("", kName),
                       padded("difference", 12),
                       padded("euro a year", 14),
                       "to the best, all pairs at once");
    for (const auto& one : ranking.arms) {
        const bool best = one.row == ranking.best;
        out += fmt::format("  {}{}{}{}{}\n",
                           padded(effects.arms[one.row].arm, kName),
                           padded(unit.number(one.change.mean), 12),
                           padded(with_thousands(one.euro.mean), 14),
                           best ? "the least" : unit.with_range(one.to_best),
                           options.budget ? std::string(", ") + words(one.affordable) : "");
    }
    return out;
}

std::string ranking_sentence(const Effects& effects,
                             const analysis::Ranking& ranking,
                             bool budget) {
    std::vector<std::string> alike, perhaps;
    bool sure = true;
    for (const auto& one : ranking.arms) {
        if (one.row == ranking.best) continue;
        sure = sure && one.to_best.n > 1;
        if (one.may_be_best) alike.push_back(effects.arms[one.row].arm);
    }
    const auto best = (budget ? "Within the budget " : "") + effects.arms[ranking.best].arm;
    if (!sure) return "From one replicate no order can be told.";
    if (alike.empty()) return fmt::format("{} has surely the least.", best);
    return fmt::format(
        "{} has the least on average, but cannot be told from: {}.", best, fmt::join(alike, ", "));
}

/// Grades of the numbers that replicates drew: what the interval knows to be uncertain.
std::string evidence(const RecordedRun& run) {
    const auto read = sim::parameters_from_json(run.from.parameters_json);
    if (!read) return {};
    const auto& drawn = run.record.shape().drawn.parameters;
    int assumed = 0, drawn_assumed = 0;
    for (const auto& one : *read) {
        assumed += one.grade == 'D';
        drawn_assumed +=
            one.grade == 'D' && std::find(drawn.begin(), drawn.end(), one.name) != drawn.end();
    }
    std::string out = fmt::format(
        "{} of the {} numbers of the model and its catalogue are assumptions (grade D). ",
        assumed,
        read->size());
    if (drawn.empty())
        return out +
               "None was varied in this run, so that the intervals hold nothing of that. Which "
               "numbers the effect hangs on takes a design: wijk sweep with saltelli or morris.";
    return out + fmt::format(
                     "{} numbers were drawn, {} of them assumptions; only these are in "
                     "the intervals. Which of them the effect hangs on takes a design: "
                     "wijk sweep with saltelli or morris.",
                     drawn.size(),
                     drawn_assumed);
}

std::string json_estimate(const sim::Estimate& of) {
    return fmt::format(R"("mean": {}, "ci_low": {}, "ci_high": {}, "replicates": {})",
                       sim::json_number(of.mean),
                       sim::json_number(of.low),
                       sim::json_number(of.high),
                       of.n);
}

std::string json_verdict(const std::string& verdict) {
    return verdict.empty() ? "null" : sim::json_string(verdict);
}

std::string json_groups(const RecordedRun& run,
                        const recorders::ArmEffects& arm,
                        std::size_t measure) {
    const auto& groups = run.record.shape().groups;
    std::string out;
    for (std::size_t group = 0; measure < recorders::kMeasures && group < groups.size(); ++group)
        out += fmt::format("{}\n     {{\"group\": {}, {}}}",
                           group == 0 ? "" : ",",
                           sim::json_string(groups[group]),
                           json_estimate(arm.by_group[measure * groups.size() + group]));
    return "[" + out + "]";
}

}  // namespace

std::string run_analysis_as_text(const RecordedRun& run,
                                 const Effects& effects,
                                 const AnalyseOptions& options) {
    const auto measure = recorders::effect_row(options.measure);
    const auto& about = recorders::effect_measures()[measure];
    const auto unit = unit_of(about);
    std::string out = fmt::format(
        "{}: {} ({})\n{} replicates{}\n",
        run.from.title,
        about.name,
        about.long_name,
        effects.replicates,
        effects.arms[0].draws > 0
            ? fmt::format(" in {} draws of the numbers of the model", effects.arms[0].draws)
            : "");
    out +=
        effects_table(effects, measure, unit, options) + groups_table(run, effects, measure, unit);
    if (analysis::less_is_better(about.name)) {
        const auto ranking = analysis::rank(effects, measure, options.budget);
        out += ranking_table(effects, ranking, options, unit);
        out += wrapped(ranking_sentence(effects, ranking, options.budget.has_value()), 2, 2);
    }
    const auto rests = evidence(run);
    return rests.empty() ? out : out + "\nWhat it rests on\n" + wrapped(rests, 2, 2);
}

std::string run_analysis_as_json(const RecordedRun& run,
                                 const Effects& effects,
                                 const AnalyseOptions& options) {
    const auto measure = recorders::effect_row(options.measure);
    std::string arms;
    for (const auto& arm : effects.arms) {
        if (&arm == &effects.arms[arm.reference]) continue;
        const auto& change = arm.differences[measure];
        arms += fmt::format(
            "{}\n  {{\"arm\": {}, \"compared_with\": {}, {}, \"verdict\": {}, "
            "\"draws\": {}, \"variance_ratio\": {}, \"share_not_knowing\": {},\n   \"groups\": "
            "{}}}",
            arms.empty() ? "" : ",",
            sim::json_string(arm.arm),
            sim::json_string(effects.arms[arm.reference].arm),
            json_estimate(change),
            json_verdict(verdict(arm, measure, options)),
            change.draws,
            sim::json_number(change.variance_ratio),
            sim::json_number(change.share_not_knowing()),
            json_groups(run, arm, measure));
    }
    std::string ranked;
    const auto ranking = analysis::rank(effects, measure, options.budget);
    for (const auto& one : ranking.arms)
        ranked += fmt::format(
            "{}\n  {{\"arm\": {}, \"euro_per_year\": {}, \"budget\": \"{}\", "
            "\"best\": {}, \"may_be_best\": {}, \"to_best\": {{{}}}}}",
            ranked.empty() ? "" : ",",
            sim::json_string(effects.arms[one.row].arm),
            sim::json_number(one.euro.mean),
            words(one.affordable),
            one.row == ranking.best,
            one.may_be_best,
            json_estimate(one.to_best));
    return fmt::format(
        "{{\"measure\": {}, \"units\": {},\n \"arms\": [{}],\n \"ranking\": [{}]}}\n",
        sim::json_string(options.measure),
        sim::json_string(recorders::effect_measures()[measure].units),
        arms,
        ranked);
}

}  // namespace cli
