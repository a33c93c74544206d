#include "cli/patterns.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/near_name.h"
#include "sim/parallel.h"

#include "cli/data_folder.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/patterns_text.h"
#include "cli/prepare.h"
#include "cli/progress.h"
#include "models/population/area_data.h"
#include "models/population/joined_areas.h"
#include "models/population/make_population.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
namespace patterns = models::patterns;
namespace population = models::population;

/// One pattern that can be studied, and where.
struct Prepared {
    models::Scenario scenario;
    population::Area area;
};

/// Everything that all patterns read.
struct Inputs {
    std::vector<Prepared> all;
    models::VitalRates rates;
    population::AreaData data;
};

/// What is changed of all patterns to see whether the verdicts stay.
struct Condition {
    std::string name;
    std::uint64_t seed_offset = 0;
    double residents = 1;
    std::string ensemble = "none";
};

/// The patterns that ship: names without .toml, in order.
std::vector<std::string> shipped_patterns(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

/// The files of the patterns that were asked for: by path, by name, or by the name of a case, whose
/// patterns begin alike.
std::vector<std::string> files_of(const PatternsOptions& options, sim::Error& problems) {
    const auto folder = beside_data(options.data, "patterns");
    const auto names = shipped_patterns(folder);
    const auto path_of = [&](const std::string& name) {
        return (fs::path(folder) / (name + ".toml")).string();
    };
    std::vector<std::string> files;
    if (options.patterns.empty()) {
        for (const auto& name : names)
            files.push_back(path_of(name));
        if (files.empty())
            problems.add(sim::Error::of("there are no patterns in " + folder,
                                        "the file of a pattern: a scenario with [pattern]"));
    }
    for (const auto& asked : options.patterns) {
        if (asked.ends_with(".toml")) {
            files.push_back(asked);
        } else if (std::find(names.begin(), names.end(), asked) != names.end()) {
            files.push_back(path_of(asked));
        } else {
            problems.add(sim::Error::of(
                fmt::format("there is no pattern '{}'", asked),
                fmt::format("a file of a pattern, or one of {}", fmt::join(names, ", ")),
                sim::nearest_name(asked, names)));
        }
    }
    return files;
}

sim::Result<Prepared> prepare(const std::string& file,
                              const PatternsOptions& options,
                              const std::string& ensemble) {
    models::ScenarioChanges changes;
    changes.ensemble = ensemble;
    auto scenario = models::load_scenario(
        file, changes, shipped_catalogue(options.data), shipped_ensemble(options.data));
    if (!scenario) return sim::fail(scenario.error());
    if (scenario->pattern.empty())
        return sim::fail(sim::Error::in_file(
            file, "this scenario has no pattern", "a table [pattern] with [[pattern.checks]]"));
    auto area = area_of(*scenario, options.data);
    if (!area) return sim::fail(area.error());
    if (options.seed >= 0) scenario->seed = static_cast<std::uint64_t>(options.seed);
    if (options.replicates > 0) scenario->pattern.replicates = options.replicates;
    // Twins without contagion say nothing here.
    std::erase_if(scenario->arms, [](const models::Arm& arm) { return arm.without_contagion; });
    return Prepared{std::move(*scenario), std::move(*area)};
}

sim::Result<Inputs> read_inputs(const PatternsOptions& options, const Condition& condition) {
    sim::Error problems;
    Inputs inputs;
    const auto ensemble =
        condition.ensemble == "shipped" ? shipped_ensemble(options.data) : condition.ensemble;
    for (const auto& file : files_of(options, problems)) {
        auto one = prepare(file, options, ensemble);
        if (!one) {
            problems.add(one.error());
            continue;
        }
        one->scenario.seed += condition.seed_offset;
        one->area = population::scaled(one->area, options.residents * condition.residents);
        inputs.all.push_back(std::move(*one));
    }
    auto rates = models::read_vital_rates(options.data);
    auto data = population::read_area_data(options.data);
    if (!rates) problems.add(rates.error());
    if (!data) problems.add(data.error());
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    inputs.rates = *rates;
    inputs.data = std::move(*data);
    return inputs;
}

/// Studies all patterns one after another; prints each as it is done.
sim::Result<PatternsRun> study_all(const PatternsOptions& options, const Condition& condition) {
    const auto inputs = read_inputs(options, condition);
    if (!inputs) return sim::fail(inputs.error());
    PatternsRun out;
    out.condition = condition.name;
    for (const Prepared& one : inputs->all) {
        if (!options.quiet) say(fmt::format("{} {}", one.scenario.pattern.id, condition.name));
        const patterns::Lives lives{one.scenario,
                                    inputs->rates,
                                    [&](std::uint64_t seed) {
                                        return population::make_population(
                                            inputs->data, one.area, seed);
                                    },
                                    {},
                                    [] { return interrupted(); }};
        const auto first = static_cast<std::uint32_t>(options.first);
        sim::Result<patterns::Study> study = patterns::Study{};
        sim::with_threads(options.threads, [&] { study = patterns::study(lives, first); });
        if (!study) return sim::fail(study.error());
        if (interrupted()) break;
        if (!options.json && !options.robustness) print(study_as_text(*study));
        out.studies.push_back(std::move(*study));
    }
    return out;
}

std::vector<Condition> conditions_of(const PatternsOptions& options) {
    std::vector<Condition> out{{"as they are", 0, 1, options.ensemble}};
    if (!options.robustness) return out;
    out.push_back({"another seed", 1'000'003, 1, options.ensemble});
    out.push_back({"30 % fewer", 0, 0.7, options.ensemble});
    out.push_back({"30 % more", 0, 1.3, options.ensemble});
    out.push_back({"ensemble", 0, 1, "shipped"});
    return out;
}

}  // namespace

int run_patterns(const PatternsOptions& options) {
    watch_for_interrupts();
    const auto conditions = conditions_of(options);
    for (const Condition& condition : conditions)
        if (const auto inputs = read_inputs(options, condition); !inputs)
            return wrong_input(inputs.error());  // before anything is lived
    std::vector<PatternsRun> runs;
    for (const Condition& condition : conditions) {
        auto run = study_all(options, condition);
        if (!run) return wrong_input(run.error());
        runs.push_back(std::move(*run));
        if (interrupted()) break;
    }
    if (options.json) print(patterns_as_json(runs));
    if (interrupted()) return failed("interrupted: what was shown stands, the rest is missing");
    if (!options.json) {
        if (options.robustness) print(robustness_as_text(runs));
        print(tally_as_text(runs.front().studies));
    }
    return finish_output(kDone);
}

}  // namespace cli
