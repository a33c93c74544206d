#include "cli/calibrate.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/parallel.h"
#include "sim/run_journal.h"
#include "sim/sha256.h"
#include "sim/whole_file.h"

#include "cli/calibrate_text.h"
#include "cli/data_folder.h"
#include "cli/fingerprint.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "models/calibration/record.h"
#include "models/calibration/simulator.h"
#include "models/population/area_data.h"

namespace cli {
namespace {

namespace calibration = models::calibration;

/// Everything that a calibration reads.
struct Inputs {
    calibration::Plan plan;
    calibration::MeasuredTargets targets;
    models::VitalRates rates;
    models::survey::Panel panel;
    std::string fingerprint;
};

/// A hash of all that decides what a run gives beside its parameters' values and its seed, which
/// its key in the journal holds: the program, the data, who is asked, and which numbers go in and
/// come out in which order. Ranges, bands and the size of waves may change: runs stay what they
/// are.
sim::Result<std::string> fingerprint_of(const Inputs& inputs,
                                        const std::vector<std::string>& codes,
                                        const std::string& data) {
    std::string all =
        fmt::format("{} {}\n{}\n", inputs.plan.seed, inputs.plan.everyday, fmt::join(codes, " "));
    for (const auto& parameter : inputs.plan.parameters)
        all += parameter.name + "\n";
    for (const auto& wanted : inputs.targets.wanted)
        all += wanted.name + "\n";
    const auto tables = checksums_of_tables(data);
    if (!tables) return tables;
    const auto program = checksum_of_program();
    if (!program) return program;
    return sim::sha256(all + *tables + *program + "\n");
}

void check_options(const CalibrateOptions& options, sim::Error& problems) {
    constexpr std::int64_t kMostThreads = 1024;
    const auto threads = options.threads.value_or(1);
    if (threads < 1 || threads > kMostThreads)
        problems.add(sim::Error::of(fmt::format("--threads is {}", threads),
                                    fmt::format("a whole number from 1 to {}", kMostThreads)));
    const auto out = sim::WholeFile::begin(options.out, options.force);
    if (out) return;
    for (auto& problem : out.error().problems)
        problems.problems.push_back(problem);
}

sim::Result<Inputs> read_inputs(const CalibrateOptions& options) {
    sim::Error problems;
    Inputs inputs;
    check_options(options, problems);
    const auto take = [&](auto result, auto& into) {
        if (result)
            into = std::move(*result);
        else
            problems.add(std::move(result.error()));
        return result.has_value();
    };
    std::string data;
    std::vector<std::string> codes;
    take(find_data_folder(options.data), data);
    if (take(calibration::read_plan(options.plan), inputs.plan)) {
        std::vector<calibration::WantedOutput> wanted;
        if (take(calibration::read_wanted(inputs.plan), wanted))
            take(calibration::find_measured(wanted, inputs.plan.file), inputs.targets);
        take(models::survey::read_codes(inputs.plan.panel), codes);
    }
    if (!problems.problems.empty()) return sim::fail(std::move(problems));

    models::population::AreaData areas;
    take(models::read_vital_rates(data), inputs.rates);
    take(fingerprint_of(inputs, codes, data), inputs.fingerprint);
    if (take(models::population::read_area_data(data), areas))
        take(models::survey::make_panel(areas, codes, inputs.plan.seed), inputs.panel);
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    inputs.panel.everyday = inputs.plan.everyday;
    return inputs;
}

std::string opening_text(const Inputs& inputs, const sim::RunJournal& journal) {
    const auto& plan = inputs.plan;
    std::string out;
    if (const auto count = inputs.targets.not_measured.size(); count > 0)
        out += fmt::format("{} targets are not measured by the model and not matched\n", count);
    out += fmt::format(
        "{}: {} parameters, {} targets, {} residents in {} areas; {} waves of {} "
        "points, {} final runs",
        plan.title,
        plan.parameters.size(),
        inputs.targets.wanted.size(),
        models::survey::residents_of(inputs.panel),
        inputs.panel.areas.size(),
        plan.waves + plan.refining,
        plan.points,
        plan.final_runs);
    if (journal.size() > 0)
        out += fmt::format("\n{} runs are in {} already", journal.size(), journal.path());
    return out;
}

/// The calibration's own work, with its progress shown.
sim::Result<calibration::Outcome> fit(const CalibrateOptions& options,
                                      const Inputs& inputs,
                                      const sim::RunJournal& journal) {
    std::unique_ptr<Progress> progress;
    calibration::Listener listener;
    listener.stage = [&](const std::string& stage, std::uint64_t runs) {
        progress.reset();
        if (!options.quiet) say(runs > 0 ? fmt::format("{}: {} runs", stage, runs) : stage);
        if (runs > 0) progress = std::make_unique<Progress>(runs, "runs", options.quiet);
    };
    listener.run = [&] { progress->advance(1); };
    listener.stop = [] { return interrupted(); };
    sim::Result<calibration::Outcome> outcome;
    sim::with_threads(static_cast<int>(options.threads.value_or(0)), [&] {
        outcome = calibration::calibrate(
            inputs.plan,
            inputs.targets.wanted,
            calibration::survey_simulator(
                inputs.plan, inputs.panel, inputs.rates, inputs.targets.measures),
            &journal,
            listener);
    });
    return outcome;
}

}  // namespace

int calibrate(const CalibrateOptions& options) {
    const auto inputs = read_inputs(options);
    if (!inputs) return wrong_input(inputs.error());
    const auto journal =
        sim::RunJournal::open(options.out + ".runs", inputs->fingerprint, options.force);
    if (!journal) return wrong_input(journal.error());
    watch_for_interrupts();
    if (!options.quiet) say(opening_text(*inputs, *journal));

    const auto outcome = fit(options, *inputs, *journal);
    if (!outcome) return failed(outcome.error().text());
    if (outcome->stopped)
        return failed(
            fmt::format("interrupted: every finished run is kept in {}; the same command "
                        "goes on from there",
                        journal->path()));
    const auto made = calibration::make_ensemble(
        inputs->plan,
        inputs->targets.wanted,
        *outcome,
        {options.command_line, inputs->plan.text, model_version(), inputs->plan.seed});
    const auto written =
        calibration::write_record(options.out, made, inputs->plan, inputs->targets, *outcome);
    if (!written) return failed(written.error().text());
    print(calibration_text(inputs->plan, inputs->targets.wanted, *outcome, made));
    if (!options.quiet)
        say(fmt::format("Ensemble of {}: {}; {} holds its runs and may be removed",
                        made.ensemble.members.size(),
                        options.out,
                        journal->path()));
    return finish_output(kDone);
}

}  // namespace cli
