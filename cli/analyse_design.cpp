#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/parameters.h"

#include "cli/analyse.h"
#include "cli/params.h"
#include "cli/plain_text.h"
#include "models/recorders/verdict.h"

namespace cli {
namespace {

namespace analysis = models::analysis;
namespace recorders = models::recorders;
using analysis::DesignRecord;

constexpr std::size_t kName = 46, kMostLevels = 10;

std::string index(const sim::SensitivityIndex& of) {
    if (!std::isfinite(of.value)) return "-";
    return fmt::format("{:.2f} ({:.2f} to {:.2f})", of.value, of.low, of.high);
}

/// Shares are shown in percentage points.
double scale_of(const DesignRecord& design) {
    return design.measure.find("_share") == design.measure.npos ? 1 : 100;
}

std::string unit_of(const DesignRecord& design) {
    if (scale_of(design) != 1) return "percentage points";
    return design.measure_units == "1" ? "points" : design.measure_units;
}

std::string number(const DesignRecord& design, double value) {
    return std::isfinite(value) ? fmt::format("{:.4g}", value * scale_of(design)) : "-";
}

std::string range(const DesignRecord& design, const sim::SensitivityIndex& of) {
    return fmt::format(
        "{} ({} to {})", number(design, of.value), number(design, of.low), number(design, of.high));
}

std::string effect(const DesignRecord& design, const sim::Estimate& of) {
    if (of.n < 2) return number(design, of.mean);
    return fmt::format("{} ({} to {}){}",
                       number(design, of.mean),
                       number(design, of.low),
                       number(design, of.high),
                       of.excludes_zero() ? " *" : "");
}

/// The grade of each factor in the registry of this program; '?' where it has none.
std::string grades_of(const DesignRecord& design) {
    const auto scenario = registry_scenario({});
    std::string out(design.factors.size(), '?');
    if (!scenario) return out;
    for (const auto& parameter : models::list_parameters(*scenario))
        for (std::size_t f = 0; f < out.size(); ++f)
            if (design.factors[f].name == parameter.name) out[f] = sim::letter(parameter.grade);
    return out;
}

std::string chance_sentence(const DesignRecord& design, std::uint32_t arm) {
    const double share = analysis::share_of_chance(design, arm);
    if (!std::isfinite(share)) return {};
    return wrapped(fmt::format("At most {:.0f} % of the variance between rows is chance that {} "
                               "replicates leave; it counts as interaction of all factors.",
                               100 * share,
                               design.replicates),
                   2,
                   2);
}

/// Which share of the variance rests on which grade of evidence.
std::string by_grade(const sim::SobolIndices& indices, const std::string& grades) {
    std::string out = "  Of the variance, by how well the number is founded:\n";
    for (const char grade : std::string("ABCD?")) {
        double first = 0, total = 0;
        int factors = 0;
        for (std::size_t f = 0; f < grades.size(); ++f) {
            if (grades[f] != grade) continue;
            first += indices.first[f].value;
            total += indices.total[f].value;
            ++factors;
        }
        if (factors == 0 || !std::isfinite(first)) continue;
        out +=
            fmt::format("    {}{} factor{}, {:.0f} % alone, with interactions at most {:.0f} %\n",
                        padded(grade == 'D'   ? "D, assumptions:"
                               : grade == '?' ? "areas, arms, unknown:"
                                              : fmt::format("{}:", grade),
                               24),
                        factors,
                        factors == 1 ? "" : "s",
                        100 * std::max(0.0, first),
                        100 * std::clamp(total, 0.0, 1.0));
    }
    return out;
}

/// A line for each factor.
std::string shares_table(const DesignRecord& design,
                         const sim::SobolIndices& of,
                         const std::string& grades) {
    std::string out = fmt::format("  mean {}, standard deviation between rows {}\n  {}{}{}\n",
                                  number(design, of.mean),
                                  number(design, std::sqrt(of.variance)),
                                  padded("share of the variance", kName + 7),
                                  padded("alone (first order)", 26),
                                  "with interactions (total)");
    for (std::size_t f = 0; f < design.factors.size(); ++f)
        out += fmt::format("  {}{}{}{}\n",
                           padded(design.factors[f].name, kName),
                           padded(fmt::format("{}", grades[f]), 7),
                           padded(index(of.first[f]), 26),
                           index(of.total[f]));
    return out;
}

/// The pairs that explain most, where the design has them.
std::string pairs_text(const DesignRecord& design, const sim::SobolIndices& of) {
    constexpr std::size_t kMostPairs = 10;
    auto pairs = of.pairs;
    std::ranges::stable_sort(
        pairs, [](const auto& a, const auto& b) { return a.share.value > b.share.value; });
    std::string out;
    for (std::size_t p = 0; p < std::min(pairs.size(), kMostPairs); ++p)
        out += fmt::format("    {}{}\n",
                           padded(design.factors[pairs[p].first].name + " with " +
                                      design.factors[pairs[p].second].name,
                                  2 * kName),
                           index(pairs[p].share));
    if (pairs.size() > kMostPairs)
        out += fmt::format("    {} more pairs explain less\n", pairs.size() - kMostPairs);
    return out.empty() ? out : "  Of the variance, by two factors beyond each alone:\n" + out;
}

std::string sobol_text(const DesignRecord& design, std::uint32_t arm) {
    const auto found = analysis::sobol_of(design, arm);
    if (!found) return "  " + found.error().text() + "\n";
    const auto grades = grades_of(design);
    return shares_table(design, *found, grades) + pairs_text(design, *found) +
           by_grade(*found, grades) + chance_sentence(design, arm) +
           "  The letter is the grade of the number; intervals: 95 %, bootstrap over points.\n";
}

/// Shares by a fit, with what the fit is worth.
std::string fitted_text(const DesignRecord& design, std::uint32_t arm) {
    const auto found = analysis::fitted_of(design, arm);
    if (!std::isfinite(found.explained)) return {};
    constexpr double kPoor = 0.5;
    std::string out = wrapped(
        fmt::format("Shares by a polynomial of {} terms fitted to {} rows: it explains {:.0f} % of "
                    "the variance, and foresees {:.0f} % of rows left out.{} The rest is "
                    "interactions, steeper bends and chance, and may rest on any factor.",
                    found.terms,
                    found.rows,
                    100 * found.explained,
                    100 * std::max(0.0, found.foreseen),
                    found.foreseen < kPoor
                        ? " That is poor: read no order of factors out of these shares."
                        : ""),
        2,
        2);
    const auto grades = grades_of(design);
    double alone = 0;
    for (const auto& one : found.shares.first)
        alone += one.value;
    return out + shares_table(design, found.shares, grades) + by_grade(found.shares, grades) +
           fmt::format("    {}{:.0f} %\n",
                       padded("no factor alone:", 24),
                       100 * std::clamp(1 - alone, 0.0, 1.0)) +
           chance_sentence(design, arm) +
           "  The letter is the grade of the number; intervals: 95 %, of the fit.\n";
}

std::string morris_text(const DesignRecord& design, std::uint32_t arm) {
    const auto found = analysis::morris_of(design, arm);
    std::string out = fmt::format("  {}{}{}{}\n",
                                  padded("change over the whole range", kName),
                                  padded("mean size (95 % interval)", 38),
                                  padded("with sign", 12),
                                  "spread");
    for (std::size_t f = 0; f < design.factors.size(); ++f)
        out += fmt::format("  {}{}{}{}\n",
                           padded(design.factors[f].name, kName),
                           padded(range(design, found[f].mean_size), 38),
                           padded(number(design, found[f].mean), 12),
                           number(design, found[f].spread));
    return out +
           wrapped(
               "A spread as large as the mean size means interactions, a bend, or chance.", 2, 2);
}

/// ", better"; only of shares, whose margin does not depend on the number of adults.
std::string verdict_text(const DesignRecord& design,
                         const sim::Estimate& of,
                         std::optional<double> points) {
    if (scale_of(design) == 1) return {};
    const auto margin =
        recorders::margin_of(design.measure, 0, points.value_or(recorders::kUsualMargin));
    return std::string(", ") + recorders::words(recorders::verdict_of(of, *margin));
}

std::string levels_text(const DesignRecord& design,
                        std::uint32_t arm,
                        std::optional<double> margin) {
    std::string out;
    for (std::size_t f = 0; f < design.factors.size(); ++f) {
        const auto levels = analysis::effects_by_level(design, f, arm, kMostLevels);
        if (levels.empty()) continue;
        out += fmt::format("  {}\n", design.factors[f].name);
        for (const auto& level : levels)
            out += fmt::format("    {}{}{}\n",
                               padded(level.level, kName - 2),
                               effect(design, level.effect),
                               verdict_text(design, level.effect, margin));
    }
    if (out.empty()) return {};
    return out +
           wrapped(
               "Means over all rows that have the level, with 95 % intervals over replicates; "
               "* the interval leaves out 0.",
               2,
               2);
}

std::string arm_text(const DesignRecord& design, std::uint32_t arm, std::optional<double> margin) {
    if (design.design == "saltelli") return sobol_text(design, arm);
    if (design.design == "morris") return morris_text(design, arm);
    const auto levels = levels_text(design, arm, margin);
    const auto shares = analysis::is_spread(design) ? fitted_text(design, arm) : std::string();
    if (!levels.empty() || !shares.empty()) return levels + shares;
    return wrapped(
        "Rows differ in too many levels for a table; indices take a design saltelli or morris, or "
        "more rows for a fit.",
        2,
        2);
}

std::string json_index(const sim::SensitivityIndex& of) {
    return fmt::format(R"({{"value": {}, "ci_low": {}, "ci_high": {}}})",
                       sim::json_number(of.value),
                       sim::json_number(of.low),
                       sim::json_number(of.high));
}

std::string json_factors(const DesignRecord& design, std::uint32_t arm) {
    std::string out;
    const auto add = [&](std::size_t f, const std::string& rest) {
        out += fmt::format("{}\n   {{\"factor\": {}, {}}}",
                           out.empty() ? "" : ",",
                           sim::json_string(design.factors[f].name),
                           rest);
    };
    const auto shares = [&](const sim::SobolIndices& of) {
        for (std::size_t f = 0; f < design.factors.size(); ++f)
            add(f,
                fmt::format(R"("first": {}, "total": {})",
                            json_index(of.first[f]),
                            json_index(of.total[f])));
    };
    if (design.design == "saltelli") {
        const auto found = analysis::sobol_of(design, arm);
        if (found) shares(*found);
    } else if (design.design == "morris") {
        const auto found = analysis::morris_of(design, arm);
        for (std::size_t f = 0; f < design.factors.size(); ++f)
            add(f,
                fmt::format(R"("mean_size": {}, "mean": {}, "spread": {})",
                            json_index(found[f].mean_size),
                            sim::json_number(found[f].mean),
                            sim::json_number(found[f].spread)));
    } else {
        if (analysis::is_spread(design)) shares(analysis::fitted_of(design, arm).shares);
        for (std::size_t f = 0; f < design.factors.size(); ++f)
            for (const auto& level : analysis::effects_by_level(design, f, arm, kMostLevels))
                add(f,
                    fmt::format(R"("level": {}, "mean": {}, "ci_low": {}, "ci_high": {})",
                                sim::json_string(level.level),
                                sim::json_number(level.effect.mean),
                                sim::json_number(level.effect.low),
                                sim::json_number(level.effect.high)));
    }
    return out;
}

/// What the fit of a spread design is worth, or the pairs of a saltelli one.
std::string json_fit_or_pairs(const DesignRecord& design, std::uint32_t arm) {
    if (analysis::is_spread(design)) {
        const auto fit = analysis::fitted_of(design, arm);
        return fmt::format(R"( "fit": {{"explained": {}, "foreseen": {}, "terms": {}}},)",
                           sim::json_number(fit.explained),
                           sim::json_number(fit.foreseen),
                           fit.terms);
    }
    if (design.design != "saltelli") return {};
    const auto found = analysis::sobol_of(design, arm);
    std::string out;
    for (std::size_t p = 0; found && p < found->pairs.size(); ++p)
        out += fmt::format("{}\n   {{\"factors\": [{}, {}], \"share\": {}}}",
                           p == 0 ? "" : ",",
                           sim::json_string(design.factors[found->pairs[p].first].name),
                           sim::json_string(design.factors[found->pairs[p].second].name),
                           json_index(found->pairs[p].share));
    return " \"pairs\": [" + out + "],";
}

}  // namespace

std::string design_analysis_as_text(const DesignRecord& design, std::optional<double> margin) {
    std::string out = fmt::format(
        "{}: {} ({}), difference to the baseline\n{} design, {} rows x {} "
        "replicates\n",
        design.title,
        design.measure,
        unit_of(design),
        design.design,
        design.rows,
        design.replicates);
    if (design.missing > 0)
        out += wrapped(fmt::format("{} runs are missing or failed; rows without any are left out.",
                                   design.missing),
                       0,
                       0);
    for (std::uint32_t arm = 0; arm < design.arms.size(); ++arm)
        out += fmt::format("\n{}\n{}", design.arms[arm], arm_text(design, arm, margin));
    return out;
}

std::string design_analysis_as_json(const DesignRecord& design) {
    std::string arms;
    for (std::uint32_t arm = 0; arm < design.arms.size(); ++arm)
        arms += fmt::format("{}\n  {{\"arm\": {}, \"share_of_chance\": {},{} \"factors\": [{}]}}",
                            arms.empty() ? "" : ",",
                            sim::json_string(design.arms[arm]),
                            sim::json_number(analysis::share_of_chance(design, arm)),
                            json_fit_or_pairs(design, arm),
                            json_factors(design, arm));
    return fmt::format(
        "{{\"measure\": {}, \"units\": {}, \"design\": {}, \"rows\": {}, \"replicates\": {},\n "
        "\"arms\": [{}]}}\n",
        sim::json_string(design.measure),
        sim::json_string(design.measure_units),
        sim::json_string(design.design),
        design.rows,
        design.replicates,
        arms);
}

}  // namespace cli
