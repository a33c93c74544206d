#include "models/calibration/simulator.h"

#include "sim/bound_fields.h"
#include "sim/check.h"
#include "sim/near_name.h"

namespace models::calibration {

sim::Result<MeasuredTargets> find_measured(const std::vector<WantedOutput>& wanted,
                                           const std::string& file) {
    MeasuredTargets found;
    sim::Error problems;
    std::vector<std::string> known;
    for (const auto& measure : survey::all_measures())
        known.emplace_back(measure.name);
    for (const auto& one : wanted) {
        const auto* measure = survey::find_measure(one.name);
        const auto why = survey::why_not_measured(one.name);
        if (measure != nullptr && !(one.observed.variance() > 0)) {
            problems.add(sim::Error::in_file(file,
                                             one.name + " has no uncertainty at all",
                                             "a band in its file, or sd under [target] here"));
        } else if (measure != nullptr) {
            found.wanted.push_back(one);
            found.measures.push_back(measure);
        } else if (!why.empty()) {
            found.not_measured.push_back(one.name + ": " + std::string(why));
        } else {
            problems.problems.push_back({file,
                                         0,
                                         0,
                                         "the model has no measure for the target " + one.name,
                                         "a measure of docs/validation-measures.md, or leave_out",
                                         sim::nearest_name(one.name, known)});
        }
    }
    if (problems.problems.empty() && found.wanted.empty())
        problems.add(sim::Error::in_file(file, "no target of the plan can be measured"));
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return found;
}

Simulator survey_simulator(const Plan& plan,
                           const survey::Panel& panel,
                           const VitalRates& rates,
                           const std::vector<const survey::Measure*>& measures) {
    return [&](std::span<const double> parameters, std::uint64_t seed) {
        Rules rules;
        const auto fields = sim::bind_fields(rules);
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const auto* field = sim::find_field(fields, plan.parameters[i].name);
            SIM_CHECK(field != nullptr, "a plan is checked when it is read");
            field->store(parameters[i]);
        }
        return survey::ask(panel, rates, rules, seed, measures);
    };
}

}  // namespace models::calibration
