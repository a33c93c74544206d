// Time and memory of one week of the whole model, by size and threads, and of each process.
//   build/release/bin/week_bench
// Figures belong into docs/performance.md as ratios taken in one run: machines differ.

#include <map>
#include <memory>

#include <benchmark/benchmark.h>

#include "sim/parallel.h"

#include "models/simulation.h"
#include "tests/support/toy_population.h"

namespace {

constexpr int kBurnIn = 26;  // weeks; ties have settled enough for their number to be typical

/// A settled neighbourhood of a size, made once.
const models::Settlement& settlement_of(std::uint32_t residents) {
    static std::map<std::uint32_t, std::unique_ptr<models::Settlement>> made;
    auto& found = made[residents];
    if (!found) {
        static const models::Rules rules;
        found = std::make_unique<models::Settlement>(models::settle(
            support::toy_population(residents, 1), support::toy_rates(), rules, 1, false));
        models::burn_in(rules, *found, 1, kBurnIn);
    }
    return *found;
}

struct Size {
    double people = 0, ties = 0, bytes = 0;
};

/// At the start: a benchmark may live decades, in which the made-up neighbourhood shrinks.
Size size_of(const models::World& world) {
    Size size;
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
        size.ties += world.ties.count[models::ResidentId{row}];
        size.people += world.residents.alive[models::ResidentId{row}];
    }
    size.bytes = world.bytes_per_resident() * world.residents.rows();
    return size;
}

void report(benchmark::State& state,
            const models::Simulation& simulation,
            const Size& size,
            double weeks) {
    const double people = size.people;
    const double ties = size.ties;
    const auto per_resident = [&](double seconds) { return seconds * 1e9 / (weeks * people); };
    double total = 0;
    for (std::size_t k = 0; k < simulation.seconds().size(); ++k) {
        const double ns = per_resident(simulation.seconds()[k]);
        state.counters["ns:" + std::string(simulation.pipeline()[k].name)] = ns;
        total += ns;
    }
    state.counters["ns/resident-week"] = total;
    state.counters["ns/tie-visit"] = state.counters["ns:ties.contact"] * people / ties;
    state.counters["ties/resident"] = ties / people;
    state.counters["bytes/resident"] = size.bytes / people;
}

void week(benchmark::State& state) {
    const auto residents = static_cast<std::uint32_t>(state.range(0));
    const auto threads = static_cast<int>(state.range(1));
    static const models::Rules rules;
    models::Simulation simulation(rules, settlement_of(residents), 1, kBurnIn, {});
    const Size size = size_of(simulation.world());
    double weeks = 0;
    sim::with_threads(threads, [&] {
        for (auto _ : state) {
            simulation.advance();
            weeks += 1;
        }
    });
    report(state, simulation, size, weeks);
}
BENCHMARK(week)
    ->ArgNames({"residents", "threads"})
    ->ArgsProduct({{10'000, 100'000, 1'000'000}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->MinTime(2)
    ->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
