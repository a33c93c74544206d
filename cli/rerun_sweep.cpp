#include "cli/rerun_sweep.h"

#include <filesystem>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "sim/hdf5_reader.h"
#include "sim/sha256.h"

#include "cli/fingerprint.h"
#include "cli/messages.h"
#include "cli/sweep.h"
#include "cli/sweep_inputs.h"
#include "models/recorders/results_difference.h"
#include "models/sweeps/files.h"
#include "models/sweeps/record.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
namespace sweeps = models::sweeps;

/// The folder of the second sweep; goes with this.
class SecondSweep {
  public:
    SecondSweep()
        : path_((fs::temp_directory_path() / fmt::format("wijk-rerun-{}", ::getpid())).string()) {}
    ~SecondSweep() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    SecondSweep(const SecondSweep&) = delete;
    SecondSweep& operator=(const SecondSweep&) = delete;

    std::string runs() const { return path_ + "/runs"; }
    std::string merged() const { return path_ + "/merged.h5"; }
    bool make() const {
        std::error_code why;
        return fs::create_directory(path_, why);
    }

  private:
    std::string path_;
};

/// What the file says of itself.
struct Recorded {
    std::string plan_file, plan_sha256, inputs, source, until;
    std::uint64_t replicates = 0;
};

sim::Result<Recorded> recorded_in(const sim::Hdf5Reader& file) {
    const auto text = [&](const char* name) { return file.text_attribute(name).value_or(""); };
    Recorded out{text("plan_file"), text("plan_sha256"), text("inputs_hash"), text("source"), {}};
    if (file.has_attribute("until")) out.until = text("until");
    const auto replicates = file.numbers("/outcomes/replicate");
    if (!replicates) return sim::fail(replicates.error());
    out.replicates = replicates->values.size();
    if (file.whole_attribute("complete").value_or(0) != 1)
        return sim::fail(sim::Error::in_file(
            file.path(), "runs are missing in it or failed", "the file of a whole sweep"));
    return out;
}

/// The plan beside the results, in this folder, or as the option names it.
sim::Result<std::string> plan_of(const RerunOptions& options, const Recorded& recorded) {
    if (!options.plan.empty()) return options.plan;
    const auto beside = fs::path(options.results).parent_path() / recorded.plan_file;
    for (const auto& path : {beside.string(), recorded.plan_file})
        if (fs::exists(path)) return path;
    return sim::fail(
        sim::Error::in_file(options.results,
                            fmt::format("was made from {}, which is not there", recorded.plan_file),
                            "the plan beside it or in this folder, or --plan FILE"));
}

sim::Result<void> check_inputs(const std::string& plan,
                               const RerunOptions& options,
                               const Recorded& recorded) {
    const auto inputs = read_sweep(plan, options.data);
    if (!inputs) return sim::fail(inputs.error());
    if (sim::sha256(inputs->sweep.plan.text) == recorded.plan_sha256 &&
        inputs->manifest.inputs == recorded.inputs)
        return {};
    return sim::fail(sim::Error::in_file(
        options.results,
        "was made from files that have changed since: the plan, the scenario, its catalogue, the "
        "ensemble or the data",
        "the files as they were, or another sweep"));
}

/// Makes all runs and their file; the exit code.
int make_again(const std::string& plan,
               const RerunOptions& options,
               const Recorded& recorded,
               const SecondSweep& second) {
    SweepOptions again;
    again.plan = plan;
    again.folder = second.runs();
    again.until = recorded.until;
    again.threads = options.threads;
    again.data = options.data;
    again.quiet = options.quiet;
    if (const int code = sweep(again); code != kDone) return code;
    again.replicates = static_cast<int>(recorded.replicates);  // expanded, perhaps
    if (const int code = sweep_expand(again); code != kDone) return code;
    const auto inputs = read_sweep_of(second.runs(), true);
    if (!inputs) return failed(inputs.error().text());
    const auto found = sweeps::find_runs(second.runs(), inputs->manifest.fingerprint());
    if (!found) return failed(found.error().text());
    const auto written =
        sweeps::write_merged(second.merged(), true, merged_of(*inputs, found->whole));
    return written ? kDone : failed(written.error().text());
}

}  // namespace

int rerun_sweep(const RerunOptions& options) {
    const auto first = sim::Hdf5Reader::open(options.results);
    if (!first) return wrong_input(first.error());
    const auto recorded = recorded_in(*first);
    if (!recorded) return wrong_input(recorded.error());
    const auto plan = plan_of(options, *recorded);
    if (!plan) return wrong_input(plan.error());
    if (const auto good = check_inputs(*plan, options, *recorded); !good)
        return wrong_input(good.error());
    const SecondSweep second;
    if (!second.make()) return failed(second.runs() + ": cannot be made");
    if (const int code = make_again(*plan, options, *recorded, second); code != kDone) return code;
    const auto again = sim::Hdf5Reader::open(second.merged());
    if (!again) return failed(again.error().text());
    const auto found = models::recorders::compare_results(*first, *again);
    if (!found) return failed(found.error().text());
    const bool same = recorded->source == model_version();
    return tell_comparison(
        *found,
        same ? std::string()
             : fmt::format(
                   "The file was made by {}; this is {}.\n", recorded->source, model_version()));
}

}  // namespace cli
