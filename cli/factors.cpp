#include "cli/factors.h"

#include <optional>

#include <fmt/format.h>

#include "sim/parallel.h"
#include "sim/whole_file.h"

#include "cli/data_folder.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/prepare.h"
#include "cli/progress.h"
#include "models/population/area_data.h"
#include "models/population/make_population.h"

namespace cli {
namespace {

namespace population = models::population;

struct Inputs {
    models::Scenario scenario;
    population::Area area;
    models::VitalRates rates;
    population::AreaData data;
};

std::string file_of(const FactorsOptions& options) {
    return options.scenario.empty() ? beside_data(options.data, "factors.toml") : options.scenario;
}

sim::Result<Inputs> read_inputs(const FactorsOptions& options) {
    sim::Error problems;
    Inputs inputs;
    models::ScenarioChanges changes;
    changes.ensemble =
        options.ensemble == "shipped" ? shipped_ensemble(options.data) : options.ensemble;
    changes.area = options.area;
    changes.factor_pairs = options.pairs;
    const auto file = file_of(options);
    auto scenario = models::load_scenario(
        file, changes, shipped_catalogue(options.data), shipped_ensemble(options.data));
    if (!scenario) problems.add(scenario.error());
    if (scenario && scenario->factors.empty())
        problems.add(sim::Error::in_file(
            file, "this scenario has no factors", "a table [factors] with [[factors.of]]"));
    auto rates = models::read_vital_rates(options.data);
    auto data = population::read_area_data(options.data);
    if (!rates) problems.add(rates.error());
    if (!data) problems.add(data.error());
    if (scenario) {
        auto area = area_of(*scenario, options.data);
        if (!area) problems.add(area.error());
        if (area) inputs.area = std::move(*area);
        inputs.scenario = std::move(*scenario);
    }
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    if (options.replicates > 0) inputs.scenario.replicates = options.replicates;
    if (options.seed >= 0) inputs.scenario.seed = static_cast<std::uint64_t>(options.seed);
    inputs.rates = *rates;
    inputs.data = std::move(*data);
    return inputs;
}

std::uint64_t lives_of(const models::Scenario& scenario) {
    const auto n = static_cast<std::uint64_t>(scenario.factors.all.size());
    const auto arms = 1 + n + (scenario.factors.pairs ? n * (n - 1) / 2 : 0);
    return arms * static_cast<std::uint64_t>(scenario.replicates);
}

}  // namespace

int run_factors(const FactorsOptions& options) {
    const auto inputs = read_inputs(options);
    if (!inputs) return wrong_input(inputs.error());
    std::optional<sim::WholeFile> picture;
    if (!options.picture.empty()) {
        auto file = sim::WholeFile::begin(options.picture, true);
        if (!file) return wrong_input(file.error());
        picture.emplace(std::move(*file));
    }
    watch_for_interrupts();
    Progress progress(lives_of(inputs->scenario), "lives", options.quiet);
    const models::patterns::Lives lives{inputs->scenario,
                                        inputs->rates,
                                        [&](std::uint64_t seed) {
                                            return population::make_population(
                                                inputs->data, inputs->area, seed);
                                        },
                                        [&] { progress.advance(1); },
                                        [] { return interrupted(); }};
    sim::Result<Effects> effects = Effects{};
    sim::with_threads(options.threads, [&] { effects = models::patterns::study_factors(lives); });
    progress.finish();
    if (!effects) return wrong_input(effects.error());
    if (interrupted()) return failed("interrupted before all had lived: nothing is shown");
    if (picture) {
        const auto written = picture->write_text(picture_of_factors(inputs->scenario, *effects));
        if (!written) return failed(written.error().text());
    }
    print(options.json ? factors_as_json(inputs->scenario, *effects)
                       : factors_as_text(inputs->scenario, *effects));
    return finish_output(kDone);
}

}  // namespace cli
