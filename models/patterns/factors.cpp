#include "models/patterns/factors.h"

#include <map>
#include <utility>

#include "sim/check.h"

namespace models::patterns {

namespace {

using recorders::RunRecord;

/// The base, the factors and their pairs.
std::vector<std::string> arms_of(const Factors& factors) {
    std::vector<std::string> names{factors.base};
    for (const Factor& one : factors.all)
        names.push_back(one.name);
    for (std::size_t a = 0; factors.pairs && a < factors.all.size(); ++a)
        for (std::size_t b = a + 1; b < factors.all.size(); ++b)
            names.push_back(pair_name(factors.all[a].name, factors.all[b].name));
    return names;
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

sim::Result<std::vector<FactorEffects>> study_factors(const Lives& lives) {
    auto arms = SideBySide::open(lives, arms_of(lives.scenario.factors));
    if (!arms) return sim::fail(arms.error());
    const Factors& factors = arms->scenario().factors;
    std::vector<Quantity> quantities;
    sim::Error problems;
    for (const auto& name : factors.measures) {
        auto quantity = find_quantity(name, arms->record().shape());
        if (quantity) quantities.push_back(std::move(*quantity));
        if (!quantity) problems.add(quantity.error());
    }
    if (!problems.problems.empty()) return sim::fail(std::move(problems));

    const auto lived = arms->live(0, arms->record().shape().replicates);
    if (!lived) return sim::fail(lived.error());
    std::vector<FactorEffects> out;
    if (arms->stopped()) return out;
    for (std::size_t m = 0; m < quantities.size(); ++m)
        out.push_back(effects_on(
            factors.measures[m], factors, Values(arms->scenario(), quantities[m], arms->record())));
    return out;
}

}  // namespace models::patterns
