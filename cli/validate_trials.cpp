#include "cli/validate_trials.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "sim/parallel.h"

#include "cli/data_folder.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "models/population/make_population.h"
#include "models/trial/published.h"
#include "models/trial/trial.h"

namespace cli {
namespace {

namespace population = models::population;
namespace trial = models::trial;
namespace validation = models::validation;
using Figures = std::vector<validation::Figure>;

/// The interventions to be tried, each once.
std::vector<std::string> to_try(const ValidatePlan& plan) {
    std::vector<std::string> out;
    for (const auto& target : plan.trials) {
        const std::string name(trial::tried_for(target));
        if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
    }
    return out;
}

validation::Simulated summarise(const trial::TrialResult& result) {
    std::vector<double> d;
    for (const auto& replicate : result.replicates)
        d.push_back(replicate.half_year.d());
    return validation::summarise(d);
}

}  // namespace

TrialInputs read_trials(const ValidatePlan& plan,
                        const population::AreaData& data,
                        sim::Error& problems) {
    TrialInputs out;
    auto area = population::select_area(data.areas, kTrialArea);
    if (area) out.area = std::move(*area);
    if (!area) problems.add(area.error());
    const auto path = shipped_catalogue(plan.data);
    auto file = models::interventions::read_catalogue(path);
    if (!file) {
        problems.add(file.error());
        return out;
    }
    out.catalogue = std::move(file->catalogue);
    out.approaches = read_approaches(plan, problems);
    for (const auto& name : to_try(plan))
        if (out.catalogue.find(name) < 0)
            problems.add(sim::Error::in_file(
                path, fmt::format("--trials: there is no intervention '{}'", name)));
    return out;
}

sim::Result<Figures> live_trials(const ValidatePlan& plan,
                                 const population::AreaData& data,
                                 const models::VitalRates& rates,
                                 const TrialInputs& read,
                                 bool quiet) {
    const auto names = to_try(plan);
    if (!quiet && !names.empty())
        say(fmt::format("now {} virtual trial{}", names.size(), names.size() == 1 ? "" : "s"));
    Progress progress(names.size() * static_cast<std::size_t>(trial::TrialPlan{}.replicates),
                      "replicates",
                      quiet);
    Figures out;
    for (const auto& name : names) {
        const auto number = static_cast<std::size_t>(read.catalogue.find(name));
        const auto one = trial::plan_trial(read.catalogue, number, plan.run.rules, plan.run.seed);
        const trial::TrialInput input{
            one,
            rates,
            [&](std::uint64_t seed) { return population::make_population(data, read.area, seed); },
            [&] { progress.advance(1); },
            [] { return interrupted(); }};
        sim::Result<trial::TrialResult> result = trial::TrialResult{};
        sim::with_threads(plan.threads, [&] { result = trial::run_trial(input); });
        if (!result) return sim::fail(result.error());
        if (interrupted()) return Figures{};
        for (const auto& target : plan.trials)
            if (trial::tried_for(target) == name) out.push_back({target, summarise(*result)});
    }
    auto approaches = live_approaches(plan, data, rates, read.approaches, quiet);
    if (!approaches) return sim::fail(approaches.error());
    if (interrupted()) return Figures{};
    std::move(approaches->begin(), approaches->end(), std::back_inserter(out));
    return out;
}

}  // namespace cli
