#include "models/patterns/verdict.h"

#include <algorithm>
#include <cmath>

#include "sim/check.h"

namespace models::patterns {

Verdict judge(const PatternCheck& check, const sim::Anytime& effect) {
    const auto sides = [](bool right, bool wrong) {
        return right ? Verdict::comes_out : wrong ? Verdict::reversed : Verdict::undecided;
    };
    if (std::isnan(effect.mean)) return Verdict::undecided;
    switch (check.expected) {
        case Expected::greater:
        case Expected::complements:
            return sides(effect.above(0), effect.below(0));
        case Expected::equal:
            return sides(effect.within(-check.margin, check.margin),
                         effect.above(check.margin) || effect.below(-check.margin));
        case Expected::above:
            return sides(effect.above(check.value), effect.below(check.value));
        case Expected::below:
            return sides(effect.below(check.value), effect.above(check.value));
    }
    return Verdict::undecided;
}

Verdict judge(const std::vector<Finding>& findings) {
    const auto any = [&](Verdict verdict) {
        return std::any_of(findings.begin(), findings.end(), [&](const Finding& f) {
            return f.verdict == verdict;
        });
    };
    if (findings.empty() || any(Verdict::reversed))
        return findings.empty() ? Verdict::undecided : Verdict::reversed;
    return any(Verdict::undecided) ? Verdict::undecided : Verdict::comes_out;
}

std::vector<double> effects_of(const PatternCheck& check,
                               const std::vector<std::vector<double>>& values) {
    SIM_CHECK(values.size() == check.arms().size(), "values of each arm of the check");
    std::vector<double> out = values.back();
    for (std::size_t r = 0; r < out.size(); ++r) {
        if (check.expected == Expected::complements)
            out[r] = values[3][r] - values[2][r] - values[1][r] + values[0][r];
        else if (values.size() == 2)
            out[r] = values[1][r] - values[0][r];
    }
    return out;
}

std::vector<std::vector<double>> values_of(const PatternCheck& check,
                                           const Quantity& quantity,
                                           const Quantity* per,
                                           const recorders::RunRecord& record,
                                           std::uint32_t replicates,
                                           int weeks) {
    const int to = check.to_week < 0 ? weeks : check.to_week;
    const auto& names = record.shape().arms;
    std::vector<std::vector<double>> out;
    for (const auto& name : check.arms()) {
        const auto at = std::find(names.begin(), names.end(), name);
        SIM_CHECK(at != names.end(), "only checked patterns are run");
        const auto arm = static_cast<std::uint32_t>(at - names.begin());
        auto& values = out.emplace_back();
        for (std::uint32_t r = 0; r < replicates; ++r) {
            double value = over_window(quantity, record, arm, r, check.from_week, to);
            if (per != nullptr) value /= over_window(*per, record, arm, r, check.from_week, to);
            values.push_back(value);
        }
    }
    return out;
}

}  // namespace models::patterns
