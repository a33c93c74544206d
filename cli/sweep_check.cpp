#include <algorithm>
#include <atomic>
#include <bit>
#include <charconv>
#include <chrono>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/parallel.h"
#include "sim/parameters.h"
#include "sim/rng.h"
#include "sim/whole_file.h"

#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/sweep.h"
#include "cli/sweep_inputs.h"
#include "cli/sweep_text.h"
#include "models/recorders/effects.h"
#include "models/sweeps/files.h"
#include "models/sweeps/record.h"

namespace cli {
namespace {

namespace sweeps = models::sweeps;

std::string status_json(const sweeps::MergedRuns& merged,
                        const sweeps::FoundRuns& found,
                        const std::vector<sweeps::MergedRuns::Failure>& failures) {
    std::vector<std::string> files, failed;
    for (const auto& file : found.files)
        files.push_back(fmt::format(R"({{"path": {}, "whole": {}, "runs": {}, "failed": {}}})",
                                    sim::json_string(file.path),
                                    file.whole,
                                    file.runs,
                                    file.failed));
    for (std::size_t k = 0; k < failures.size(); ++k)
        failed.push_back(
            fmt::format(R"({{"row": {}, "replicate": {}, "message": {}, "command": {}}})",
                        failures[k].unit.row,
                        failures[k].unit.replicate,
                        sim::json_string(failures[k].why),
                        sim::json_string(merged.commands[k])));
    const auto missing = merged.missing();
    return fmt::format(
        "{{\"title\": {}, \"rows\": {}, \"replicates\": {}, \"runs\": {}, \"done\": {}, "
        "\"in_unfinished_files\": {}, \"failed\": [{}], \"missing\": {}, \"files\": [{}]}}\n",
        sim::json_string(merged.sweep.plan.title),
        merged.sweep.rows.size(),
        merged.replicates,
        merged.wanted_runs(),
        merged.wanted_runs() - missing - failures.size(),
        found.torn.runs.size(),
        fmt::join(failed, ", "),
        missing,
        fmt::join(files, ", "));
}

std::string status_text(const sweeps::MergedRuns& merged,
                        const sweeps::FoundRuns& found,
                        const std::vector<sweeps::MergedRuns::Failure>& failures) {
    const auto missing = merged.missing(), all = merged.wanted_runs();
    const bool ruled = merged.rule.kind != sweeps::StopRule::Kind::none;
    std::string out = fmt::format(
        "{}: {} rows, {}{} replicates, {} runs: {} done, {} failed, {} "
        "missing\n",
        merged.sweep.plan.title,
        merged.sweep.rows.size(),
        ruled ? "at most " : "",
        merged.replicates,
        all,
        all - missing - failures.size(),
        failures.size(),
        missing);
    if (ruled) out += fmt::format("  until {}\n", merged.rule.text);
    for (const auto& file : found.files)
        out += fmt::format("  {}: {} runs{}{}\n",
                           file.path,
                           file.runs,
                           file.failed > 0 ? fmt::format(", {} failed", file.failed) : "",
                           file.whole ? "" : ", not finished");
    for (std::size_t k = 0; k < failures.size(); ++k)
        out += fmt::format("row {} ({}), replicate {}: {}\n  {}\n",
                           failures[k].unit.row,
                           row_text(merged.sweep, failures[k].unit.row),
                           failures[k].unit.replicate,
                           failures[k].why,
                           merged.commands[k]);
    return out;
}

/// Notes the commands that repeat failed runs, and returns the failures.
std::vector<sweeps::MergedRuns::Failure> note_commands(const std::string& folder,
                                                       sweeps::MergedRuns& merged) {
    auto failures = merged.failures();
    for (const auto& failure : failures)
        merged.commands.push_back(command_of(folder, failure.unit));
    return failures;
}

sim::Result<sweeps::Unit> unit_of(const std::string& text, const SweepInputs& inputs) {
    sweeps::Unit unit;
    const auto colon = text.find(':');
    const auto number = [&](std::size_t from, std::size_t to, std::uint32_t& into) {
        const auto* const end = text.data() + to;
        const auto read = std::from_chars(text.data() + from, end, into);
        return read.ec == std::errc() && read.ptr == end;
    };
    const auto rows = inputs.sweep.rows.size();
    const auto replicates = inputs.manifest.replicates;
    if (colon != text.npos && number(0, colon, unit.row) &&
        number(colon + 1, text.size(), unit.replicate) && unit.row < rows &&
        std::cmp_less(unit.replicate, replicates))
        return unit;
    return sim::fail(sim::Error::of(
        "--run is " + text,
        fmt::format("ROW:REPLICATE, rows 0 to {}, replicates 0 to {}", rows - 1, replicates - 1)));
}

/// `count` of the runs that are there, drawn anew each time.
std::vector<sweeps::Unit> drawn_units(const SweepInputs& inputs,
                                      const sim::JournalContents& runs,
                                      int count) {
    std::vector<sweeps::Unit> there;
    for (const auto& unit : inputs.sweep.units(inputs.manifest.replicates))
        if (runs.runs.contains(inputs.sweep.key_of(unit))) there.push_back(unit);
    const auto now = std::chrono::system_clock::now().time_since_epoch().count();
    sim::Rng rng({static_cast<std::uint64_t>(now)}, 0, 0);
    for (std::uint32_t k = 0; k < there.size(); ++k)
        std::swap(there[k], there[k + rng.below(static_cast<std::uint32_t>(there.size()) - k)]);
    there.resize(std::min(there.size(), static_cast<std::size_t>(count)));
    return there;
}

/// The first measure in which two runs differ; empty: no bit does.
std::string difference(const SweepInputs& inputs,
                       const sweeps::Unit& unit,
                       const std::vector<double>& a,
                       const std::vector<double>& b) {
    const auto& arms = inputs.sweep.bases[inputs.sweep.base[unit.row]].arms;
    const auto& measures = models::recorders::effect_measures();
    if (a.size() != b.size()) return "the number of arms or measures";
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::bit_cast<std::uint64_t>(a[i]) == std::bit_cast<std::uint64_t>(b[i])) continue;
        if (i >= arms.size() * sweeps::values_per_arm()) return "a series over time";
        const auto within = i % sweeps::values_per_arm();
        return fmt::format("{} of {}",
                           within < 2 ? "the state" : measures[(within - 2) % measures.size()].name,
                           arms[i / sweeps::values_per_arm()].name);
    }
    return {};
}

/// Makes runs again and says how each compares. Returns how many differ or fail.
class Verification {
  public:
    Verification(const SweepInputs& inputs,
                 const sim::JournalContents& runs,
                 const std::vector<sweeps::Unit>& units)
        : inputs_(inputs), runs_(runs), units_(units), lines_(units.size()) {}

    int carry_out(const SweepOptions& options) {
        Progress progress(units_.size(), "runs", options.quiet);
        sweeps::RunnerOutput output;
        output.done = [&](const sweeps::Unit& unit, const std::vector<double>& values) {
            const auto kept = runs_.runs.find(inputs_.sweep.key_of(unit));
            const bool there = kept != runs_.runs.end();
            const auto differs = there ? difference(inputs_, unit, kept->second, values) : "";
            note(unit,
                 !there            ? "comes to its end, and is not among the finished runs"
                 : differs.empty() ? "the same to the last bit"
                                   : "differs: " + differs);
            wrong_ += differs.empty() ? 0 : 1;
            progress.advance(1);
            return true;
        };
        output.failed = [&](const sweeps::Unit& unit, const std::string& why) {
            note(unit, "fails: " + why);
            ++wrong_;
            return true;
        };
        sim::with_threads(static_cast<int>(options.threads.value_or(0)),
                          [&] { sweeps::run_units(inputs_.runner(), units_, output); });
        progress.finish();
        for (const auto& line : lines_)
            print(line);
        return wrong_;
    }

  private:
    /// Each run has a line of its own, so that threads do not meet.
    void note(const sweeps::Unit& unit, const std::string& what) {
        const auto at = std::ranges::find_if(units_, [&](const auto& u) {
            return u.row == unit.row && u.replicate == unit.replicate;
        });
        lines_[static_cast<std::size_t>(at - units_.begin())] =
            fmt::format("row {} ({}), replicate {}: {}\n",
                        unit.row,
                        row_text(inputs_.sweep, unit.row),
                        unit.replicate,
                        what);
    }

    const SweepInputs& inputs_;
    const sim::JournalContents& runs_;
    const std::vector<sweeps::Unit>& units_;
    std::vector<std::string> lines_;
    std::atomic<int> wrong_ = 0;
};

}  // namespace

int sweep_status(const SweepOptions& options) {
    const auto inputs = read_sweep_of(options.folder, false);
    if (!inputs) return wrong_input(inputs.error());
    const auto found = sweeps::find_runs(options.folder, inputs->manifest.fingerprint());
    if (!found) return failed(found.error().text());
    auto merged = merged_of(*inputs, found->whole);
    const auto failures = note_commands(options.folder, merged);
    print(options.json ? status_json(merged, *found, failures)
                       : status_text(merged, *found, failures));
    return finish_output(kDone);
}

int sweep_verify(const SweepOptions& options) {
    const auto inputs = read_sweep_of(options.folder, false);
    if (!inputs) return wrong_input(inputs.error());
    const auto found = sweeps::find_runs(options.folder, inputs->manifest.fingerprint());
    if (!found) return failed(found.error().text());
    std::vector<sweeps::Unit> units;
    if (options.run.empty()) {
        units = drawn_units(*inputs, found->whole, options.sample);
    } else if (const auto unit = unit_of(options.run, *inputs)) {
        units = {*unit};
    } else {
        return wrong_input(unit.error());
    }
    if (units.empty()) return failed("no run is finished yet");
    const int wrong = Verification(*inputs, found->whole, units).carry_out(options);
    if (wrong > 0) return failed(fmt::format("{} of {} runs differ or fail", wrong, units.size()));
    return finish_output(kDone);
}

int merge(const SweepOptions& options) {
    const auto out = sim::WholeFile::begin(options.out, options.force);
    if (!out) return wrong_input(out.error());
    const auto inputs = read_sweep_of(options.folder, false);
    if (!inputs) return wrong_input(inputs.error());
    const auto& manifest = inputs->manifest;
    const auto found = sweeps::find_runs(options.folder, manifest.fingerprint());
    if (!found) return failed(found.error().text());
    auto merged = merged_of(*inputs, found->whole);
    // Not the folder's own name: one sweep gives one file, wherever it was made.
    const auto failures = note_commands("FOLDER", merged);
    if (const auto missing = merged.missing(); missing > 0 && !options.incomplete)
        return failed(
            fmt::format("{} runs are missing: wijk sweep {} --out {} --resume makes "
                        "them, --incomplete merges without them",
                        missing,
                        manifest.plan,
                        options.folder));
    const auto written = sweeps::write_merged(options.out, options.force, merged);
    if (!written) return failed(written.error().text());
    print(effects_table(merged));
    if (!failures.empty())
        say(fmt::format("{} runs failed and are missing in it; see /failures", failures.size()));
    if (!options.quiet) say("Results: " + options.out);
    return finish_output(kDone);
}

}  // namespace cli
