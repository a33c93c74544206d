#include "cli/run_again.h"

#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "cli/provenance.h"
#include "cli/run_options.h"

namespace cli {

sim::Result<RunAgain> run_again(const sim::Hdf5Reader& file,
                                const std::string& scenario,
                                const std::string& data,
                                const std::string& out) {
    sim::Error problems;
    const auto command_line = file.text_attribute("command_line");
    const auto recorded = file.text_attribute("inputs_sha256");
    if (!command_line) problems.add(command_line.error());
    if (!recorded) problems.add(recorded.error());
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    auto run = run_options_of(*command_line);
    if (!run) return sim::fail(run.error());
    if (!scenario.empty()) run->scenario = scenario;
    if (!data.empty()) run->data = data;
    if (!std::filesystem::exists(run->scenario))
        return sim::fail(
            sim::Error::in_file(file.path(),
                                fmt::format("was made from {}, which is not there", run->scenario),
                                "the folder in which it was run, or --scenario FILE"));
    run->out = out;
    run->checkpoint_every.reset();
    run->time_limit.reset();
    run->keep_week.reset();
    run->resume = false;
    run->from.clear();
    auto prepared = prepare_run(*run);
    if (!prepared) return sim::fail(prepared.error());
    std::string inputs;
    for (const auto& [name, checksum] : provenance_of(*prepared, {}).input_sha256)
        inputs += checksum + "  " + name + "\n";
    if (inputs != *recorded)
        return sim::fail(sim::Error::in_file(
            file.path(),
            "was made from files that have changed since: the scenario, its catalogue or margins, "
            "the ensemble or the data",
            "the files as they were, or run it again"));
    return RunAgain{std::move(*run), std::move(*prepared)};
}

}  // namespace cli
