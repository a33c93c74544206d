#include "models/validation/replicates.h"

#include <algorithm>

#include "sim/rng.h"

#include "models/survey/panel.h"

namespace models::validation {

namespace {

constexpr int kCurveYear = 2022;

bool has_curves(const survey::YearPlan& year) {
    return year.year == kCurveYear && !year.frozen;
}

/// Years and weeks that the measures and the curves need together.
std::vector<survey::YearPlan> years_of(const RunPlan& plan) {
    auto years = survey::plan_for(plan.measures);
    if (!plan.curves) return years;
    auto year = std::find_if(years.begin(), years.end(), has_curves);
    if (year == years.end()) year = years.insert(years.begin(), {kCurveYear, {}});
    const auto weeks = weeks_for_curves(plan.quick);
    year->weeks.insert(year->weeks.end(), weeks.begin(), weeks.end());
    std::sort(year->weeks.begin(), year->weeks.end());
    year->weeks.erase(std::unique(year->weeks.begin(), year->weeks.end()), year->weeks.end());
    return years;
}

std::uint64_t area_weeks(const RunPlan& plan, const survey::YearPlan& year) {
    const auto weeks = static_cast<std::uint64_t>(plan.burn_in_weeks) + year.weeks.back();
    return weeks * plan.areas.size();
}

std::uint64_t seed_of(const RunPlan& plan, std::uint32_t replicate) {
    return sim::replicate_seed(plan.seed, replicate);
}

/// One year of one replicate: its waves are gone when its numbers are known.
void live_year(const RunInput& input,
               const RunPlan& plan,
               const survey::Panel& panel,
               const Rules& rules,
               const survey::YearPlan& year,
               Replicate& out) {
    const auto answers = survey::live(
        panel, input.rates, rules, panel.seed, std::span(&year, 1), plan.burn_in_weeks);
    survey::measure_year(answers.front(), plan.measures, out.values);
    if (plan.curves && has_curves(year)) out.curves = draw_curves(answers.front());
}

}  // namespace

std::uint64_t work_of(const RunPlan& plan) {
    std::uint64_t work = 0;
    for (const auto& year : years_of(plan))
        work += area_weeks(plan, year);
    return work * plan.replicates;
}

sim::Result<std::vector<Replicate>> live_replicates(const RunInput& input,
                                                    const RunPlan& plan,
                                                    const RunWatch& watch) {
    std::vector<Replicate> finished;
    const auto years = years_of(plan);
    for (std::uint32_t k = 0; k < plan.replicates && !watch.stop(); ++k) {
        auto panel = survey::make_panel(input.areas, plan.areas, seed_of(plan, k));
        if (!panel) return sim::fail(panel.error());
        panel->everyday = plan.everyday;
        Replicate replicate;
        replicate.residents = survey::residents_of(*panel);
        replicate.values.assign(plan.measures.size(), 0);
        Rules rules = plan.rules;
        if (!plan.ensemble.empty()) {
            replicate.member = drawn_member(plan.ensemble, plan.seed, k);
            apply_member(plan.ensemble, *replicate.member, rules);
        }
        for (const auto& year : years) {
            if (watch.stop()) return finished;
            live_year(input, plan, *panel, rules, year, replicate);
            watch.lived(area_weeks(plan, year));
        }
        finished.push_back(std::move(replicate));
    }
    return finished;
}

}  // namespace models::validation
