#include <algorithm>
#include <limits>
#include <utility>

#include "models/recorders/effects.h"
#include "models/sweeps/record.h"

namespace models::sweeps {

std::optional<ArmOutcome> MergedRuns::find(const Unit& unit, std::uint32_t arm) const {
    const auto found = runs.runs.find(sweep.key_of(unit));
    if (found == runs.runs.end()) return {};
    const auto& arms = sweep.bases[sweep.base[unit.row]].arms;
    const auto at = std::ranges::find(arms, sweep.arms[arm], &Arm::name);
    if (at == arms.end()) return {};
    if (found->second.size() != arms.size() * values_per_arm()) return {};
    return outcome_of_arm(found->second, static_cast<std::size_t>(at - arms.begin()));
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

std::size_t MergedRuns::missing() const {
    std::size_t count = 0;
    for (std::uint32_t row = 0; row < sweep.rows.size(); ++row)
        for (std::uint32_t k = 0; std::cmp_less(k, replicates); ++k) {
            const auto key = sweep.key_of({row, k});
            if (!runs.runs.contains(key) && !runs.notes.contains(key)) ++count;
        }
    return count;
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
