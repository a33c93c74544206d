#include "cli/trial.h"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/near_name.h"
#include "sim/parallel.h"

#include "cli/data_folder.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/trial_text.h"
#include "models/population/make_population.h"
#include "models/population/own_margins.h"
#include "models/scenario.h"
#include "models/trial/trial.h"

namespace cli {
namespace {

namespace population = models::population;
namespace trial = models::trial;

/// Everything a trial reads.
struct Inputs {
    population::AreaData data;
    population::Area area;
    models::VitalRates rates;
    models::Scenario scenario;  // rules and catalogue, with the changes of --set
    std::size_t intervention = 0;
};

/// The intervention that was asked for, or why it cannot be tried.
sim::Result<std::size_t> find_intervention(const models::interventions::Catalogue& catalogue,
                                           const std::string& name) {
    std::vector<std::string> can_be_tried;
    for (const auto& one : catalogue.interventions)
        if (one.takes_participants()) can_be_tried.push_back(one.name);
    const auto allowed = fmt::format("one of {}", fmt::join(can_be_tried, ", "));
    const int found = catalogue.find(name);
    if (found < 0) {
        return sim::fail(sim::Error::of(fmt::format("there is no intervention '{}'", name),
                                        allowed,
                                        sim::nearest_name(name, catalogue.names())));
    }
    const auto index = static_cast<std::size_t>(found);
    if (!catalogue.interventions[index].takes_participants()) {
        return sim::fail(sim::Error::of(
            name + " is a service without participants: there is nobody to give it to", allowed));
    }
    return index;
}

sim::Result<models::Scenario> read_scenario(const TrialOptions& options) {
    const auto path =
        options.catalogue.empty() ? shipped_catalogue(options.data) : options.catalogue;
    if (path.empty()) {
        return sim::fail(sim::Error::of("no catalogue of interventions ships with the data",
                                        "give one with --catalogue FILE"));
    }
    auto file = models::interventions::read_catalogue(path);
    if (!file) return sim::fail(file.error());
    models::Scenario scenario;
    scenario.catalogue = std::move(file->catalogue);
    sim::Error problems;
    const auto fields = sim::bind_fields(scenario);
    for (const auto& assignment : options.set)
        if (const auto field = sim::set_field(fields, assignment); !field)
            problems.add(field.error());
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return scenario;
}

sim::Result<population::Area> find_area(const population::AreaData& data, const std::string& name) {
    auto area = name.ends_with(".csv") ? population::read_own_margins(name)
                                       : population::select_area(data.areas, name);
    if (area && area->totals.population < population::kSmallestArea) {
        return sim::fail(
            sim::Error::of(fmt::format("{} has {} residents", area->name, area->totals.population),
                           fmt::format("an area of at least {}", population::kSmallestArea)));
    }
    return area;
}

sim::Result<Inputs> read_inputs(const TrialOptions& options) {
    sim::Error problems;
    Inputs out;
    auto scenario = read_scenario(options);
    if (!scenario) {
        problems.add(scenario.error());
    } else {
        const auto found = find_intervention(scenario->catalogue, options.name);
        if (found) {
            out.intervention = *found;
            out.scenario = std::move(*scenario);
        } else {
            problems.add(found.error());
        }
    }
    auto rates = models::read_vital_rates(options.data);
    auto data = population::read_area_data(options.data);
    if (!rates) problems.add(rates.error());
    if (!data) problems.add(data.error());
    if (data) {
        auto area = find_area(*data, options.area);
        if (!area) problems.add(area.error());
        if (area) out.area = std::move(*area);
    }
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    out.rates = *rates;
    out.data = std::move(*data);
    return out;
}

trial::TrialPlan plan_of(const TrialOptions& options, const Inputs& inputs) {
    auto plan = trial::plan_trial(
        inputs.scenario.catalogue, inputs.intervention, inputs.scenario.rules, options.seed);
    plan.participants = options.participants;
    plan.replicates = options.replicates;
    return plan;
}

}  // namespace

int run_trial(const TrialOptions& options) {
    const auto inputs = read_inputs(options);
    if (!inputs) return wrong_input(inputs.error());
    const auto plan = plan_of(options, *inputs);
    watch_for_interrupts();
    Progress progress(static_cast<std::uint64_t>(plan.replicates), "replicates", options.quiet);
    const trial::TrialInput input{plan,
                                  inputs->rates,
                                  [&](std::uint64_t seed) {
                                      return population::make_population(
                                          inputs->data, inputs->area, seed);
                                  },
                                  [&] { progress.advance(1); },
                                  [] { return interrupted(); }};
    sim::Result<trial::TrialResult> result = trial::TrialResult{};
    sim::with_threads(options.threads, [&] { result = trial::run_trial(input); });
    progress.finish();
    if (!result) return wrong_input(result.error());
    if (interrupted())
        return failed("interrupted before all replicates had lived: nothing is shown");

    const TrialNames names{plan.terms.name,
                           plan.terms.title,
                           fmt::format("{} ({})", inputs->area.name, inputs->area.code)};
    print(options.json ? trial_as_json(names, *result) : trial_as_text(names, plan, *result));
    return finish_output(kDone);
}

}  // namespace cli
