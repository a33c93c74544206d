#include "cli/analyse.h"

#include <cmath>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/near_name.h"

#include "cli/messages.h"
#include "models/recorders/verdict.h"

namespace cli {
namespace {

namespace recorders = models::recorders;

/// What is wrong with the options, whatever the file.
sim::Error problems_of(const AnalyseOptions& options) {
    sim::Error problems;
    std::vector<std::string> names;
    bool known = false;
    for (const auto& measure : recorders::effect_measures()) {
        names.push_back(measure.name);
        known = known || measure.name == options.measure;
    }
    if (!known)
        problems.add(sim::Error::of(fmt::format("--measure {}: there is no such", options.measure),
                                    fmt::format("one of {}", fmt::join(names, ", ")),
                                    sim::nearest_name(options.measure, names)));
    constexpr double kMost = 1e12;
    if (options.budget && !(*options.budget >= 0 && *options.budget <= kMost))
        problems.add(sim::Error::of(fmt::format("--budget is {}", *options.budget),
                                    "euro a year, a number from 0"));
    if (known && options.margin && !recorders::margin_of(options.measure, 0))
        problems.add(sim::Error::of(
            "--margin counts points of adults, and " + options.measure + " is no share of them",
            "a measure as lonely_share or lonely_residents"));
    return problems;
}

int analyse_design(const AnalyseOptions& options) {
    if (options.budget)
        return wrong_input(sim::Error::of("--budget is for the arms of one run",
                                          "no --budget with a merged sweep"));
    if (options.margin && options.measure.find("_share") == options.measure.npos)
        return wrong_input(
            sim::Error::of("--margin with a merged sweep is for shares", "--measure lonely_share"));
    const auto design = models::analysis::read_design(options.results, options.measure);
    if (!design) return wrong_input(design.error());
    print(options.json ? design_analysis_as_json(*design)
                       : design_analysis_as_text(*design, options.margin));
    return finish_output(kDone);
}

}  // namespace

int analyse(const AnalyseOptions& options) {
    auto problems = problems_of(options);
    if (problems.problems.empty() && models::analysis::is_design(options.results))
        return analyse_design(options);
    const auto run = recorders::read_run(options.results);
    if (!run) problems.add(run.error());
    if (!problems.problems.empty()) return wrong_input(problems);
    const auto effects = recorders::effects_of(run->record);
    print(options.json ? run_analysis_as_json(*run, effects, options)
                       : run_analysis_as_text(*run, effects, options));
    return finish_output(kDone);
}

}  // namespace cli
