// What writing results costs: MB/s of whole snapshots and rows/s of observations, through the
// queue and the writer's thread, on the disk of the temporary folder.

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <span>
#include <string>
#include <unistd.h>
#include <vector>

#include <benchmark/benchmark.h>

#include "sim/hdf5_file.h"

#include "models/recorders/results_file.h"
#include "tests/support/sample_run.h"

namespace {

std::string bench_path() {
    return (std::filesystem::temp_directory_path() /
            ("wijk_bench_" + std::to_string(::getpid()) + ".h5"))
        .string();
}

// 100,000 residents, 8 float columns, one chunk a column: the workload of the peers' comparison.
void floats_by_chunk(benchmark::State& state) {
    constexpr std::uint32_t kResidents = 100'000, kSnapshots = 40;
    const std::string path = bench_path();
    const std::vector<float> column(kResidents, 0.4f);
    for (auto _ : state) {
        auto file = sim::Hdf5File::create(path);
        std::vector<std::uint32_t> times(kSnapshots), residents(kResidents);
        file->scale({"/time", "1", "time"}, std::span<const std::uint32_t>(times));
        file->scale({"/resident", "1", "resident"}, std::span<const std::uint32_t>(residents));
        std::vector<sim::ArrayId> arrays;
        for (char name = 'a'; name < 'i'; ++name)
            arrays.push_back(file->array({.path = std::string("/") + name,
                                          .dimensions = {"time", "resident"},
                                          .chunk = {1, kResidents}}));
        for (std::uint64_t time = 0; time < kSnapshots; ++time)
            for (const auto array : arrays) {
                const std::uint64_t start[] = {time, 0};
                file->write_chunk(array, start, std::as_bytes(std::span(column)));
            }
        if (!file->close()) state.SkipWithError("cannot write");
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * kSnapshots * 8 * 4 *
                            kResidents);
    std::filesystem::remove(path);
}
BENCHMARK(floats_by_chunk)->Unit(benchmark::kMillisecond)->UseRealTime();

// Snapshots of this model through the writer's thread, with fsync and rename at the end.
void resident_snapshots(benchmark::State& state) {
    constexpr std::uint32_t kResidents = 100'000, kSnapshots = 40, kBytes = 34;
    const std::string path = bench_path();
    auto shape = tests::sample_shape();
    shape.residents = kResidents;
    shape.snapshot_weeks.clear();
    for (std::uint32_t i = 0; i < kSnapshots; ++i)
        shape.snapshot_weeks.push_back(i);
    const auto snapshot = tests::sample_snapshot(0, 1, 0, kResidents);
    for (auto _ : state) {
        auto file = models::recorders::ResultsFile::open(
            {.path = path, .replace = true}, shape, tests::sample_provenance());
        for (std::uint32_t week = 0; week < kSnapshots; ++week) {
            auto copy = snapshot;
            copy.week = week;
            file->push(std::move(copy));
        }
        if (!file->close({})) state.SkipWithError("cannot write");
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * kSnapshots * kBytes *
                            kResidents);
    std::filesystem::remove(path);
}
BENCHMARK(resident_snapshots)->Unit(benchmark::kMillisecond)->UseRealTime();

// Observations of 20 arms x 50 replicates x 70 moments; a row is one moment of one arm.
void observations(benchmark::State& state) {
    const std::string path = bench_path();
    auto shape = tests::sample_shape();
    for (int arm = 2; arm < 20; ++arm)
        shape.arms.push_back("arm " + std::to_string(arm));
    shape.start_weeks.resize(shape.arms.size(), 60);
    shape.replicates = 50;
    shape.snapshot_weeks.clear();
    const bool live = state.range(0) != 0;
    const auto sample = tests::sample_observation(shape, 0, 0, 0);
    std::int64_t rows = 0;
    for (auto _ : state) {
        auto file = models::recorders::ResultsFile::open(
            {.path = path, .replace = true, .live = live}, shape, tests::sample_provenance());
        for (std::uint32_t arm = 0; arm < shape.arms.size(); ++arm)
            for (std::uint32_t replicate = 0; replicate < shape.replicates; ++replicate)
                for (std::uint32_t time = 0; time < shape.weeks.size(); ++time) {
                    auto copy = sample;
                    copy.arm = arm;
                    copy.replicate = replicate;
                    copy.time = time;
                    file->push(std::move(copy));
                    ++rows;
                }
        if (!file->close({})) state.SkipWithError("cannot write");
    }
    state.SetItemsProcessed(rows);
    std::filesystem::remove(path);
}
BENCHMARK(observations)
    ->ArgName("live")
    ->Arg(0)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
