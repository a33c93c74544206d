#include "models/sweeps/merged_runs.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/recorders/effects.h"

namespace models::sweeps {
namespace {

/// Whether the run came to an end, good or bad.
bool ended(const MergedRuns& merged, const Unit& unit) {
    const auto key = merged.sweep.key_of(unit);
    return merged.runs.runs.contains(key) || merged.runs.notes.contains(key);
}

bool enough(const MergedRuns& merged, std::uint32_t row, int replicates) {
    const Sweep& sweep = merged.sweep;
    for (std::uint32_t arm = 0; arm < sweep.arms.size(); ++arm) {
        if (!sweep.compares(row, arm)) continue;
        const auto now = difference_so_far(merged, row, arm, replicates);
        if (!satisfied(merged.rule, now)) return false;
    }
    return true;
}

bool all_ended(const MergedRuns& merged, std::uint32_t row, int replicates) {
    for (std::uint32_t k = 0; std::cmp_less(k, replicates); ++k)
        if (!ended(merged, {row, k})) return false;
    return true;
}

}  // namespace

std::optional<ArmOutcome> MergedRuns::find(const Unit& unit, std::uint32_t arm) const {
    const auto found = runs.runs.find(sweep.key_of(unit));
    if (found == runs.runs.end() || !wants(unit)) return {};
    const auto at = sweep.arm_of(unit.row, arm);
    if (!at || found->second.size() < (*at + 1) * values_per_arm()) return {};
    return outcome_of_arm(found->second, *at);
}

std::span<const double> MergedRuns::series(const Unit& unit,
                                           std::uint32_t arm,
                                           std::size_t weeks) const {
    const auto found = runs.runs.find(sweep.key_of(unit));
    const auto at = sweep.arm_of(unit.row, arm);
    if (found == runs.runs.end() || !at || !wants(unit)) return {};
    const auto arms = sweep.bases[sweep.base[unit.row]].arms.size();
    const auto length = sweep.plan.series.size() * weeks;
    const auto from = arms * values_per_arm() + *at * length;
    if (found->second.size() < from + length) return {};
    return std::span(found->second).subspan(from, length);
}

std::vector<MergedRuns::Failure> MergedRuns::failures() const {
    std::vector<Failure> out;
    for (std::uint32_t row = 0; row < sweep.rows.size(); ++row) {
        for (std::uint32_t k = 0; std::cmp_less(k, replicates); ++k) {
            const auto key = sweep.key_of({row, k});
            const auto found = runs.notes.find(key);
            if (found != runs.notes.end() && !runs.runs.contains(key))
                out.push_back({{row, k}, found->second});
        }
    }
    return out;
}

std::size_t MergedRuns::differences() const {
    std::size_t count = 0;
    for (std::uint32_t row = 0; row < sweep.rows.size(); ++row)
        for (std::uint32_t arm = 0; arm < sweep.arms.size(); ++arm)
            count += sweep.compares(row, arm) ? 1 : 0;
    return count;
}

void MergedRuns::ask_rule() {
    wanted.assign(sweep.rows.size(), replicates);
    alpha = rule.alpha(differences());
    if (rule.kind == StopRule::Kind::none) return;
    for (std::uint32_t row = 0; row < sweep.rows.size(); ++row) {
        const bool drawn = !sweep.bases[sweep.base[row]].ensemble.empty();
        int n = next_look(0, replicates, drawn);
        while (n < replicates && all_ended(*this, row, n) && !enough(*this, row, n))
            n = next_look(n, replicates, drawn);
        wanted[row] = n;
    }
}

bool MergedRuns::wants(const Unit& unit) const {
    return std::cmp_less(unit.replicate, wanted[unit.row]);
}

std::size_t MergedRuns::wanted_runs() const {
    std::size_t count = 0;
    for (const int n : wanted)
        count += static_cast<std::size_t>(n);
    return count;
}

std::size_t MergedRuns::missing() const {
    std::size_t count = 0;
    for (std::uint32_t row = 0; row < sweep.rows.size(); ++row)
        for (std::uint32_t k = 0; std::cmp_less(k, wanted[row]); ++k)
            count += ended(*this, {row, k}) ? 0 : 1;
    return count;
}

sim::Anytime difference_so_far(const MergedRuns& merged,
                               std::uint32_t row,
                               std::uint32_t arm,
                               int replicates) {
    const auto m = recorders::effect_row(merged.rule.measure);
    const bool drawn = !merged.sweep.bases[merged.sweep.base[row]].ensemble.empty();
    std::vector<double> values;
    double before = std::nan("");
    for (std::uint32_t k = 0; std::cmp_less(k, replicates); ++k) {
        const auto outcome = merged.find({row, k}, arm);
        const double value = outcome ? outcome->level[m] - outcome->reference[m] : std::nan("");
        if (!drawn)
            values.push_back(value);
        else if (k % 2 == 1)
            values.push_back((before + value) / 2);
        before = value;
    }
    return sim::confidence_sequence(values, merged.alpha);
}

std::vector<sim::PairedDifference> effects_of_row(const MergedRuns& merged,
                                                  std::uint32_t row,
                                                  std::uint32_t arm) {
    const auto measures = recorders::effect_measures().size();
    std::vector<std::vector<double>> mine(measures), others(measures);
    std::vector<std::uint32_t> draws;
    const bool drawn = !merged.sweep.bases[merged.sweep.base[row]].ensemble.empty();
    for (std::uint32_t k = 0; std::cmp_less(k, merged.replicates); ++k) {
        const auto outcome = merged.find({row, k}, arm);
        if (!outcome) continue;
        if (drawn) draws.push_back(draw_of(k));
        for (std::size_t m = 0; m < measures; ++m) {
            mine[m].push_back(outcome->level[m]);
            others[m].push_back(outcome->reference[m]);
        }
    }
    std::vector<sim::PairedDifference> out;
    for (std::size_t m = 0; m < measures; ++m)
        out.push_back(sim::paired_difference(mine[m], others[m], draws));
    return out;
}

}  // namespace models::sweeps
