// The part of load_scenario that reads arms and works out the terms of their programmes.

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/check.h"
#include "sim/near_name.h"

#include "models/scenario.h"

namespace models {
namespace {

constexpr double kLargestScale = 100;

/// Rules of organisations by their short names.
struct OrganisationFields {
    organisations::OrganisationRules rules;
};
template <class Fields>
void describe(Fields& fields, OrganisationFields& of) {
    organisations::describe_commitments(fields, of.rules);
}

/// One entry of `programmes`: a table with a name, times, a scale, and what differs from the
/// catalogue in this arm.
ArmProgramme read_programme(sim::TomlReader& table, const std::string& where, Scenario& scenario) {
    ArmProgramme programme;
    programme.place = table.place();
    table.text("name", programme.name);
    if (!table.has("name")) {
        table.complain({}, "a programme without a name", "{ name = \"NAME\", start_week = 0 }");
    } else {
        programme.place = table.place("name");
    }
    table.whole("start_week", programme.start_week, 0, kLongestRunWeeks, "weeks");
    programme.to_the_end = !table.has("stop_week");
    table.whole("stop_week", programme.stop_week, 1, kLongestRunWeeks, "weeks");
    table.number("scale", programme.scale, 0, kLargestScale);

    interventions::Intervention terms;
    sim::GivenNumbers changes;
    table.fields(sim::bind_fields(terms), changes);
    for (const auto& [field, number] : changes) {
        programme.changes[field] = number.value;
        scenario.given[fmt::format("{}.{}.{}", where, programme.name, field)] = number;
    }
    table.finish();
    return programme;
}

/// The key `programmes`: names, or tables with a name.
std::vector<ArmProgramme> read_programmes(sim::TomlReader& table,
                                          const std::string& where,
                                          Scenario& scenario) {
    std::vector<ArmProgramme> programmes;
    table.list(
        "programmes",
        [&](std::string text, sim::Place place) {
            ArmProgramme programme;
            programme.name = std::move(text);
            programme.place = std::move(place);
            programmes.push_back(std::move(programme));
        },
        [&](sim::TomlReader& entry) {
            programmes.push_back(read_programme(entry, where, scenario));
        });
    return programmes;
}

/// What one table says of a network: how it is set up, and in its table `organisations` what they
/// bring to it.
void read_network(sim::TomlReader& table,
                  const std::string& path,
                  ArmNetwork& network,
                  Scenario& scenario) {
    network.place = table.place();
    sim::GivenNumbers given;
    table.fields(sim::bind_fields(network.terms), given);
    if (auto inner = table.table("organisations")) {
        OrganisationFields fields;
        sim::GivenNumbers changes;
        inner->fields(sim::bind_fields(fields), changes);
        for (const auto& [field, number] : changes) {
            network.organisations[field] = number.value;
            given["organisations." + field] = number;
        }
        inner->finish();
    }
    for (const auto& [field, number] : given)
        scenario.given[path + "." + field] = number;
    table.finish();
}

/// [arms.NAME.network], which changes the network of an arm that this one is like, or
/// [[arms.NAME.networks]], which stand instead of all of them.
void read_networks(sim::TomlReader& table, Arm& arm, Scenario& scenario) {
    if (table.has("network") && table.has("networks"))
        table.complain("networks", "network and networks are both given", "one of the two");
    if (table.has("networks")) arm.networks.clear();
    table.list(
        "networks",
        [&](const std::string&, const sim::Place&) {
            table.complain("networks", "networks holds a text", "tables: [[arms.NAME.networks]]");
        },
        [&](sim::TomlReader& entry) {
            const auto path = fmt::format("arms.{}.networks.{}", arm.name, arm.networks.size() + 1);
            arm.networks.emplace_back();
            read_network(entry, path, arm.networks.back(), scenario);
        });
    if (auto one = table.table("network")) {
        if (arm.networks.empty()) arm.networks.emplace_back();
        read_network(
            *one, fmt::format("arms.{}.network", arm.name), arm.networks.front(), scenario);
    }
}

/// The arm to begin as, when `like` names one: of a file that this one extends, or above.
Arm begin_as(sim::TomlReader& table, const Scenario& scenario) {
    std::string name;
    table.text("like", name);
    if (name.empty()) return {};
    std::vector<std::string> names;
    for (const Arm& arm : scenario.arms) {
        if (arm.name == name) return arm;
        names.push_back(arm.name);
    }
    table.complain("like",
                   fmt::format("there is no arm '{}' above", name),
                   fmt::format("one of {}", fmt::join(names, ", ")),
                   sim::nearest_name(name, names));
    return {};
}

Arm read_arm(sim::TomlReader& table, const std::string& name, Scenario& scenario) {
    Arm arm = begin_as(table, scenario);
    arm.name = name;
    arm.title = name;
    arm.place = table.place();
    table.text("title", arm.title);
    std::string title_nl;  // for reports, which read it in the text of the file
    table.text("title_nl", title_nl);
    read_into(table, arm, scenario);
    table.finish();
    return arm;
}

}  // namespace

void read_into(sim::TomlReader& table, Arm& arm, Scenario& scenario) {
    auto programmes = read_programmes(table, "arms." + arm.name, scenario);
    if (table.has("programmes")) arm.programmes = std::move(programmes);
    const auto changes = read_changes(table, arm.name, scenario);
    arm.changes.insert(arm.changes.end(), changes.begin(), changes.end());
    const auto shocks = read_shocks(table);
    arm.shocks.insert(arm.shocks.end(), shocks.begin(), shocks.end());
    read_networks(table, arm, scenario);
}

void read_everyday(sim::TomlReader& root, Scenario& scenario) {
    auto table = root.table("everyday");
    if (!table) return;
    table->flag("on", scenario.everyday);
    if (table->has("programmes")) {
        scenario.everyday_programmes = read_programmes(*table, "everyday", scenario);
        for (auto& programme : scenario.everyday_programmes)
            programme.everyday = true;
        scenario.places["everyday"] = table->place("programmes");
    }
    table->finish();
}

void read_arms(sim::TomlReader& root, Scenario& scenario) {
    auto all = root.table("arms");
    if (!all) return;

    for (const auto& name : all->all_keys()) {
        auto table = all->table(name);
        if (!table) continue;
        auto arm = read_arm(*table, name, scenario);
        const auto same = std::find_if(scenario.arms.begin(),
                                       scenario.arms.end(),
                                       [&](const Arm& other) { return other.name == name; });
        if (same == scenario.arms.end()) {
            scenario.arms.push_back(std::move(arm));
        } else {
            *same = std::move(arm);  // a scenario replaces an arm of the one that it extends
        }
    }
}

interventions::Intervention intervention_of(const Scenario& scenario,
                                            const ArmProgramme& programme) {
    SIM_CHECK(programme.programme >= 0, "only checked scenarios are run");
    auto terms = scenario.catalogue.interventions[static_cast<std::size_t>(programme.programme)];
    const auto fields = sim::bind_fields(terms);
    for (const auto& [name, value] : programme.changes) {
        const auto* field = sim::find_field(fields, name);
        SIM_CHECK(field != nullptr, "an arm changes fields that exist");
        field->store(value);
    }
    terms.capacity_per_1000 *= programme.scale;
    return terms;
}

organisations::OrganisationRules commitments_of(const organisations::OrganisationRules& rules,
                                                const ArmNetwork& network) {
    OrganisationFields out{rules};
    const auto fields = sim::bind_fields(out);
    for (const auto& [name, value] : network.organisations) {
        const auto* field = sim::find_field(fields, name);
        SIM_CHECK(field != nullptr, "an arm changes fields that exist");
        field->store(value);
    }
    return out.rules;
}

}  // namespace models
