// A week in which everybody helps, beside the same week in which nobody does.
//   build/release/bin/help_bench
// The arm is the combined one of scenarios/combined.toml: its programmes, services and network,
// with those who help there from the first week. Both worlds live in turn, a week each, so that
// whatever else the machine does falls on both. "ratio" is to be at most 1.5.

#include <chrono>
#include <memory>
#include <string>

#include <benchmark/benchmark.h>

#include "sim/check.h"
#include "sim/parallel.h"

#include "models/experiment.h"
#include "models/simulation.h"
#include "tests/support/toy_population.h"

namespace {

constexpr int kBurnIn = 26;   // weeks
constexpr int kStart = 1;     // week in which programmes and the network begin
constexpr int kWarmUp = 104;  // weeks until lists, cases and reliefs stand where they stay

models::Scenario combined() {
    auto scenario = models::load_scenario(WIJK_SOURCE_DIR "/scenarios/combined.toml");
    SIM_CHECK(scenario.has_value(), "the scenario ships with the project");
    auto& arm = scenario->arms[1];
    for (auto& programme : arm.programmes) {
        programme.start_week = kStart;
        programme.stop_week = 1'000'000;
    }
    for (auto& network : arm.networks)
        network.terms.start_week = kStart;
    return std::move(*scenario);
}

double seconds_of(models::Simulation& simulation) {
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    simulation.advance();
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

void everybody_helps(benchmark::State& state) {
    const auto residents = static_cast<std::uint32_t>(state.range(0));
    const auto threads = static_cast<int>(state.range(1));
    const models::Scenario scenario = combined();
    const models::Rules& rules = scenario.rules;
    auto settlement = models::settle(
        support::toy_population(residents, 1), support::toy_rates(), rules, 1, false);
    models::burn_in(rules, settlement, 1, kBurnIn);
    const models::Arm& arm = scenario.arms[1];
    models::Simulation alone(rules, settlement, 1, kBurnIn, {});
    models::Simulation helped(rules,
                              settlement,
                              1,
                              kBurnIn,
                              models::programmes_of(scenario, arm, rules.delivery),
                              {},
                              models::networks_of(scenario, arm, rules),
                              true,
                              scenario.catalogue.costs);
    double without = 0, with = 0, weeks = 0;
    sim::with_threads(threads, [&] {
        for (int week = 0; week < kWarmUp; ++week)
            alone.advance(), helped.advance();
        const auto before = helped.seconds();
        for (auto _ : state) {
            without += seconds_of(alone);
            const double now = seconds_of(helped);
            with += now;
            weeks += 1;
            state.SetIterationTime(now);
        }
        for (std::size_t k = 0; k < before.size(); ++k)
            state.counters["ns:" + std::string(helped.pipeline()[k].name)] =
                (helped.seconds()[k] - before[k]) * 1e9 / (weeks * residents);
    });
    state.counters["ratio"] = with / without;
    state.counters["cases"] = static_cast<double>(helped.world().casebook.cases.size());
}
BENCHMARK(everybody_helps)
    ->ArgNames({"residents", "threads"})
    ->ArgsProduct({{10'000, 100'000}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->MinTime(2)
    ->UseManualTime();

}  // namespace

BENCHMARK_MAIN();
