#include "cli/check.h"

#include <fmt/format.h>

#include "cli/data_folder.h"
#include "cli/messages.h"
#include "cli/prepare.h"
#include "models/scenario.h"

namespace cli {
namespace {

std::string area_line(const models::population::Area& area) {
    return fmt::format("{} {}, {}: {} residents in {} {}",
                       area.code,
                       area.name,
                       area.municipality,
                       area.totals.population,
                       area.buurten.size(),
                       area.buurten.size() == 1 ? "buurt" : "buurten");
}

std::string programmes_of(const models::Scenario& scenario, const models::Arm& arm) {
    if (arm.programmes.empty()) return "    no programme\n";
    std::string out;
    for (const auto& programme : arm.programmes) {
        const auto terms = models::intervention_of(scenario, programme);
        out += fmt::format("    {} from week {} to {}: {:.1f} places per 1000 adults\n",
                           programme.name,
                           programme.start_week,
                           programme.stop_week,
                           terms.capacity_per_1000);
        for (const auto& [field, value] : programme.changes) {
            out += fmt::format("      {} = {} in this arm\n", field, value);
        }
    }
    return out;
}

/// The numbers that are not those of the rules and of the catalogue, with their sources.
std::string changes_of(const models::Scenario& scenario) {
    std::string out;
    for (const auto& parameter : models::list_parameters(scenario)) {
        if (!parameter.changed()) continue;
        out += fmt::format("  {} = {} (default {}), source: {}\n",
                           parameter.name,
                           sim::shown_value(parameter, parameter.value),
                           sim::shown_value(parameter, parameter.default_value),
                           parameter.source);
    }
    return out.empty() ? "  none: all parameters have their default\n" : out;
}

std::string plan_of(const models::Scenario& scenario, const models::population::Area& area) {
    const auto arms = static_cast<long>(scenario.arms.size());
    const auto lives = arms * scenario.replicates;
    const auto weeks = scenario.weeks() + scenario.burn_in_weeks;
    std::string out;
    out += fmt::format("{}: valid\n", scenario.file());
    out += fmt::format("title       {}\n", scenario.title);
    out += fmt::format("area        {}\n", area_line(area));
    out += fmt::format("time        {} weeks from {}, after {} weeks of burn-in; base year {}\n",
                       scenario.weeks(),
                       scenario.start_date,
                       scenario.burn_in_weeks,
                       scenario.base_year);
    out += fmt::format("observed    every {} weeks; {} snapshots of residents\n",
                       scenario.observe_every,
                       scenario.snapshots.size());
    out += fmt::format("replicates  {} from seed {}\n", scenario.replicates, scenario.seed);
    out += fmt::format("demography  {}\n", scenario.demography ? "on" : "off");
    out += fmt::format("catalogue   {}\n",
                       scenario.catalogue_file.empty() ? "none" : scenario.catalogue_file);
    out += fmt::format(
        "work        {} arms x {} replicates = {} runs of {} weeks,"
        " {:.3g} resident-weeks\n",
        arms,
        scenario.replicates,
        lives,
        weeks,
        static_cast<double>(lives) * weeks * area.totals.population);
    out += "arms\n";
    for (const auto& arm : scenario.arms) {
        out += fmt::format("  {}: {}\n{}", arm.name, arm.title, programmes_of(scenario, arm));
    }
    out += "parameters that differ from their defaults\n" + changes_of(scenario);
    out += sim::assumptions_line(models::list_parameters(scenario)) + '\n';
    return out;
}

}  // namespace

int check(const CheckOptions& options) {
    const auto data = find_data_folder(options.data);
    if (!data) return wrong_input(data.error());
    const auto scenario = models::load_scenario(options.scenario, {}, shipped_catalogue(*data));
    if (!scenario) return wrong_input(scenario.error());
    const auto area = area_of(*scenario, *data);
    if (!area) return wrong_input(area.error());

    print(plan_of(*scenario, *area));
    return kDone;
}

}  // namespace cli
