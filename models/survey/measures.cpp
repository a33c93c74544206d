#include "models/survey/measures.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "sim/check.h"

namespace models::survey {

const std::vector<Measure>& all_measures() {
    static const std::vector<Measure> all = [] {
        std::vector<Measure> measures;
        for (auto part : {level_measures(),
                          group_measures(),
                          change_measures(),
                          event_measures(),
                          course_measures(),
                          network_measures(),
                          network_change_measures(),
                          standstill_measures()})
            std::move(part.begin(), part.end(), std::back_inserter(measures));
        return measures;
    }();
    return all;
}

const Measure* find_measure(std::string_view name) {
    const auto& all = all_measures();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Measure& m) { return m.name == name; });
    return found == all.end() ? nullptr : &*found;
}

std::string_view why_not_measured(std::string_view name) {
    for (const NotMeasured& one : not_measured())
        if (one.name == name) return one.why;
    return {};
}

std::vector<YearPlan> plan_for(std::span<const Measure* const> measures) {
    std::vector<YearPlan> plans;
    for (const Measure* measure : measures) {
        auto plan = std::find_if(
            plans.begin(), plans.end(), [&](const YearPlan& p) { return measure->lived_in(p); });
        if (plan == plans.end())
            plan = plans.insert(plans.end(), YearPlan{measure->year, {}, measure->frozen});
        plan->weeks.insert(plan->weeks.end(), measure->weeks.begin(), measure->weeks.end());
    }
    for (YearPlan& plan : plans) {
        std::sort(plan.weeks.begin(), plan.weeks.end());
        plan.weeks.erase(std::unique(plan.weeks.begin(), plan.weeks.end()), plan.weeks.end());
    }
    // The longest first, so that no core waits for it at the end.
    std::sort(plans.begin(), plans.end(), [](const YearPlan& a, const YearPlan& b) {
        return a.weeks.back() != b.weeks.back() ? a.weeks.back() > b.weeks.back()
               : a.year != b.year               ? a.year < b.year
                                                : a.frozen < b.frozen;
    });
    return plans;
}

void measure_year(const YearWaves& answers,
                  std::span<const Measure* const> measures,
                  std::span<double> out) {
    std::map<CountedTogether, std::vector<double>> counted;
    for (std::size_t m = 0; m < measures.size(); ++m) {
        const Measure& measure = *measures[m];
        if (!measure.lived_in(answers.plan)) continue;
        if (!measure.together) {
            out[m] = measure.value(answers);
            continue;
        }
        auto& values = counted[measure.together];
        if (values.empty()) values = measure.together(answers);
        out[m] = values[measure.part];
    }
}

std::vector<double> values_of(std::span<const YearWaves> answers,
                              std::span<const Measure* const> measures) {
    for (const Measure* measure : measures)
        SIM_CHECK(std::any_of(answers.begin(),
                              answers.end(),
                              [&](const YearWaves& y) { return measure->lived_in(y.plan); }),
                  "the year of every measure was lived");
    std::vector<double> values(measures.size());
    for (const YearWaves& year : answers)
        measure_year(year, measures, values);
    return values;
}

std::vector<double> ask(const Panel& panel,
                        const VitalRates& rates,
                        const Rules& rules,
                        std::uint64_t seed,
                        std::span<const Measure* const> measures,
                        int burn_in_weeks) {
    const auto plans = plan_for(measures);
    return values_of(live(panel, rates, rules, seed, plans, burn_in_weeks), measures);
}

}  // namespace models::survey
