#include "cli/sweep.h"

#include <atomic>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "sim/parallel.h"

#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/sweep_inputs.h"
#include "cli/sweep_text.h"
#include "models/sweeps/files.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
namespace sweeps = models::sweeps;

constexpr int kMostShards = 1'000'000;

/// Which part of the runs this program makes.
struct Part {
    int shard = 1, shards = 1;
};

sim::Result<Part> part_of(const std::string& text) {
    if (text.empty()) return Part{};
    const auto slash = text.find('/');
    Part part;
    const auto number = [&](std::size_t from, std::size_t to, int& into) {
        const auto* const end = text.data() + to;
        const auto read = std::from_chars(text.data() + from, end, into);
        return read.ec == std::errc() && read.ptr == end;
    };
    const bool right = slash != text.npos && number(0, slash, part.shard) &&
                       number(slash + 1, text.size(), part.shards) && part.shards >= 1 &&
                       part.shards <= kMostShards && part.shard >= 1 && part.shard <= part.shards;
    if (right) return part;
    return sim::fail(sim::Error::of("--shard is " + text, "K/N with 1 <= K <= N, as 3/8"));
}

/// Makes the folder, or checks that it holds this sweep. Returns what it says from now on.
sim::Result<sweeps::Manifest> claim_folder(const SweepOptions& options, const SweepInputs& inputs) {
    auto wanted = inputs.manifest;
    const auto& folder = options.folder;
    std::error_code ignored;
    if (!sweeps::is_sweep(folder)) {
        if (fs::exists(folder, ignored) && !fs::is_empty(folder, ignored))
            return sim::fail(sim::Error::of("--out " + folder + ": there is something else",
                                            "a new or empty folder, or that of this sweep"));
        auto written = sweeps::write_manifest(folder, wanted);
        // Another shard that began at the same moment may have been first.
        if (!written && !sweeps::is_sweep(folder)) return sim::fail(written.error());
        if (written) return wanted;
    }
    const auto there = sweeps::read_manifest(folder);
    if (!there) return there;
    if (there->inputs != wanted.inputs || there->program != wanted.program)
        return sim::fail(sim::Error::in_file(
            folder,
            there->inputs != wanted.inputs
                ? "holds another sweep: its scenario, catalogue, ensemble, data, years, seed or "
                  "arms differ"
                : fmt::format("holds runs of another program: {}", there->version),
            "another --out"));
    if (!options.resume && options.shard.empty())
        return sim::fail(
            sim::Error::in_file(folder, "holds this sweep already", "--resume to go on with it"));
    if (there->replicates >= wanted.replicates) wanted.replicates = there->replicates;
    if (there->replicates == wanted.replicates) return wanted;
    if (auto written = sweeps::write_manifest(folder, wanted); !written)
        return sim::fail(written.error());
    return wanted;
}

/// Makes the runs of a shard that are missing.
class Making {
  public:
    Making(const SweepOptions& options, const SweepInputs& inputs, sweeps::Shard& shard)
        : options_(options), inputs_(inputs), shard_(shard) {}

    /// Returns the exit code.
    int carry_out(std::size_t of_shard) {
        const auto runs = shard_.missing().size();
        if (!options_.quiet) say(opening_line(inputs_.sweep, runs, of_shard));
        const auto begin = std::chrono::steady_clock::now();
        {
            Progress progress(runs, "runs", options_.quiet);
            make(progress);
        }
        if (problem_) return failed(problem_->text());
        if (interrupted() && done_ + failed_ < runs)
            return failed(
                fmt::format("interrupted: {} of {} runs were made and are kept in {}; the same "
                            "command with --resume goes on from there",
                            done_.load(),
                            runs,
                            options_.folder));
        if (auto ended = shard_.finish(); !ended) return failed(ended.error().text());
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
        if (!options_.quiet) say(closing_line(done_, spent.count(), shard_.path()));
        if (failed_ == 0) return finish_output(kDone);
        return failed(fmt::format("{} of {} runs failed; wijk sweep status {} lists them",
                                  failed_.load(),
                                  runs,
                                  options_.folder));
    }

  private:
    void make(Progress& progress) {
        sweeps::RunnerOutput output;
        output.done = [&](const sweeps::Unit& unit, const std::vector<double>& values) {
            ++done_;
            progress.advance(1);
            return keep(shard_.add(unit, values));
        };
        output.failed = [&](const sweeps::Unit& unit, const std::string& why) {
            ++failed_;
            progress.advance(1);
            return keep(shard_.add_failure(unit, why));
        };
        output.stop = [&] { return interrupted() || stopped_; };
        sim::with_threads(static_cast<int>(options_.threads.value_or(0)),
                          [&] { sweeps::run_units(inputs_.runner(), shard_.missing(), output); });
    }

    /// False when the disk refused it: the work stops, and what stands there is kept.
    bool keep(sim::Result<void> kept) {
        if (kept) return !stopped_;
        if (!stopped_.exchange(true)) problem_ = std::move(kept.error());
        return false;
    }

    const SweepOptions& options_;
    const SweepInputs& inputs_;
    sweeps::Shard& shard_;
    std::atomic<std::size_t> done_ = 0, failed_ = 0;
    std::atomic<bool> stopped_ = false;
    std::optional<sim::Error> problem_;  // written by the thread that set stopped_
};

int make_part(const SweepOptions& options, const SweepInputs& inputs, const Part& part) {
    const auto all = inputs.sweep.units(inputs.manifest.replicates);
    const auto units = sweeps::shard_of(all, part.shard, part.shards);
    auto shard = sweeps::Shard::open(
        options.folder, inputs.manifest, inputs.sweep, units, part.shard, part.shards);
    if (!shard) return failed(shard.error().text());
    watch_for_interrupts();
    return Making(options, inputs, *shard).carry_out(units.size());
}

}  // namespace

int sweep(const SweepOptions& options) {
    sim::Error problems;
    const auto part = part_of(options.shard);
    if (!part) problems.add(part.error());
    if (options.folder.empty())
        problems.add(sim::Error::of("--out is missing", "--out FOLDER for the runs"));
    auto inputs = read_sweep(options.plan, options.data);
    if (!inputs) problems.add(inputs.error());
    if (!problems.problems.empty()) return wrong_input(problems);
    const auto manifest = claim_folder(options, *inputs);
    if (!manifest) return wrong_input(manifest.error());
    inputs->manifest = *manifest;
    return make_part(options, *inputs, *part);
}

int sweep_expand(const SweepOptions& options) {
    auto inputs = read_sweep_of(options.folder, true);
    if (!inputs) return wrong_input(inputs.error());
    if (options.replicates < inputs->manifest.replicates)
        return wrong_input(
            sim::Error::of(fmt::format("--replicates is {}", options.replicates),
                           fmt::format("{} to {}: nothing is taken away from a sweep",
                                       inputs->manifest.replicates,
                                       models::kMostReplicates)));
    inputs->manifest.replicates = options.replicates;
    const auto written = sweeps::write_manifest(options.folder, inputs->manifest);
    if (!written) return failed(written.error().text());
    if (options.later) return kDone;
    return make_part(options, *inputs, {});
}

}  // namespace cli
