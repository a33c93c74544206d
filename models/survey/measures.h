#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "models/survey/waves.h"

namespace models::survey {

/// Several quantities that are counted in one go.
using CountedTogether = std::vector<double> (*)(const YearWaves&);

/// One simulated quantity with the name that its target has. It knows no wanted value.
struct Measure {
    std::string_view name;
    int year = 2022;                                // base year that is lived
    std::vector<std::uint32_t> weeks;               // waves that are needed, ascending
    std::function<double(const YearWaves&)> value;  // NaN where nobody counts
    bool frozen = false;                            // in a world whose ages stand still
    CountedTogether together = nullptr;             // gives `value` as its number `part`
    std::size_t part = 0;

    bool lived_in(const YearPlan& plan) const { return plan.year == year && plan.frozen == frozen; }
};

/// A target that the model cannot measure, and why.
struct NotMeasured {
    std::string_view name;
    std::string_view why;
};

/// All measures; docs/validation-measures.md says in words what each is.
const std::vector<Measure>& all_measures();

/// Targets without a measure.
std::span<const NotMeasured> not_measured();

/// The measure of this name, or nullptr.
const Measure* find_measure(std::string_view name);

/// Why the target of this name has no measure; empty where it has one or nothing is known of it.
std::string_view why_not_measured(std::string_view name);

/// Years and weeks that these measures need together.
std::vector<YearPlan> plan_for(std::span<const Measure* const> measures);

/// Lives what the measures need, no more, and asks: one value for each measure, NaN where nobody
/// counts. Every adult of the panel counts once. Deterministic in the panel and `seed`, whatever
/// else is asked in the same years: more weeks of a year never change an earlier one.
std::vector<double> ask(const Panel& panel,
                        const VitalRates& rates,
                        const Rules& rules,
                        std::uint64_t seed,
                        std::span<const Measure* const> measures,
                        int burn_in_weeks = kBurnInWeeks);

/// Writes the values of those of `measures` that were lived in this year, each to its place in
/// `out`; what is counted together is counted once.
void measure_year(const YearWaves& answers,
                  std::span<const Measure* const> measures,
                  std::span<double> out);

/// The values of `measures` from answers that are there already.
std::vector<double> values_of(std::span<const YearWaves> answers,
                              std::span<const Measure* const> measures);

// The parts of the table, one file each.
std::vector<Measure> level_measures();
std::vector<Measure> group_measures();
std::vector<Measure> change_measures();
std::vector<Measure> event_measures();
std::vector<Measure> course_measures();
std::vector<Measure> network_measures();
std::vector<Measure> network_change_measures();
std::vector<Measure> standstill_measures();

}  // namespace models::survey
