// The part of load_scenario that reads what changes in time: in an arm, and as a shock.

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/near_name.h"

#include "models/scenario.h"

namespace models {
namespace {

constexpr double kLargestFactor = 10;

/// Somebody wrote a name where a table must stand.
auto refuse_texts(sim::TomlReader& table, const char* key, const char* allowed) {
    return [&table, key, allowed](const std::string& text, const sim::Place&) {
        table.complain(key, fmt::format("{} holds the text \"{}\"", key, text), allowed);
    };
}

std::vector<std::string> tie_names() {
    return {ties::kKindNames.begin(), ties::kKindNames.end()};
}

/// All kinds but the partner where the list is absent.
void read_kinds(sim::TomlReader& table, Shock& shock) {
    const auto names = tie_names();
    const auto partner = static_cast<std::size_t>(ties::Kind::partner);
    if (!table.has("ties")) {
        for (std::size_t k = 0; k < shock.ties.size(); ++k)
            shock.ties[k] = k != partner;
    }
    table.list(
        "ties",
        [&](const std::string& name, const sim::Place&) {
            const auto found = std::find(names.begin(), names.end(), name);
            if (found != names.end()) {
                shock.ties[static_cast<std::size_t>(found - names.begin())] = true;
                return;
            }
            table.complain("ties",
                           fmt::format("there is no kind of tie '{}'", name),
                           fmt::format("some of {}", fmt::join(names, ", ")),
                           sim::nearest_name(name, names));
        },
        [&](sim::TomlReader&) {
            table.complain("ties", "ties holds a table", "names of kinds of tie in quotes");
        });
}

void require(sim::TomlReader& table, const char* key, const char* example) {
    if (!table.has(key))
        table.complain({}, fmt::format("{} is missing", key), fmt::format("as {}", example));
}

Shock read_shock(sim::TomlReader& table) {
    Shock shock;
    shock.place = table.place();
    read_kinds(table, shock);
    table.number("factor", shock.factor, 0, kLargestFactor);
    table.whole("from_week", shock.from_week, 0, kLongestRunWeeks, "weeks");
    table.whole("weeks", shock.weeks, 1, kLongestRunWeeks, "weeks");
    require(table, "factor", "factor = 0.3");
    require(table, "from_week", "from_week = 52");
    require(table, "weeks", "weeks = 26");
    table.finish();
    return shock;
}

/// The number that a change sets, as the rules declare it; null after a complaint.
const sim::BoundField* changed_field(sim::TomlReader& table,
                                     const std::string& parameter,
                                     std::span<const sim::BoundField> fields) {
    if (parameter.empty()) return nullptr;  // said already
    const auto* field = sim::find_field(fields, parameter);
    if (field == nullptr) {
        std::vector<std::string> names;
        for (const auto& one : fields)
            names.push_back(one.name);
        const bool of_programme =
            parameter.starts_with("interventions.") || parameter.starts_with("costs.");
        table.complain("parameter",
                       fmt::format("there is no parameter '{}' of the rules", parameter),
                       of_programme ? "for a programme two entries, each with its start_week and "
                                      "stop_week"
                                    : "see wijk params",
                       sim::nearest_name(parameter, names));
        return nullptr;
    }
    if (const auto why = why_fixed(parameter); !why.empty()) {
        table.complain("parameter",
                       fmt::format("{} cannot change during a run: {}", parameter, why),
                       "a number that acts every week, or a section of the scenario");
        return nullptr;
    }
    return field;
}

RuleChange read_change(sim::TomlReader& table, const std::string& arm, Scenario& scenario) {
    RuleChange change;
    change.place = table.place();
    require(table, "parameter", "parameter = \"ties.contact.drain\"");
    require(table, "value", "value = 0.1");
    require(table, "from_week", "from_week = 52");
    table.text("parameter", change.parameter);
    Rules rules;
    const auto fields = sim::bind_fields(rules);
    const auto* field = changed_field(table, change.parameter, fields);
    if (field != nullptr)
        table.number("value", change.value, field->about.low, field->about.high, field->about.unit);
    else
        table.number("value", change.value, -1e300, 1e300);
    if (field != nullptr && field->problem_with(change.value))
        table.complain("value", fmt::format("value is {}", change.value), field->allowed());
    sim::GivenNumber given;
    given.value = change.value;
    given.place = table.place("value");
    table.text("source", given.source);
    if (given.source != "assumption") given.grade = sim::Grade::c;
    table.whole("from_week", change.from_week, 0, kLongestRunWeeks, "weeks");
    change.to_the_end = !table.has("to_week");
    table.whole("to_week", change.to_week, 1, kLongestRunWeeks, "weeks");
    table.whole("ramp_weeks", change.ramp_weeks, 0, kLongestRunWeeks, "weeks");
    table.finish();
    scenario.given[fmt::format("arms.{}.changes.{}.{}", arm, change.parameter, change.from_week)] =
        given;
    return change;
}

void complain(const sim::Place& place, std::string what, std::string allowed, sim::Error& to) {
    to.problems.push_back(place.problem(std::move(what), std::move(allowed)));
}

void check_start(int from_week, const sim::Place& place, int weeks, sim::Error& problems) {
    if (from_week < weeks) return;
    complain(place,
             fmt::format("from_week is {}, but the run ends in week {}", from_week, weeks),
             fmt::format("a from_week from 0 to {}", weeks - 1),
             problems);
}

void check_changes(Arm& arm, int weeks, sim::Error& problems) {
    for (std::size_t i = 0; i < arm.changes.size(); ++i) {
        auto& change = arm.changes[i];
        if (change.to_the_end) change.to_week = kLongestRunWeeks + 1;
        check_start(change.from_week, change.place, weeks, problems);
        if (change.from_week < weeks && change.to_week <= change.from_week)
            complain(
                change.place,
                fmt::format("to_week is {}, but from_week is {}", change.to_week, change.from_week),
                "a to_week after the from_week: the first week without the change",
                problems);
        for (std::size_t j = 0; j < i; ++j) {
            const auto& other = arm.changes[j];
            if (other.parameter != change.parameter || other.from_week >= change.to_week ||
                change.from_week >= other.to_week)
                continue;
            complain(change.place,
                     fmt::format("arm {} changes {} twice at one time", arm.name, change.parameter),
                     "one change at a time; give the first a to_week",
                     problems);
        }
    }
}

}  // namespace

std::vector<Shock> read_shocks(sim::TomlReader& table) {
    std::vector<Shock> shocks;
    table.list(
        "shocks",
        refuse_texts(table, "shocks", "tables, as { factor = 0.3, from_week = 52, weeks = 26 }"),
        [&](sim::TomlReader& entry) { shocks.push_back(read_shock(entry)); });
    return shocks;
}

std::vector<RuleChange> read_changes(sim::TomlReader& table,
                                     const std::string& arm,
                                     Scenario& scenario) {
    std::vector<RuleChange> changes;
    table.list(
        "changes",
        refuse_texts(
            table, "changes", "tables, as { parameter = \"NAME\", value = 0.1, from_week = 52 }"),
        [&](sim::TomlReader& entry) { changes.push_back(read_change(entry, arm, scenario)); });
    return changes;
}

void check_courses(Scenario& scenario, sim::Error& problems) {
    const int weeks = scenario.weeks();
    for (const auto& shock : scenario.shocks)
        check_start(shock.from_week, shock.place, weeks, problems);
    for (auto& arm : scenario.arms) {
        check_changes(arm, weeks, problems);
        for (const auto& shock : arm.shocks)
            check_start(shock.from_week, shock.place, weeks, problems);
        if (arm.name.ends_with(kWithoutContagion))
            complain(arm.place,
                     fmt::format("an arm is called {}", arm.name),
                     fmt::format("a name that does not end in {}: twins are called so",
                                 kWithoutContagion),
                     problems);
        if (arm.name != "baseline") continue;
        if (!arm.changes.empty())
            complain(arm.changes.front().place,
                     "the baseline changes",
                     "a baseline as it is, and changes in another arm",
                     problems);
        if (!arm.shocks.empty())
            complain(arm.shocks.front().place,
                     "the baseline has a shock of its own",
                     "[[shocks]], which come in all arms",
                     problems);
    }
}

void add_twins(Scenario& scenario) {
    if (!scenario.without_contagion || scenario.arms.empty()) return;
    // Without contagion anyway: nothing to switch off.
    if (scenario.rules.contact.drain == 0 && scenario.given.contains(kDrain)) return;
    const auto arms = scenario.arms;
    for (Arm twin : arms) {
        twin.name += kWithoutContagion;
        twin.title += ", without contagion";
        twin.without_contagion = true;
        std::erase_if(twin.changes, [](const auto& c) { return c.parameter == kDrain; });
        scenario.arms.push_back(std::move(twin));
    }
}

Rules rules_of(const Scenario& scenario, std::uint32_t replicate) {
    Rules rules = scenario.rules;
    if (scenario.ensemble.empty()) return rules;
    const auto member = drawn_member(scenario.ensemble, scenario.seed, draw_of(replicate));
    apply_member(scenario.ensemble, member, rules);
    return rules;
}

RuleCourse course_of(const Scenario& scenario, const Arm& arm) {
    RuleCourse course{arm.changes, scenario.shocks};
    course.shocks.insert(course.shocks.end(), arm.shocks.begin(), arm.shocks.end());
    return course;
}

int first_difference(const Scenario& scenario, const Arm& arm) {
    int start = scenario.weeks() + 1;
    for (const auto& programme : arm.programmes)
        if (!programme.everyday) start = std::min(start, std::max(0, programme.start_week));
    for (const auto& network : arm.networks)
        start = std::min(start, network.terms.start_week);
    for (const auto& change : arm.changes)
        start = std::min(start, change.from_week);
    for (const auto& shock : arm.shocks)
        start = std::min(start, shock.from_week);
    return start;
}

}  // namespace models
