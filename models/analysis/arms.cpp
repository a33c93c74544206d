#include "models/analysis/arms.h"

#include <algorithm>
#include <cmath>

#include "sim/check.h"
#include "sim/simultaneous.h"

namespace models::analysis {

namespace {

using recorders::Effects;

const std::vector<double>& changes_of(const Effects& effects, std::uint32_t arm, const char* name) {
    return effects.arms[arm].changes[recorders::effect_row(name)];
}

Affordable affordable(const sim::Estimate& euro, std::optional<double> budget) {
    if (!budget) return Affordable::yes;
    if (euro.n > 0 && euro.mean == 0 && euro.low == euro.high) return Affordable::yes;
    if (euro.high <= *budget) return Affordable::yes;
    return euro.low <= *budget ? Affordable::perhaps : Affordable::no;
}

}  // namespace

bool less_is_better(const std::string& measure) {
    return measure != "adults";
}

Ranking rank(const Effects& effects, std::size_t measure, std::optional<double> budget) {
    SIM_CHECK(measure < recorders::effect_measures().size(), "a measure that exists is ranked");
    Ranking out;
    for (std::uint32_t row = 0; row < effects.arms.size(); ++row) {
        if (!effects.arms[row].of_the_scenario()) continue;
        Choice one;
        one.row = row;
        one.change = sim::mean_interval(effects.arms[row].changes[measure], effects.draws);
        one.euro = sim::mean_interval(changes_of(effects, row, "euro_per_year"), effects.draws);
        one.affordable = affordable(one.euro, budget);
        out.arms.push_back(one);
    }
    std::stable_sort(out.arms.begin(), out.arms.end(), [](const Choice& a, const Choice& b) {
        return a.change.mean < b.change.mean;
    });
    const auto arms = static_cast<int>(out.arms.size());
    out.comparisons = std::max(1, arms * (arms - 1) / 2);
    const auto best = std::find_if(out.arms.begin(), out.arms.end(), [](const Choice& one) {
        return one.affordable == Affordable::yes;
    });
    SIM_CHECK(best != out.arms.end(), "the baseline costs nothing more than itself");
    out.best = best->row;
    const auto& of_best = effects.arms[out.best].changes[measure];
    for (auto& one : out.arms) {
        auto apart = effects.arms[one.row].changes[measure];
        for (std::size_t pair = 0; pair < apart.size(); ++pair)
            apart[pair] -= of_best[pair];
        one.to_best = sim::simultaneous(sim::mean_interval(apart, effects.draws), out.comparisons);
        one.may_be_best =
            one.affordable != Affordable::no && !(one.to_best.low > 0 && one.to_best.n > 1);
    }
    return out;
}

}  // namespace models::analysis
