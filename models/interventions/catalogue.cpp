#include "models/interventions/catalogue.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/text_file.h"

namespace models::interventions {
namespace {

/// Whether `name` can stand in a parameter's full name, on a command line and in a file.
bool is_plain_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
               letter == '-' || letter == '_';
    });
}

/// The words of an intervention; its numbers are read together with all others.
void read_words(sim::TomlReader& table, Intervention& one) {
    const std::vector<std::string> mechanisms{"companion", "group"};
    one.title = one.name;
    table.text("title", one.title);
    int mechanism = 0;
    table.choice("mechanism", mechanism, mechanisms);
    one.mechanism = static_cast<Mechanism>(mechanism);
    if (!table.has("mechanism")) {
        table.complain("mechanism",
                       fmt::format("interventions.{} has no mechanism", one.name),
                       "one of companion, group");
    }
}

/// A table in which every number must be given, because a catalogue has no defaults.
void read_numbers(sim::TomlReader& table,
                  const std::string& section,
                  std::span<const sim::BoundField> fields,
                  sim::GivenNumbers& given) {
    table.fields(fields, given, section + ".");
    for (const auto& field : fields) {
        if (table.has(field.name)) continue;
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
    const auto text = sim::read_text_file(path);
    if (!text) return sim::fail(text.error());
    const auto document = sim::parse_toml(*text, path);
    if (!document) return sim::fail(document.error());

    CatalogueFile file;
    sim::Error problems;
    sim::TomlReader root(*document, path, {}, problems);
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
            read_numbers(*table, "interventions." + name, sim::bind_fields(one), file.given);
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
