#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/parameters.h"

#include "cli/factors.h"

namespace cli {
namespace {

using models::Factor;
using models::Factors;
using models::patterns::FactorEffects;
using models::patterns::pair_row;

constexpr std::size_t kShownPairs = 12;

std::string number(double value) {
    return std::isfinite(value) ? fmt::format("{:+.3g}", value) : "?";
}

/// What the sign of a factor should be, and what it is found to be.
std::string verdict(const Factor& factor, const sim::Estimate& found) {
    if (std::isnan(found.mean)) return "not measured";
    const int sign = found.low > 0 ? 1 : found.high < 0 ? -1 : 0;
    if (sign == factor.sign) return factor.sign == 0 ? "nothing, as said" : "as said";
    return sign == 0 ? "cannot tell" : factor.sign == 0 ? "more than said" : "reversed";
}

std::vector<std::size_t> by_size(const std::vector<sim::PairedDifference>& effects) {
    std::vector<std::size_t> order(effects.size());
    std::iota(order.begin(), order.end(), 0u);
    const auto size = [&](std::size_t k) {
        return std::isnan(effects[k].mean) ? -1 : std::abs(effects[k].mean);
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return size(a) > size(b);
    });
    return order;
}

/// The pairs that do most beyond what each does alone, of those that certainly do something.
std::string pairs_as_text(const Factors& factors, const FactorEffects& effects) {
    struct Pair {
        std::size_t a, b;
        sim::Estimate beyond;
    };
    std::vector<Pair> sure;
    const auto n = factors.all.size();
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = a + 1; b < n; ++b) {
            const auto& beyond = effects.together[pair_row(a, b, n)];
            if (beyond.excludes_zero()) sure.push_back({a, b, beyond});
        }
    std::stable_sort(sure.begin(), sure.end(), [](const Pair& x, const Pair& y) {
        return std::abs(x.beyond.mean) > std::abs(y.beyond.mean);
    });
    std::string out = fmt::format(
        "  together: {} of {} pairs do certainly more or less than each alone adds up to\n",
        sure.size(),
        effects.together.size());
    for (std::size_t k = 0; k < std::min(kShownPairs, sure.size()); ++k)
        out += fmt::format("    {} and {}: {} ({} to {}) beyond\n",
                           factors.all[sure[k].a].name,
                           factors.all[sure[k].b].name,
                           number(sure[k].beyond.mean),
                           number(sure[k].beyond.low),
                           number(sure[k].beyond.high));
    return out;
}

/// A row for programs: one factor, or what two do together beyond each alone.
std::string row_as_json(const Factor& factor,
                        const Factor* other,
                        const std::string& outcome,
                        const sim::Estimate& effect) {
    const int sign = effect.low > 0 ? 1 : effect.high < 0 ? -1 : 0;
    const bool told = other == nullptr && std::isfinite(effect.mean);
    return fmt::format(
        R"({{"factor": {}, "with": {}, "outcome": {}, "effect": {}, "ci_low": {}, "ci_high": {}, )"
        R"("expected_sign": {}, "agrees": {}, "verdict": {}, "replicates": {}}})",
        sim::json_string(factor.name),
        other == nullptr ? "null" : sim::json_string(other->name),
        sim::json_string(outcome),
        sim::json_number(effect.mean),
        sim::json_number(effect.low),
        sim::json_number(effect.high),
        other == nullptr ? fmt::format("{}", factor.sign) : "null",
        !told                 ? "null"
        : sign == factor.sign ? "true"
                              : "false",
        other == nullptr ? sim::json_string(verdict(factor, effect)) : "null",
        effect.n);
}

void add_rows(const Factors& factors,
              const FactorEffects& effects,
              std::vector<std::string>& rows) {
    const auto n = factors.all.size();
    for (std::size_t k = 0; k < n; ++k)
        rows.push_back(row_as_json(factors.all[k], nullptr, effects.measure, effects.alone[k]));
    for (std::size_t a = 0; factors.pairs && a < n; ++a)
        for (std::size_t b = a + 1; b < n; ++b)
            rows.push_back(row_as_json(factors.all[a],
                                       &factors.all[b],
                                       effects.measure,
                                       effects.together[pair_row(a, b, n)]));
}

}  // namespace

std::string factors_as_text(const models::Scenario& scenario, const Effects& effects) {
    const Factors& factors = scenario.factors;
    std::string out = fmt::format("{}: {} factors around '{}', {} replicates\n",
                                  scenario.title,
                                  factors.all.size(),
                                  factors.base,
                                  scenario.replicates);
    for (const FactorEffects& one : effects) {
        out += fmt::format("\n{}: {:.4g} in the base ({:.4g} to {:.4g})\n",
                           one.measure,
                           one.base.mean,
                           one.base.low,
                           one.base.high);
        for (const auto k : by_size(one.alone)) {
            const auto& effect = one.alone[k];
            out += fmt::format("  {:<44}{:>9}  ({} to {})  {}\n",
                               factors.all[k].title,
                               number(effect.mean),
                               number(effect.low),
                               number(effect.high),
                               verdict(factors.all[k], effect));
        }
        if (factors.pairs) out += pairs_as_text(factors, one);
    }
    return out;
}

std::string factors_as_json(const models::Scenario& scenario, const Effects& effects) {
    std::vector<std::string> rows;
    for (const FactorEffects& one : effects)
        add_rows(scenario.factors, one, rows);
    return fmt::format("[\n  {}\n]\n", fmt::join(rows, ",\n  "));
}

}  // namespace cli
