#include "cli/sweep_text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/plain_text.h"
#include "cli/progress.h"
#include "models/recorders/effects.h"
#include "models/recorders/verdict.h"

namespace cli {
namespace {

namespace recorders = models::recorders;
namespace sweeps = models::sweeps;

constexpr std::size_t kMostLines = 40, kMostLevels = 12;

/// "uptake" of "interventions.befriending.uptake".
std::string last_name(const std::string& name) {
    return name.substr(name.rfind('.') + 1);
}

std::string levels_text(const sweeps::Factor& factor) {
    if (factor.range)
        return fmt::format("{} to {}{}",
                           factor.range->low,
                           factor.range->high,
                           factor.range->log ? ", even in the logarithm" : "");
    std::vector<std::string> shown;
    for (std::size_t k = 0; k < std::min(factor.levels(), kMostLevels); ++k)
        shown.push_back(factor.is_text() ? factor.texts[k] : fmt::format("{}", factor.numbers[k]));
    if (factor.levels() > kMostLevels) shown.push_back("...");
    return factor.levels() == 0 ? "as the table says" : fmt::format("{}", fmt::join(shown, ", "));
}

std::string ratio_text(double ratio) {
    return std::isfinite(ratio) ? fmt::format("{:.0f}", ratio) : "-";
}

/// "; better", by the rule, on all looks together.
std::string judgement_text(const sweeps::MergedRuns& merged, std::uint32_t row, std::uint32_t arm) {
    if (merged.rule.kind != sweeps::StopRule::Kind::verdict) return {};
    const auto now = sweeps::difference_so_far(merged, row, arm, merged.wanted[row]);
    return std::string("; ") + recorders::words(recorders::verdict_of(now, merged.rule.margin));
}

/// For how many differences at once the intervals of the rule hold.
std::string certainty_sentence(const sweeps::MergedRuns& merged) {
    if (merged.rule.together)
        return fmt::format(
            "All intervals of the rule hold together, 95 %, whenever one looks: {:.2g} % of false "
            "alarms for each of {} differences.",
            100 * merged.alpha,
            merged.differences());
    return fmt::format(
        "Each interval of the rule holds by itself, 95 %, whenever one looks: among {} differences "
        "up to {:.1f} false alarms are to be expected. --until \"... together\" makes all hold at "
        "once.",
        merged.differences(),
        merged.alpha * static_cast<double>(merged.differences()));
}

/// One arm of one row; after a rule its interval is one that allows for the looks.
std::string effect_line(const sweeps::MergedRuns& merged,
                        std::uint32_t row,
                        std::uint32_t arm,
                        std::size_t measure,
                        double scale) {
    const auto& sweep = merged.sweep;
    const auto effect = sweeps::effects_of_row(merged, row, arm)[measure];
    double low = effect.low, high = effect.high;
    if (merged.rule.kind != sweeps::StopRule::Kind::none) {
        const auto now = sweeps::difference_so_far(merged, row, arm, merged.wanted[row]);
        low = now.low;
        high = now.high;
    }
    return fmt::format("{:>5}  {}, {}: {:+.3f} ({:+.3f} to {:+.3f}); {}; {}{}\n",
                       row,
                       row_text(sweep, row),
                       sweep.arms[arm],
                       scale * effect.mean,
                       scale * low,
                       scale * high,
                       effect.n,
                       ratio_text(effect.variance_ratio),
                       judgement_text(merged, row, arm));
}

}  // namespace

std::string opening_line(const sweeps::Sweep& sweep, std::size_t runs, std::size_t of) {
    const auto there = runs < of ? fmt::format(", {} are there already", of - runs) : "";
    return fmt::format("{}: {} rows, {} arms, {} weeks; {} runs to make{}",
                       sweep.plan.title,
                       sweep.rows.size(),
                       sweep.arms.size(),
                       sweep.plan.scenario.weeks(),
                       runs,
                       there);
}

std::string closing_line(std::size_t runs, double seconds, const std::string& path) {
    if (runs == 0) return "Nothing was missing: " + path;
    return fmt::format("{} runs in {}, {:.0f} an hour: {}",
                       runs,
                       duration_text(seconds),
                       3600 * static_cast<double>(runs) / seconds,
                       path);
}

std::string rule_line(const sweeps::MergedRuns& merged) {
    const auto& sweep = merged.sweep;
    std::size_t asked = 0, satisfied = 0;
    for (std::uint32_t row = 0; row < sweep.rows.size(); ++row) {
        for (std::uint32_t arm = 0; arm < sweep.arms.size(); ++arm) {
            if (!sweep.compares(row, arm)) continue;
            ++asked;
            const auto now = sweeps::difference_so_far(merged, row, arm, merged.wanted[row]);
            satisfied += sweeps::satisfied(merged.rule, now) ? 1 : 0;
        }
    }
    return fmt::format("until {}: {} of {} differences are there, after {} runs of at most {}",
                       merged.rule.text,
                       satisfied,
                       asked,
                       merged.wanted_runs(),
                       sweep.rows.size() * static_cast<std::size_t>(merged.replicates));
}

std::string factors_text(const sweeps::Sweep& sweep) {
    std::string out;
    for (const auto& factor : sweep.plan.factors) {
        const bool unit = !factor.units.empty() && factor.units != "1";
        out += fmt::format("  {}{}: {}\n",
                           factor.name,
                           unit ? " (" + factor.units + ")" : "",
                           levels_text(factor));
    }
    return out;
}

std::string row_text(const sweeps::Sweep& sweep, std::uint32_t row) {
    std::vector<std::string> parts;
    for (std::size_t f = 0; f < sweep.plan.factors.size(); ++f) {
        const auto& value = sweep.rows[row];
        parts.push_back(fmt::format(
            "{} {}",
            last_name(sweep.plan.factors[f].name),
            value.texts[f].empty() ? fmt::format("{:.4g}", value.values[f]) : value.texts[f]));
    }
    return fmt::format("{}", fmt::join(parts, ", "));
}

std::string effects_table(const sweeps::MergedRuns& merged) {
    const auto& sweep = merged.sweep;
    const bool watched = merged.rule.kind != sweeps::StopRule::Kind::none;
    const auto name = watched ? merged.rule.measure : sweeps::kUsualMeasure;
    const bool share = name.find("_share") != name.npos;
    std::string out =
        fmt::format("{} in the last year, paired difference{} ({}); runs; what pairing is worth\n",
                    name,
                    share ? " in points" : "",
                    watched ? "interval that may be watched" : "95 % interval");
    std::size_t lines = 0, left = 0;
    for (std::uint32_t row = 0; row < sweep.rows.size(); ++row) {
        for (std::uint32_t a = 0; a < sweep.arms.size(); ++a) {
            if (!sweep.compares(row, a)) continue;
            if (++lines > kMostLines)
                ++left;
            else
                out += effect_line(merged, row, a, recorders::effect_row(name), share ? 100 : 1);
        }
    }
    if (left > 0) out += fmt::format("       {} more in the file\n", left);
    return watched ? out + wrapped(certainty_sentence(merged), 0, 0) : out;
}

}  // namespace cli
