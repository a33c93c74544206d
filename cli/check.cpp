#include "cli/check.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

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
    std::string out = arm.programmes.empty() ? "    no programme\n" : "";
    for (const auto& programme : arm.programmes) {
        const auto terms = models::intervention_of(scenario, programme);
        out += fmt::format(
            "    {} from week {} to {}: {}\n",
            programme.name,
            programme.start_week,
            programme.stop_week,
            terms.takes_participants()
                ? fmt::format("{:.1f} places per 1000 adults", terms.capacity_per_1000)
                : fmt::format("a service, {:g} paid hours a week",
                              terms.sessions_per_week * terms.professional_hours_per_session));
        for (const auto& [field, value] : programme.changes) {
            out += fmt::format("      {} = {} in this arm\n", field, value);
        }
    }
    return out;
}

/// The networks of an arm, and whom its services would need.
std::string networks_of(const models::Scenario& scenario, const models::Arm& arm) {
    std::string out;
    for (const auto& network : arm.networks)
        out += fmt::format("    a network from week {}: {} members, a meeting every {} weeks, {}\n",
                           network.terms.start_week,
                           network.terms.first_members,
                           network.terms.cadence_weeks,
                           network.terms.coordinator_hours > 0
                               ? fmt::format("a coordinator for {:g} hours a week",
                                             network.terms.coordinator_hours)
                               : std::string("no coordinator"));
    const bool helpers = scenario.everyday || !arm.networks.empty();
    for (const auto& programme : arm.programmes) {
        if (helpers || models::intervention_of(scenario, programme).takes_participants()) continue;
        out += fmt::format(
            "    mind: {} sends on what others see, and here nobody does; add [everyday] on = true "
            "or a network\n",
            programme.name);
    }
    return out;
}

std::string shock_line(const models::Shock& shock) {
    std::vector<std::string_view> kinds;
    for (std::size_t k = 0; k < shock.ties.size(); ++k)
        if (shock.ties[k]) kinds.push_back(models::ties::kKindNames[k]);
    return fmt::format("contact times {} from week {} to {}: {}\n",
                       shock.factor,
                       shock.from_week,
                       shock.to_week(),
                       fmt::join(kinds, ", "));
}

std::string courses_of(const models::Arm& arm) {
    std::string out;
    for (const auto& change : arm.changes) {
        out += fmt::format(
            "    {} = {} from week {}", change.parameter, change.value, change.from_week);
        if (!change.to_the_end) out += fmt::format(" to {}", change.to_week);
        if (change.ramp_weeks > 1) out += fmt::format(", over {} weeks", change.ramp_weeks);
        out += '\n';
    }
    for (const auto& shock : arm.shocks)
        out += "    " + shock_line(shock);
    return out;
}

/// What replicates draw from an ensemble: each number with its lowest and highest value.
std::string draws_of(const models::Scenario& scenario) {
    const auto& ensemble = scenario.ensemble;
    if (scenario.ensemble_file.empty())
        return "ensemble    none: all replicates share the numbers\n";
    std::string out = fmt::format("ensemble    {}: {} members, of version {}\n",
                                  scenario.ensemble_file,
                                  ensemble.members.size(),
                                  ensemble.origin.model_version);
    if (ensemble.empty()) return out + "  nothing to draw: the scenario fixes all its numbers\n";
    const auto last = models::draw_of(static_cast<std::uint32_t>(scenario.replicates) - 1);
    out += fmt::format("  {} draws, of two replicates each, of {} numbers\n",
                       last + 1,
                       ensemble.parameters.size());
    for (std::size_t p = 0; p < ensemble.parameters.size(); ++p) {
        double low = ensemble.members[0][p], high = low;
        for (const auto& member : ensemble.members)
            low = std::min(low, member[p]), high = std::max(high, member[p]);
        out += fmt::format("  {} from {:.4g} to {:.4g}\n", ensemble.parameters[p], low, high);
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
    out += draws_of(scenario);
    for (const auto& shock : scenario.shocks)
        out += "shock       " + shock_line(shock);
    out += "arms\n";
    for (const auto& arm : scenario.arms) {
        out += fmt::format("  {}: {}\n{}", arm.name, arm.title, programmes_of(scenario, arm));
        out += networks_of(scenario, arm) + courses_of(arm);
    }
    out += "parameters that differ from their defaults\n" + changes_of(scenario);
    out += sim::assumptions_line(models::list_parameters(scenario)) + '\n';
    return out;
}

}  // namespace

int check(const CheckOptions& options) {
    const auto data = find_data_folder(options.data);
    if (!data) return wrong_input(data.error());
    const auto scenario = models::load_scenario(
        options.scenario, {}, shipped_catalogue(*data), shipped_ensemble(*data));
    if (!scenario) return wrong_input(scenario.error());
    const auto area = area_of(*scenario, *data);
    if (!area) return wrong_input(area.error());

    print(plan_of(*scenario, *area));
    return kDone;
}

}  // namespace cli
