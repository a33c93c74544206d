#include "models/patterns/factors.h"

#include <algorithm>
#include <map>

#include "sim/check.h"

#include "models/experiment.h"

namespace models::patterns {

namespace {

using recorders::RunRecord;

/// Only the base, the factors and their pairs are lived.
void keep_arms(Scenario& scenario) {
    const Factors& factors = scenario.factors;
    std::vector<std::string> wanted{factors.base};
    for (const Factor& one : factors.all)
        wanted.push_back(one.name);
    for (std::size_t a = 0; factors.pairs && a < factors.all.size(); ++a)
        for (std::size_t b = a + 1; b < factors.all.size(); ++b)
            wanted.push_back(pair_name(factors.all[a].name, factors.all[b].name));
    std::erase_if(scenario.arms, [&](const Arm& arm) {
        return std::find(wanted.begin(), wanted.end(), arm.name) == wanted.end();
    });
}

/// The values of one measure, by arm and replicate.
class Values {
  public:
    Values(const Scenario& scenario, const Quantity& quantity, const RunRecord& record) {
        const auto& names = record.shape().arms;
        for (std::uint32_t arm = 0; arm < names.size(); ++arm) {
            auto& values = by_arm_[names[arm]];
            for (std::uint32_t r = 0; r < record.shape().replicates; ++r)
                values.push_back(over_window(quantity, record, arm, r, 0, scenario.weeks()));
        }
    }

    const std::vector<double>& of(const std::string& arm) const {
        const auto found = by_arm_.find(arm);
        SIM_CHECK(found != by_arm_.end(), "every arm of a study is lived");
        return found->second;
    }

  private:
    std::map<std::string, std::vector<double>> by_arm_;
};

std::vector<double> interaction(const Values& values,
                                const Factors& factors,
                                std::size_t a,
                                std::size_t b) {
    const auto& none = values.of(factors.base);
    const auto &one = values.of(factors.all[a].name), &other = values.of(factors.all[b].name);
    auto out = values.of(pair_name(factors.all[a].name, factors.all[b].name));
    for (std::size_t r = 0; r < out.size(); ++r)
        out[r] += none[r] - one[r] - other[r];
    return out;
}

FactorEffects effects_on(const std::string& measure, const Factors& factors, const Values& values) {
    FactorEffects out;
    out.measure = measure;
    out.base = sim::mean_interval(values.of(factors.base));
    for (const Factor& one : factors.all)
        out.alone.push_back(sim::paired_difference(values.of(one.name), values.of(factors.base)));
    for (std::size_t a = 0; factors.pairs && a < factors.all.size(); ++a)
        for (std::size_t b = a + 1; b < factors.all.size(); ++b)
            out.together.push_back(sim::mean_interval(interaction(values, factors, a, b)));
    return out;
}

}  // namespace

sim::Result<std::vector<FactorEffects>> study_factors(const FactorInput& input) {
    Scenario scenario = input.scenario;
    keep_arms(scenario);
    scenario.snapshots.clear();
    const auto first_people = input.populate(sim::replicate_seed(scenario.seed, 0));
    if (!first_people) return sim::fail(first_people.error());
    const auto shape = shape_of(scenario, *first_people);
    std::vector<Quantity> quantities;
    sim::Error problems;
    for (const auto& name : scenario.factors.measures) {
        auto quantity = find_quantity(name, shape);
        if (quantity) quantities.push_back(std::move(*quantity));
        if (!quantity) problems.add(quantity.error());
    }
    if (!problems.problems.empty()) return sim::fail(std::move(problems));

    RunRecord record(shape);
    ExperimentOutput output;
    output.observation = [&](recorders::Observation seen) {
        record.put(std::move(seen));
        return !input.stop || !input.stop();
    };
    output.stop = input.stop;
    output.finished = [&](std::uint32_t, std::uint32_t) {
        if (input.advance) input.advance();
    };
    const auto lived = run_experiment({scenario, input.rates, input.populate}, shape, output);
    if (!lived) return sim::fail(lived.error());
    std::vector<FactorEffects> out;
    if (input.stop && input.stop()) return out;
    for (std::size_t m = 0; m < quantities.size(); ++m)
        out.push_back(effects_on(scenario.factors.measures[m],
                                 scenario.factors,
                                 Values(scenario, quantities[m], record)));
    return out;
}

}  // namespace models::patterns
