#pragma once

#include "models/experiment.h"
#include "models/recorders/run_record.h"
#include "tests/support/small_world.h"

namespace support {

/// A toy neighbourhood in three arms: as it is, visits, and a group, both from week 25.
inline models::Scenario toy_scenario(double years = 1) {
    using namespace models;
    Scenario scenario;
    scenario.title = "Toy";
    scenario.years = years;
    scenario.replicates = 2;
    scenario.burn_in_weeks = 20;
    scenario.observe_every = 10;
    scenario.start_date = "2022-01-01";
    const char* const names[] = {"visits", "meetings"};
    const interventions::Mechanism mechanisms[] = {interventions::Mechanism::companion,
                                                   interventions::Mechanism::group};
    scenario.arms.push_back(
        {.name = "baseline", .title = "As it is", .programmes = {}, .place = {}});
    for (int k = 0; k < 2; ++k) {
        auto terms = busy_programme(mechanisms[k]).terms;
        terms.name = names[k];
        scenario.catalogue.interventions.push_back(terms);
        ArmProgramme programme;
        programme.name = names[k];
        programme.programme = k;
        programme.start_week = 25;
        programme.stop_week = scenario.weeks() + 1;
        scenario.arms.push_back(
            {.name = names[k], .title = names[k], .programmes = {programme}, .place = {}});
    }
    return scenario;
}

/// Runs a scenario on a toy population of `people`, with at most `threads` threads. `apart`: every
/// arm lives all its weeks itself, also those that it has in common with others.
inline models::recorders::RunRecord run_toy(const models::Scenario& scenario,
                                            std::uint32_t people,
                                            int threads = 0,
                                            bool apart = false) {
    using namespace models;
    const VitalRates rates = toy_rates();
    const auto shape =
        shape_of(scenario, toy_population(people, sim::replicate_seed(scenario.seed, 0)));
    recorders::RunRecord record(shape);
    ExperimentOutput output;
    output.observation = [&](recorders::Observation observation) {
        record.put(std::move(observation));
        return true;
    };
    if (apart) output.trace = [](const std::string&, auto, auto, auto, auto) {};  // of every arm
    const ExperimentInput input{
        scenario, rates, [&](std::uint64_t seed) { return toy_population(people, seed); }};
    sim::with_threads(threads, [&] {
        const auto lived = run_experiment(input, shape, output);
        SIM_CHECK(lived.has_value(), "a toy population can always be made");
    });
    return record;
}

}  // namespace support
