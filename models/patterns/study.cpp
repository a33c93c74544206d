#include "models/patterns/study.h"

#include <algorithm>

#include "sim/inference.h"

namespace models::patterns {

namespace {

/// The quantities of one check.
struct Read {
    Quantity quantity;
    Quantity per;
    bool divides = false;
};

/// The arms that a check names.
std::vector<std::string> named_arms(const Pattern& pattern) {
    std::vector<std::string> names;
    for (const PatternCheck& check : pattern.checks) {
        const auto more = check.arms();
        names.insert(names.end(), more.begin(), more.end());
    }
    return names;
}

sim::Result<std::vector<Read>> read_all(const Pattern& pattern, const recorders::RunShape& shape) {
    std::vector<Read> out;
    sim::Error problems;
    const auto find = [&](const PatternCheck& check, const std::string& name, Quantity& found) {
        auto quantity = find_quantity(name, shape);
        if (quantity) {
            found = std::move(*quantity);
            return;
        }
        for (const auto& problem : quantity.error().problems)
            problems.problems.push_back(
                check.place.problem(problem.what, problem.allowed, problem.meant));
    };
    for (const PatternCheck& check : pattern.checks) {
        Read one;
        find(check, check.measure, one.quantity);
        one.divides = !check.per.empty();
        if (one.divides) find(check, check.per, one.per);
        out.push_back(std::move(one));
    }
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return out;
}

std::vector<Finding> look(const Scenario& scenario,
                          const std::vector<Read>& reads,
                          const recorders::RunRecord& record,
                          std::uint32_t replicates) {
    std::vector<Finding> findings;
    for (std::size_t k = 0; k < reads.size(); ++k) {
        Finding one;
        one.check = scenario.pattern.checks[k];
        const auto values = values_of(one.check,
                                      reads[k].quantity,
                                      reads[k].divides ? &reads[k].per : nullptr,
                                      record,
                                      replicates,
                                      scenario.weeks());
        for (const auto& arm : values)
            one.arms.push_back(sim::mean_interval(arm).mean);
        one.effect = sim::confidence_sequence(effects_of(one.check, values));
        one.verdict = judge(one.check, one.effect);
        findings.push_back(std::move(one));
    }
    return findings;
}

bool decided(const std::vector<Finding>& findings) {
    return std::none_of(findings.begin(), findings.end(), [](const Finding& f) {
        return f.verdict == Verdict::undecided;
    });
}

}  // namespace

sim::Result<Study> study(const Lives& lives, std::uint32_t first) {
    Lives all = lives;
    all.scenario.replicates = all.scenario.pattern.replicates;
    const auto most = static_cast<std::uint32_t>(all.scenario.replicates);
    auto arms = SideBySide::open(all, named_arms(all.scenario.pattern));
    if (!arms) return sim::fail(arms.error());
    const auto reads = read_all(arms->scenario().pattern, arms->record().shape());
    if (!reads) return sim::fail(reads.error());

    Study out;
    out.pattern = arms->scenario().pattern;
    for (std::uint32_t done = 0, next = std::min(first, most); done < most;
         done = next, next = std::min(2 * next, most)) {
        const auto lived = arms->live(done, next);
        if (!lived) return sim::fail(lived.error());
        if (arms->stopped()) break;
        out.replicates = next;
        out.findings = look(arms->scenario(), *reads, arms->record(), next);
        if (decided(out.findings)) break;
    }
    out.verdict = judge(out.findings);
    return out;
}

}  // namespace models::patterns
