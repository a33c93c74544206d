#include "cli/run.h"

#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "sim/parallel.h"

#include "cli/checkpoints.h"
#include "cli/hash_trace.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/prepare.h"
#include "cli/progress.h"
#include "cli/provenance.h"
#include "cli/published.h"
#include "cli/summary.h"
#include "cli/summary_help.h"
#include "models/experiment.h"
#include "models/population/area_data.h"
#include "models/population/make_population.h"
#include "models/recorders/effects.h"
#include "models/recorders/results_file.h"
#include "models/recorders/run_record.h"
#include "models/recorders/zero_check.h"

namespace cli {

namespace {

using models::recorders::Observation;
using models::recorders::ResultsFile;
using models::recorders::RunEnd;
using models::recorders::RunRecord;
using models::recorders::RunShape;

/// Everything a run needs besides its scenario, read from the data folder.
struct Inputs {
    models::population::AreaData areas;
    models::VitalRates rates;
    std::optional<Published> published;  // shown beside the results; no run reads it
};

sim::Result<Inputs> read_inputs(const PreparedRun& run) {
    sim::Error problems;
    auto areas = models::population::read_area_data(run.data);
    auto rates = models::read_vital_rates(run.data);
    auto published = read_published(run.data, run.area);
    if (!published) problems.add(published.error());
    if (!areas) problems.add(areas.error());
    if (!rates) problems.add(rates.error());
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return Inputs{std::move(*areas), *rates, *published};
}

std::string opening_line(const PreparedRun& run, const RunShape& shape) {
    return fmt::format("{}: {} ({}), {} residents; {} arms x {} replicates x {} weeks",
                       run.scenario.title,
                       run.area.name,
                       run.area.code,
                       shape.residents,
                       shape.arms.size(),
                       shape.replicates,
                       run.scenario.weeks());
}

std::string resuming_line(const Checkpoints& checkpoints) {
    if (checkpoints.found() == 0) return "nothing was kept: the run begins with the first week";
    return fmt::format("{} lives in {} go on", checkpoints.found(), checkpoints.folder());
}

/// What to do after an interruption.
std::string how_to_go_on(const RunOptions& options, const Checkpoints& checkpoints) {
    if (!checkpoints.on()) return "the same command runs all of them again";
    return fmt::format("what was lived is kept in {}; this goes on from there: {}{}",
                       checkpoints.folder(),
                       options.command_line,
                       options.resume ? "" : " --resume");
}

/// One run, from the first week to the results file.
class Run {
  public:
    Run(const RunOptions& options,
        PreparedRun prepared,
        Inputs inputs,
        RunShape shape,
        Checkpoints checkpoints)
        : options_(options),
          prepared_(std::move(prepared)),
          inputs_(std::move(inputs)),
          shape_(std::move(shape)),
          checkpoints_(std::move(checkpoints)),
          record_(shape_),
          trace_(static_cast<std::uint32_t>(shape_.arms.size()), shape_.replicates) {
        for (std::uint32_t arm = 0; arm < shape_.arms.size(); ++arm)
            arm_of_[shape_.arms[arm]] = arm;
    }

    int carry_out() {
        // What stands there holds results or was given up with --force: prepare_run checked.
        auto opened =
            ResultsFile::open({.path = prepared_.out, .replace = true, .live = options_.live},
                              shape_,
                              provenance_of(prepared_, options_.command_line));
        if (!opened) return failed(opened.error().text());
        file_.emplace(std::move(*opened));
        if (auto made = checkpoints_.make_folders(); !made) return failed(made.error().text());
        watch_for_interrupts();
        if (options_.time_limit) stop_before(*options_.time_limit);
        if (!options_.quiet) say(opening_line(prepared_, shape_));
        if (!options_.quiet && options_.resume) say(resuming_line(checkpoints_));

        sim::Result<void> lived;
        {
            Progress progress(
                std::uint64_t{shape_.arms.size()} * shape_.replicates * shape_.weeks.size(),
                "observations",
                options_.quiet);
            lived = live(progress);
        }
        if (!lived) return failed(lived.error().text());
        if (checkpoints_.failed()) return failed(checkpoints_.problem().text());
        return finish();
    }

  private:
    sim::Result<void> live(Progress& progress) {
        models::ExperimentOutput output;
        output.observation = [&](Observation observation) {
            record_.put(observation);
            progress.advance(1);
            return file_->push(std::move(observation));
        };
        output.snapshot = [&](models::recorders::ResidentSnapshot snapshot) {
            return file_->push(std::move(snapshot));
        };
        output.events = [&](models::recorders::EventRows events) {
            return file_->push(std::move(events));
        };
        output.finished = [&](std::uint32_t, std::uint32_t) { ++finished_; };
        output.stop = [&] { return interrupted() || file_->failed() || checkpoints_.failed(); };
        if (!options_.trace_hashes.empty()) {
            output.trace = [&](const std::string& arm,
                               std::uint32_t replicate,
                               std::int32_t week,
                               std::string_view process,
                               std::uint64_t hash) {
                trace_.add(arm_of_.at(arm), arm, replicate, week, process, hash);
            };
        }
        models::ExperimentInput input{prepared_.scenario, inputs_.rates, [&](std::uint64_t seed) {
                                          return models::population::make_population(
                                              inputs_.areas, prepared_.area, seed);
                                      }};
        input.keeping = checkpoints_.keeping();
        sim::Result<void> result;
        sim::with_threads(prepared_.threads,
                          [&] { result = models::run_experiment(input, shape_, output); });
        return result;
    }

    int finish() {
        const auto effects = models::recorders::effects_of(record_);
        const auto zero = models::recorders::check_zero_before_start(record_);
        const bool stopped = finished_ < std::uint64_t{shape_.arms.size()} * shape_.replicates;
        RunEnd end;
        end.effects = effects;
        end.zero_before_start = models::recorders::describe(zero, shape_);
        end.ended = time_now();
        end.interrupted = stopped;
        if (auto closed = file_->close(std::move(end)); !closed)
            return failed(closed.error().text());
        const std::string kept = stopped ? prepared_.out + ".partial" : prepared_.out;
        if (effects.replicates > 0 && options_.tell_results)
            print(summary(shape_, effects, zero, inputs_.published, help_in_words(record_)));
        if (!options_.trace_hashes.empty()) {
            const auto told = trace_.write_or_compare(options_.trace_hashes);
            if (!told) return failed(told.error().text());
            say(*told);
        }
        if (stopped && !options_.tell_results) return failed("interrupted: nothing was compared");
        if (stopped)
            return failed(fmt::format(
                "{}: {} of {} replicates were finished in every arm; all that was seen is kept in "
                "{}; {}",
                why_interrupted(),
                effects.replicates,
                shape_.replicates,
                kept,
                how_to_go_on(options_, checkpoints_)));
        checkpoints_.remove();
        if (!options_.quiet && options_.tell_results) say("Results: " + kept);
        if (!options_.quiet && !checkpoints_.point_folder().empty())
            say("Lives for others to begin from: --from " + checkpoints_.point_folder());
        if (zero.first) return failed("the arms differ before their programmes start: a defect");
        return finish_output(kDone);
    }

    const RunOptions& options_;
    PreparedRun prepared_;
    Inputs inputs_;
    RunShape shape_;
    Checkpoints checkpoints_;
    RunRecord record_;
    HashTrace trace_;
    std::map<std::string, std::uint32_t> arm_of_;
    std::optional<ResultsFile> file_;
    std::atomic<std::uint64_t> finished_ = 0;  // lives
};

}  // namespace

int run(const RunOptions& options) {
    auto prepared = prepare_run(options);
    if (!prepared) return wrong_input(prepared.error());
    auto inputs = read_inputs(*prepared);
    if (!inputs) return wrong_input(inputs.error());
    // The first replicate's population tells the groups and whether the area can be made at all.
    const auto first = models::population::make_population(
        inputs->areas, prepared->area, sim::replicate_seed(prepared->scenario.seed, 0));
    if (!first) return wrong_input(first.error());
    RunShape shape = models::shape_of(prepared->scenario, *first);
    auto checkpoints = Checkpoints::open(options, *prepared, shape);
    if (!checkpoints) return wrong_input(checkpoints.error());
    Run run(options,
            std::move(*prepared),
            std::move(*inputs),
            std::move(shape),
            std::move(*checkpoints));
    return run.carry_out();
}

}  // namespace cli
