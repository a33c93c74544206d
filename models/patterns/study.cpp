#include "models/patterns/study.h"

#include <algorithm>
#include <cmath>

#include "models/experiment.h"

namespace models::patterns {

namespace {

/// The quantities of one check.
struct Read {
    Quantity quantity;
    Quantity per;
    bool divides = false;
};

/// Only arms that a check names are lived.
void keep_named_arms(Scenario& scenario) {
    std::erase_if(scenario.arms, [&](const Arm& arm) {
        return std::none_of(scenario.pattern.checks.begin(),
                            scenario.pattern.checks.end(),
                            [&](const PatternCheck& check) {
                                const auto names = check.arms();
                                return std::find(names.begin(), names.end(), arm.name) !=
                                       names.end();
                            });
    });
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

double mean_of(const std::vector<double>& values) {
    double sum = 0, count = 0;
    for (const double value : values) {
        if (std::isnan(value)) continue;
        sum += value;
        ++count;
    }
    return sum / count;
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
            one.arms.push_back(mean_of(arm));
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

sim::Result<Study> study(const StudyInput& input) {
    Scenario scenario = input.scenario;
    keep_named_arms(scenario);
    scenario.snapshots.clear();
    scenario.replicates = scenario.pattern.replicates;
    const auto most = static_cast<std::uint32_t>(scenario.replicates);
    const auto first_people = input.populate(sim::replicate_seed(scenario.seed, 0));
    if (!first_people) return sim::fail(first_people.error());
    const auto shape = shape_of(scenario, *first_people);
    const auto reads = read_all(scenario.pattern, shape);
    if (!reads) return sim::fail(reads.error());

    recorders::RunRecord record(shape);
    ExperimentOutput output;
    output.observation = [&](recorders::Observation seen) {
        record.put(std::move(seen));
        return !input.stop || !input.stop();
    };
    output.stop = input.stop;
    Study out;
    out.pattern = scenario.pattern;
    for (std::uint32_t done = 0, next = std::min(input.first, most); done < most;
         done = next, next = std::min(2 * next, most)) {
        const auto lived =
            run_experiment({scenario, input.rates, input.populate, done, next}, shape, output);
        if (!lived) return sim::fail(lived.error());
        if (input.stop && input.stop()) break;
        if (input.advance) input.advance(next - done);
        out.replicates = next;
        out.findings = look(scenario, *reads, record, next);
        if (decided(out.findings)) break;
    }
    out.verdict = judge(out.findings);
    return out;
}

}  // namespace models::patterns
