// The part of load_scenario that reads arms and works out the terms of their programmes.

#include <algorithm>

#include <fmt/format.h>

#include "sim/check.h"

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
ArmProgramme read_programme(sim::TomlReader& table, const std::string& arm, Scenario& scenario) {
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
        scenario.given[fmt::format("arms.{}.{}.{}", arm, programme.name, field)] = number;
    }
    table.finish();
    return programme;
}

/// The table [arms.NAME.network]: how the network is set up, and in
/// [arms.NAME.network.organisations] what its organisations bring.
void read_network(sim::TomlReader& arm_table, Arm& arm, Scenario& scenario) {
    auto table = arm_table.table("network");
    if (!table) return;
    ArmNetwork network;
    network.place = table->place();
    sim::GivenNumbers given;
    table->fields(sim::bind_fields(network.terms), given);
    if (auto inner = table->table("organisations")) {
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
        scenario.given[fmt::format("arms.{}.network.{}", arm.name, field)] = number;
    table->finish();
    arm.networks.push_back(std::move(network));
}

Arm read_arm(sim::TomlReader& table, const std::string& name, Scenario& scenario) {
    Arm arm;
    arm.name = name;
    arm.title = name;
    arm.place = table.place();
    table.text("title", arm.title);
    table.list(
        "programmes",
        [&](std::string text, sim::Place place) {
            ArmProgramme programme;
            programme.name = std::move(text);
            programme.place = std::move(place);
            arm.programmes.push_back(std::move(programme));
        },
        [&](sim::TomlReader& entry) {
            arm.programmes.push_back(read_programme(entry, name, scenario));
        });
    arm.changes = read_changes(table, name, scenario);
    arm.shocks = read_shocks(table);
    read_network(table, arm, scenario);
    table.finish();
    return arm;
}

}  // namespace

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
