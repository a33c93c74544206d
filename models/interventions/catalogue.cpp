#include "models/interventions/catalogue.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/near_name.h"
#include "sim/toml_file.h"

namespace models::interventions {
namespace {

/// Whether `name` can stand in a parameter's full name, on a command line and in a file.
bool is_plain_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
               letter == '-' || letter == '_';
    });
}

/// The key `causes`: a list of names. A list without any would be taken for all of them.
void read_causes(sim::TomlReader& table, Intervention& one) {
    const std::vector<std::string> names(causes::kCauseNames.begin(), causes::kCauseNames.end());
    const auto allowed =
        fmt::format("names of {}, or no key `causes` for all", fmt::join(names, ", "));
    table.list(
        "causes",
        [&](const std::string& text, const sim::Place&) {
            const auto found = std::find(names.begin(), names.end(), text);
            if (found != names.end()) {
                one.causes.add(static_cast<causes::Cause>(found - names.begin()));
                return;
            }
            table.complain("causes",
                           fmt::format("interventions.{}: there is no cause '{}'", one.name, text),
                           allowed,
                           sim::nearest_name(text, names));
        },
        [&](sim::TomlReader& entry) {
            entry.complain({}, "causes holds a table", allowed);
            entry.all_keys();
        });
    if (table.has("causes") && one.causes.empty())
        table.complain("causes", fmt::format("interventions.{} has no cause", one.name), allowed);
}

/// The words of an intervention; its numbers are read together with all others.
void read_words(sim::TomlReader& table, Intervention& one) {
    const std::vector<std::string> mechanisms(kMechanismNames.begin(), kMechanismNames.end());
    one.title = one.name;
    table.text("title", one.title);
    int mechanism = 0;
    table.choice("mechanism", mechanism, mechanisms);
    one.mechanism = static_cast<Mechanism>(mechanism);
    if (!table.has("mechanism")) {
        table.complain("mechanism",
                       fmt::format("interventions.{} has no mechanism", one.name),
                       fmt::format("one of {}", fmt::join(kMechanismNames, ", ")));
    }
    read_causes(table, one);
}

/// What the numbers must mean together.
void check_meaning(sim::TomlReader& table, const Intervention& one) {
    const bool one_by_one =
        one.mechanism == Mechanism::treatment || one.mechanism == Mechanism::existing_ties;
    if (one_by_one && one.group_size != 1) {
        table.complain("group_size",
                       fmt::format("interventions.{} helps one resident at a time, but group_size "
                                   "is {}",
                                   one.name,
                                   one.group_size),
                       "group_size = 1, or mechanism = \"group\"");
    }
    if (!one.takes_participants() && one.capacity_per_1000 > 0) {
        table.complain(
            "capacity_per_1000",
            fmt::format("interventions.{} is a service: nobody takes part in it", one.name),
            "capacity_per_1000 = 0, or another mechanism");
    }
}

/// Names of the numbers that a catalogue may leave out.
std::vector<std::string> optional_fields() {
    Intervention any;
    sim::FieldBinder binder;
    describe_help(binder, any);
    describe_services(binder, any);
    std::vector<std::string> names;
    for (const auto& field : binder.take())
        names.push_back(field.name);
    return names;
}

/// A table in which every number must be given but those of `optional`, because a catalogue has no
/// defaults.
void read_numbers(sim::TomlReader& table,
                  const std::string& section,
                  std::span<const sim::BoundField> fields,
                  sim::GivenNumbers& given,
                  std::span<const std::string> optional = {}) {
    table.fields(fields, given, section + ".");
    for (const auto& field : fields) {
        const bool may_lack =
            std::find(optional.begin(), optional.end(), field.name) != optional.end();
        if (may_lack || table.has(field.name)) continue;
        table.complain({}, fmt::format("{}.{} is missing", section, field.name), field.allowed());
    }
    table.finish();
}

}  // namespace

int Catalogue::find(std::string_view name) const {
    for (std::size_t i = 0; i < interventions.size(); ++i) {
        if (interventions[i].name == name) return static_cast<int>(i);
    }
    return -1;
}

std::vector<std::string> Catalogue::names() const {
    std::vector<std::string> all;
    for (const auto& one : interventions)
        all.push_back(one.name);
    return all;
}

sim::Result<CatalogueFile> read_catalogue(const std::string& path) {
    const auto document = sim::read_toml_file(path);
    if (!document) return sim::fail(document.error());

    CatalogueFile file;
    sim::Error problems;
    sim::TomlReader root(document->table, path, {}, problems);
    const auto optional = optional_fields();
    if (auto all = root.table("interventions")) {
        for (const auto& name : all->all_keys()) {
            auto table = all->table(name);
            if (!table) continue;
            if (!is_plain_name(name)) {
                all->complain(name,
                              fmt::format("interventions.{} is not a plain name", name),
                              "small letters, digits, - and _");
            }
            Intervention one;
            one.name = name;
            read_words(*table, one);
            read_numbers(
                *table, "interventions." + name, sim::bind_fields(one), file.given, optional);
            check_meaning(*table, one);
            file.catalogue.interventions.push_back(std::move(one));
        }
    } else if (!root.has("interventions")) {
        root.complain({}, "there is no intervention", "a table [interventions.NAME] for each");
    }
    if (auto table = root.table("costs")) {
        sim::FieldBinder binder;
        describe_costs(binder, file.catalogue.costs);
        read_numbers(*table, "costs", binder.take(), file.given);
    }
    root.finish();
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return file;
}

}  // namespace models::interventions
