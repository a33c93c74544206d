#include "cli/patterns_text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/parameters.h"

namespace cli {
namespace {

using models::Expected;
using models::PatternCheck;
using models::patterns::Finding;
using models::patterns::kVerdictNames;
using models::patterns::Study;
using models::patterns::Verdict;

std::string_view name_of(Verdict verdict) {
    return kVerdictNames[static_cast<std::size_t>(verdict)];
}

std::string number(double value) {
    return std::isfinite(value) ? fmt::format("{:.4g}", value) : "?";
}

std::string measured(const PatternCheck& check) {
    return check.per.empty() ? check.measure : fmt::format("{} per {}", check.measure, check.per);
}

/// "signals in quiet 91.2, in known 130; difference 38.8 (30.1 to 47.5)".
std::string values_of(const Finding& one) {
    const auto names = one.check.arms();
    std::string out;
    for (std::size_t k = 0; k < names.size(); ++k)
        out += fmt::format("{}{} {}", k == 0 ? "" : ", ", names[k], number(one.arms[k]));
    return out;
}

std::string wanted(const Finding& one) {
    const PatternCheck& check = one.check;
    switch (check.expected) {
        case Expected::greater:
            return fmt::format("wanted: {} > {}", check.high, check.low);
        case Expected::equal:
            return fmt::format("wanted: within {} of each other", number(check.margin));
        case Expected::above:
            return fmt::format("wanted: above {}", number(check.value));
        case Expected::below:
            return fmt::format("wanted: below {}", number(check.value));
        case Expected::complements:
            return "wanted: more together than each alone adds up to";
    }
    return {};
}

std::string what_is_estimated(const PatternCheck& check) {
    switch (check.expected) {
        case Expected::above:
        case Expected::below:
            return "value";
        case Expected::complements:
            return "interaction";
        default:
            return "difference";
    }
}

std::string finding_as_text(const Finding& one) {
    return fmt::format("    {}: {}\n      {} {} ({} to {}); {}: {}\n",
                       measured(one.check),
                       values_of(one),
                       what_is_estimated(one.check),
                       number(one.effect.mean),
                       number(one.effect.low),
                       number(one.effect.high),
                       wanted(one),
                       name_of(one.verdict));
}

std::string finding_as_json(const Finding& one) {
    const auto names = one.check.arms();
    std::string arms;
    for (std::size_t k = 0; k < names.size(); ++k)
        arms += fmt::format(R"({}{{"arm": {}, "mean": {}}})",
                            k == 0 ? "" : ", ",
                            sim::json_string(names[k]),
                            sim::json_number(one.arms[k]));
    return fmt::format(
        R"({{"measure": {}, "per": {}, "arms": [{}], "effect": {}, "low": {}, "high": {}, )"
        R"("replicates": {}, "verdict": {}}})",
        sim::json_string(one.check.measure),
        one.check.per.empty() ? "null" : sim::json_string(one.check.per),
        arms,
        sim::json_number(one.effect.mean),
        sim::json_number(one.effect.low),
        sim::json_number(one.effect.high),
        one.effect.n,
        sim::json_string(name_of(one.verdict)));
}

/// The check that decides: the first that is as the verdict of all.
const Finding& decisive(const Study& study) {
    for (const Finding& one : study.findings)
        if (one.verdict == study.verdict) return one;
    return study.findings.front();
}

std::string study_as_json(const std::string& condition, const Study& study) {
    std::vector<std::string> checks;
    for (const Finding& one : study.findings)
        checks.push_back(finding_as_json(one));
    const sim::Anytime& effect = decisive(study).effect;
    return fmt::format(
        R"({{"id": {}, "condition": {}, "statement": {}, "lines": {}, "effect": {}, )"
        R"("ci_low": {}, "ci_high": {}, "replicates": {}, "verdict": {}, "checks": [{}]}})",
        sim::json_string(study.pattern.id),
        sim::json_string(condition),
        sim::json_string(study.pattern.statement),
        sim::json_string(study.pattern.lines),
        sim::json_number(effect.mean),
        sim::json_number(effect.low),
        sim::json_number(effect.high),
        study.replicates,
        sim::json_string(name_of(study.verdict)),
        fmt::join(checks, ", "));
}

}  // namespace

std::string study_as_text(const Study& study) {
    std::string out = fmt::format("{:<4}{}\n    {} at {} replicates\n",
                                  study.pattern.id,
                                  study.pattern.statement,
                                  name_of(study.verdict),
                                  study.replicates);
    for (const Finding& one : study.findings)
        out += finding_as_text(one);
    return out;
}

std::string tally_as_text(const std::vector<Study>& studies) {
    std::vector<std::string> reversed, undecided;
    for (const Study& one : studies) {
        if (one.verdict == Verdict::reversed) reversed.push_back(one.pattern.id);
        if (one.verdict == Verdict::undecided) undecided.push_back(one.pattern.id);
    }
    std::string out = fmt::format("{} of {} patterns come out",
                                  studies.size() - reversed.size() - undecided.size(),
                                  studies.size());
    if (!reversed.empty()) out += fmt::format("; reversed: {}", fmt::join(reversed, ", "));
    if (!undecided.empty()) out += fmt::format("; undecided: {}", fmt::join(undecided, ", "));
    return out + '\n';
}

std::string robustness_as_text(const std::vector<PatternsRun>& runs) {
    std::string out = fmt::format("{:<6}", "");
    for (const PatternsRun& run : runs)
        out += fmt::format("{:<16}", run.condition);
    out += '\n';
    std::vector<std::size_t> same(runs.size());
    const auto count = runs.front().studies.size();
    for (std::size_t p = 0; p < count; ++p) {
        out += fmt::format("{:<6}", runs.front().studies[p].pattern.id);
        for (std::size_t k = 0; k < runs.size(); ++k) {
            const auto verdict = runs[k].studies[p].verdict;
            same[k] += verdict == runs.front().studies[p].verdict;
            out += fmt::format("{:<16}", name_of(verdict));
        }
        out += '\n';
    }
    for (std::size_t k = 1; k < runs.size(); ++k)
        out += fmt::format(
            "{}: {} of {} verdicts stay as they are\n", runs[k].condition, same[k], count);
    return out;
}

std::string patterns_as_json(const std::vector<PatternsRun>& runs) {
    std::vector<std::string> rows;
    for (const PatternsRun& run : runs)
        for (const Study& one : run.studies)
            rows.push_back(study_as_json(run.condition, one));
    return fmt::format("[\n  {}\n]\n", fmt::join(rows, ",\n  "));
}

}  // namespace cli
