#include "cli/sweep.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "sim/parallel.h"

#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/slurm.h"
#include "cli/supervisor.h"
#include "cli/sweep_inputs.h"
#include "cli/sweep_text.h"
#include "models/sweeps/files.h"

namespace cli {
namespace {

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

/// The part of this process among those that mpirun has started; nothing when it has not.
std::optional<Part> part_of_rank() {
    const char* const rank = std::getenv("OMPI_COMM_WORLD_RANK");
    const char* const size = std::getenv("OMPI_COMM_WORLD_SIZE");
    if (rank == nullptr || size == nullptr) return {};
    const auto part = part_of(fmt::format("{}/{}", std::atoi(rank) + 1, size));
    return part ? std::optional(*part) : std::nullopt;
}

/// Makes the folder, or checks that it holds this sweep. Returns what it says from now on.
sim::Result<sweeps::Manifest> claim_folder(const SweepOptions& options, const SweepInputs& inputs) {
    auto wanted = inputs.manifest;
    const auto& folder = options.folder;
    if (sweeps::holds_something_else(folder))
        return sim::fail(sim::Error::of("--out " + folder + ": there is something else",
                                        "a new or empty folder, or that of this sweep"));
    const auto lock = sweeps::lock_folder(folder);
    if (!lock) return sim::fail(lock.error());
    if (!sweeps::is_sweep(folder)) {
        if (auto written = sweeps::write_manifest(folder, wanted); !written)
            return sim::fail(written.error());
        return wanted;
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
    if (!options.resume && options.shard.empty() && !part_of_rank())
        return sim::fail(
            sim::Error::in_file(folder, "holds this sweep already", "--resume to go on with it"));
    if (there->replicates >= wanted.replicates) wanted.replicates = there->replicates;
    if (wanted.until.empty()) wanted.until = there->until;
    if (there->replicates == wanted.replicates && there->until == wanted.until) return wanted;
    if (auto written = sweeps::write_manifest(folder, wanted); !written)
        return sim::fail(written.error());
    return wanted;
}

/// Makes the runs of a shard that are missing.
class Making {
  public:
    Making(const SweepOptions& options,
           const SweepInputs& inputs,
           const Attempt& attempt,
           AtWork& at_work,
           sweeps::Shard& shard)
        : options_(options),
          inputs_(inputs),
          attempt_(attempt),
          at_work_(at_work),
          shard_(shard),
          units_(shard.missing()) {}

    /// Returns the exit code; kDone also where runs failed, which `failures` counts.
    int carry_out(std::size_t of_shard) {
        if (attempt_.only)
            std::erase_if(units_, [&](const auto& u) { return u != *attempt_.only; });
        note_crashes();
        const auto runs = units_.size();
        if (!options_.quiet) say(opening_line(inputs_.sweep, runs, of_shard));
        const auto begin = std::chrono::steady_clock::now();
        {
            Progress progress(runs, "runs", options_.quiet);
            make(progress);
        }
        if (problem_) return failed(problem_->text());
        if (interrupted() && done_ + failed_ < runs)
            return failed(
                fmt::format("{}: {} of {} runs were made and are kept in {}; the same command with "
                            "--resume goes on from there",
                            why_interrupted(),
                            done_.load(),
                            runs,
                            options_.folder));
        if (attempt_.only) return kDone;  // others are to come
        if (auto ended = shard_.finish(); !ended) return failed(ended.error().text());
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
        if (!options_.quiet) say(closing_line(done_, spent.count(), shard_.path()));
        return kDone;
    }

    std::size_t failures() const { return failed_; }

  private:
    /// Runs that ended their program are records, like others that failed.
    void note_crashes() {
        for (const auto& [unit, how] : attempt_.crashed) {
            if (std::erase(units_, unit) == 0) continue;
            ++failed_;
            keep(shard_.add_failure(unit, how));
        }
    }

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
        output.at_work = [&](const sweeps::Unit& unit, bool begins) {
            begins ? at_work_.begin(unit) : at_work_.end(unit);
        };
        const auto threads = attempt_.only ? 1 : options_.threads.value_or(0);
        sim::with_threads(static_cast<int>(threads),
                          [&] { sweeps::run_units(inputs_.runner(), units_, output); });
    }

    /// False when the disk refused it: the work stops, and what stands there is kept.
    bool keep(sim::Result<void> kept) {
        if (kept) return !stopped_;
        if (!stopped_.exchange(true)) problem_ = std::move(kept.error());
        return false;
    }

    const SweepOptions& options_;
    const SweepInputs& inputs_;
    const Attempt& attempt_;
    AtWork& at_work_;
    sweeps::Shard& shard_;
    std::vector<sweeps::Unit> units_;
    std::atomic<std::size_t> done_ = 0, failed_ = 0;
    std::atomic<bool> stopped_ = false;
    std::optional<sim::Error> problem_;  // written by the thread that set stopped_
};

/// What one process of a sweep does.
struct Job {
    const SweepOptions& options;
    const SweepInputs& inputs;
    const Attempt& attempt;
    AtWork& at_work;
    std::size_t failures = 0;  // so far
};

/// Makes the missing ones of some runs, in one file.
int make_shard(Job& job, const std::vector<sweeps::Unit>& units, const Part& part) {
    const auto& inputs = job.inputs;
    auto shard = sweeps::Shard::open(
        job.options.folder, inputs.manifest, inputs.sweep, units, part.shard, part.shards);
    if (!shard) return failed(shard.error().text());
    Making making(job.options, inputs, job.attempt, job.at_work, *shard);
    const int code = making.carry_out(units.size());
    job.failures += making.failures();
    return code;
}

/// Looks again and again what the rule asks for in the rows of a part, and makes it.
int make_by_rule(Job& job, const Part& part) {
    const auto& inputs = job.inputs;
    const auto all = sweeps::shard_of_rows(inputs.sweep.units(inputs.manifest.replicates),
                                           inputs.sweep.rows.size(),
                                           part.shard,
                                           part.shards);
    std::set<std::string> tried;  // a run that fails is not made twice
    while (!interrupted()) {
        const auto found = sweeps::find_runs(job.options.folder, inputs.manifest.fingerprint());
        if (!found) return failed(found.error().text());
        const auto merged = merged_of(inputs, found->whole);
        auto units = all;
        std::erase_if(units, [&](const sweeps::Unit& unit) {
            const auto key = inputs.sweep.key_of(unit);
            return !merged.wants(unit) || found->whole.runs.contains(key) || tried.contains(key);
        });
        if (units.empty()) {
            if (!job.options.quiet) say(rule_line(merged));
            return kDone;
        }
        for (const auto& unit : units)
            tried.insert(inputs.sweep.key_of(unit));
        const int code = make_shard(job, units, part);
        if (code != kDone || job.attempt.only) return code;
    }
    return failed(fmt::format(
        "{}: what is finished is kept; the same command with --resume goes on", why_interrupted()));
}

int make_part(Job job, const Part& part) {
    watch_for_interrupts();
    const auto& inputs = job.inputs;
    const auto all = inputs.sweep.units(inputs.manifest.replicates);
    const int code = inputs.manifest.until.empty()
                         ? make_shard(job, sweeps::shard_of(all, part.shard, part.shards), part)
                         : make_by_rule(job, part);
    if (code != kDone || job.attempt.only) return code;
    if (job.failures == 0) return finish_output(kDone);
    const int failure = failed(fmt::format(
        "{} runs failed; wijk sweep status {} lists them", job.failures, job.options.folder));
    // mpirun ends all others when one does not end well; they have work to do.
    return part_of_rank() ? kDone : failure;
}

/// The rule of the options in place of that of the plan, with their margin.
void take_rule(const SweepOptions& options, std::string& until, sim::Error& problems) {
    if (!options.until.empty()) until = options.until;
    const auto rule = options.margin ? sweeps::rule_with_margin(until, *options.margin)
                                     : sim::Result<std::string>(until);
    if (rule)
        until = *rule;
    else
        problems.add(rule.error());
    if (const auto read = sweeps::read_stop_rule(until); !read && rule) problems.add(read.error());
}

int sweep_once(SweepOptions options, const Attempt& attempt, AtWork& at_work) {
    options.resume = options.resume || attempt.again;
    options.quiet = options.quiet || attempt.only;
    sim::Error problems;
    auto part = part_of(options.shard);
    if (!part) problems.add(part.error());
    const auto rank = part_of_rank();
    if (part && rank && !options.shard.empty())
        problems.add(sim::Error::of("--shard under mpirun", "one of the two"));
    if (part && rank) part = *rank;
    if (options.folder.empty())
        problems.add(sim::Error::of("--out is missing", "--out FOLDER for the runs"));
    auto inputs = read_sweep(options.plan, options.data);
    if (!inputs) problems.add(inputs.error());
    if (inputs) take_rule(options, inputs->manifest.until, problems);
    if (!problems.problems.empty()) return wrong_input(problems);
    const auto manifest = claim_folder(options, *inputs);
    if (!manifest) return wrong_input(manifest.error());
    inputs->manifest = *manifest;
    if (options.slurm) {
        options.until = manifest->until;  // a job does not know what this command was told
        // With a rule a job has whole rows; more jobs than rows would have nothing to do.
        const auto rows = static_cast<int>(inputs->sweep.rows.size());
        if (!manifest->until.empty()) options.shards = std::min(options.shards, rows);
        return submit_to_slurm(options);
    }
    return make_part({options, *inputs, attempt, at_work}, *part);
}

int expand_once(const SweepOptions& options, const Attempt& attempt, AtWork& at_work) {
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
    return make_part({options, *inputs, attempt, at_work}, {});
}

}  // namespace

int sweep(const SweepOptions& options) {
    // Here, so that a worker that takes the place of another has no more time.
    if (options.time_limit) stop_before(*options.time_limit);
    return supervise([&](const Attempt& attempt, AtWork& at_work) {
        return sweep_once(options, attempt, at_work);
    });
}

int sweep_expand(const SweepOptions& options) {
    return supervise([&](const Attempt& attempt, AtWork& at_work) {
        return expand_once(options, attempt, at_work);
    });
}

}  // namespace cli
