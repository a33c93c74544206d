#include "models/validation/findings.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "sim/near_name.h"

namespace models::validation {

namespace {

template <class Named>
const Named* find_named(std::span<const Named> all, std::string_view name) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

std::string why_not(const Finding& finding, std::span<const NotRun> not_run) {
    const auto& name = finding.asked.target.name;
    if (const NotRun* one = find_named(not_run, name)) return one->why;
    const auto why = survey::why_not_measured(name);
    if (!why.empty()) return std::string(why);
    if (!survey::find_measure(name)) return "the model has no measure of this name";
    return "nobody in the panel counts";
}

/// A range that was estimated may reach beyond what a share can be.
void keep_to_shares(Simulated& simulated) {
    for (double* end : {&simulated.low, &simulated.high, &simulated.mean_low, &simulated.mean_high})
        if (std::isfinite(*end)) *end = std::clamp(*end, 0.0, 1.0);
}

const Finding* find_finding(std::span<const Finding> findings, std::string_view name) {
    const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding& one) {
        return one.asked.target.name == name;
    });
    return found == findings.end() ? nullptr : &*found;
}

}  // namespace

std::vector<Finding> findings_of(std::span<const Asked> asked,
                                 std::span<const Figure> figures,
                                 std::span<const NotRun> not_run,
                                 const Reasons& reasons) {
    std::vector<Finding> findings;
    for (const Asked& one : asked) {
        Finding finding;
        finding.asked = one;
        finding.theme = theme_of(one.target);
        finding.simulated = summarise({});
        if (const Figure* figure = find_named(figures, one.target.name))
            finding.simulated = figure->simulated;
        if (one.target.unit == "share") keep_to_shares(finding.simulated);
        finding.verdict = judge(finding.simulated, one.target.low, one.target.high);
        if (finding.verdict == Verdict::not_measured) finding.why_not = why_not(finding, not_run);
        const auto reason = reasons.find(one.target.name);
        if (finding.missed() && reason != reasons.end()) finding.reason = reason->second;
        findings.push_back(std::move(finding));
    }
    return findings;
}

Count count(std::span<const Finding> findings, survey::Use use) {
    Count out;
    for (const Finding& finding : findings) {
        if (finding.asked.use != use) continue;
        ++out.all;
        out.measured += finding.verdict != Verdict::not_measured ? 1 : 0;
        out.inside += finding.verdict == Verdict::inside ? 1 : 0;
    }
    return out;
}

std::vector<std::string> notes_on(const Reasons& reasons,
                                  std::span<const Finding> findings,
                                  std::span<const std::string> known) {
    std::vector<std::string> notes;
    const auto without = std::count_if(findings.begin(), findings.end(), [](const Finding& one) {
        return one.missed() && one.reason.empty();
    });
    if (without > 0)
        notes.push_back(fmt::format(
            "{} {} no written reason", without, without == 1 ? "miss has" : "misses have"));
    for (const auto& [name, why] : reasons) {
        const Finding* finding = find_finding(findings, name);
        if (finding && finding->verdict == Verdict::inside) {
            notes.push_back(fmt::format("there is a reason for missing {}, which is inside", name));
        } else if (std::find(known.begin(), known.end(), name) == known.end()) {
            const auto meant = sim::nearest_name(name, known);
            notes.push_back(fmt::format("there is a reason for {}, which is no target{}",
                                        name,
                                        meant.empty() ? "" : "; did you mean " + meant + "?"));
        }
    }
    return notes;
}

}  // namespace models::validation
