#include "models/scenario.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "sim/text_file.h"
#include "sim/toml_file.h"

namespace models {
namespace {

namespace fs = std::filesystem;

constexpr std::array kBaseYears{2012, 2016, 2020, 2022};
constexpr int kLongestBurnIn = 1040;  // weeks
constexpr const char* kNone = "none";

/// Two names of one file give the same text, as far as the disk can tell.
std::string identity(const std::string& path) {
    std::error_code ignored;
    const auto real = fs::weakly_canonical(path, ignored);
    return ignored ? path : real.string();
}

/// Whether the file is a catalogue, which looks like a scenario to somebody new.
bool is_catalogue(const toml::table& table) {
    return table.contains("interventions") && !table.contains("arms") && !table.contains("wijk");
}

/// The scenario and all that it extends, the most basic first.
sim::Result<std::vector<sim::TomlFile>> read_chain(const std::string& path) {
    std::vector<sim::TomlFile> chain;
    std::vector<std::string> seen;
    auto next = path;
    sim::Place asked;
    while (!next.empty()) {
        if (std::find(seen.begin(), seen.end(), identity(next)) != seen.end()) {
            return sim::fail({{asked.problem("extends goes round in a circle: " + next,
                                             "files that do not extend one another")}});
        }
        seen.push_back(identity(next));
        auto document = sim::read_toml_file(next);
        if (!document) {
            if (chain.empty()) return sim::fail(document.error());
            return sim::fail(sim::asked_for(document.error(), asked, "extends"));
        }
        if (is_catalogue(document->table)) {
            return sim::fail(sim::Error::in_file(
                next,
                "this is a catalogue of interventions, not a scenario",
                "a scenario, which has a wijk and arms and may name this file as its catalogue"));
        }
        chain.push_back(std::move(*document));

        const auto& last = chain.back();
        sim::Error problems;
        sim::TomlReader root(last.table, last.path, {}, problems);
        std::string base;
        root.text("extends", base);
        if (!problems.problems.empty()) return sim::fail(std::move(problems));
        asked = root.place("extends");
        next = base.empty() ? base : sim::beside(last.path, base);
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
}

/// One name under `wijk`, or a list of names, which are lived as one place.
void read_area_names(sim::TomlReader& root, std::string& area) {
    if (!root.holds_list("wijk")) return root.text("wijk", area);
    root.list(
        "wijk",
        [&](const std::string& name, const sim::Place&) {
            area += (area.empty() ? "" : "+") + name;
        },
        [&](sim::TomlReader&) {
            root.complain("wijk", "wijk holds a table", "codes or names in quotes");
        });
}

/// An area of CBS under `wijk`, or a file of own margins under either key; of a file and the one
/// that it extends, the last word counts.
void read_area(sim::TomlReader& root, Scenario& scenario) {
    std::string area, file;
    read_area_names(root, area);
    root.text("population", file);
    if (root.has("wijk") && root.has("population")) {
        root.complain("population", "wijk and population are both given", "one of the two");
    }
    if (file.empty() && area.ends_with(".csv")) file.swap(area);
    if (area.empty() && file.empty()) return;

    scenario.area = area;
    scenario.population_file = file.empty() ? file : sim::beside(root.place().file, file);
    scenario.places["wijk"] = root.place(root.has("wijk") ? "wijk" : "population");
}

/// A file beside the scenario, or "none", which stays as it is.
void read_ensemble_key(sim::TomlReader& root, Scenario& scenario) {
    std::string named;
    root.text("ensemble", named);
    if (named.empty()) return;
    scenario.ensemble_file = named == kNone ? named : sim::beside(root.place().file, named);
    scenario.places["ensemble"] = root.place("ensemble");
}

void read_head(sim::TomlReader& root, Scenario& scenario) {
    std::string extends;  // read_chain has followed it
    root.text("extends", extends);
    root.text("title", scenario.title);
    std::string title_nl;  // for reports, which read it in the text of the file
    root.text("title_nl", title_nl);
    root.number("years", scenario.years, kShortestRun, kLongestRun, "years");
    root.whole("replicates", scenario.replicates, 1, kMostReplicates);
    root.seed("seed", scenario.seed);
    root.whole_choice("base_year", scenario.base_year, kBaseYears);
    root.whole("observe_every", scenario.observe_every, 1, kLongestRunWeeks, "weeks");
    root.whole("burn_in_weeks", scenario.burn_in_weeks, 0, kLongestBurnIn, "weeks");
    root.date("start_date", scenario.start_date);
    root.flag("demography", scenario.demography);
    root.whole_list("snapshots", scenario.snapshots, 0, kLongestRunWeeks);

    root.flag("without_contagion", scenario.without_contagion);
    root.flag("events", scenario.events);
    read_everyday(root, scenario);
    if (auto pattern = root.table("pattern")) scenario.pattern = read_pattern(*pattern);
    if (root.has("shocks")) scenario.shocks = read_shocks(root);
    read_area(root, scenario);
    read_ensemble_key(root, scenario);

    if (root.has("snapshots")) scenario.places["snapshots"] = root.place("snapshots");
}

/// The catalogue that a document asks for; the one beside it or `fallback` when there is none yet.
std::string catalogue_for(sim::TomlReader& root,
                          const Scenario& scenario,
                          const std::string& fallback) {
    std::string named;
    root.text("catalogue", named);
    if (!named.empty()) return sim::beside(root.place().file, named);
    if (!scenario.catalogue_file.empty()) return {};

    std::error_code ignored;
    const auto neighbour = sim::beside(root.place().file, "interventions.toml");
    return fs::is_regular_file(neighbour, ignored) ? neighbour : fallback;
}

/// Reads the catalogue into the scenario. Returns whether arms can be checked against it.
bool read_catalogue(sim::TomlReader& root,
                    Scenario& scenario,
                    const std::string& fallback,
                    sim::Error& problems) {
    const auto path = catalogue_for(root, scenario, fallback);
    if (path.empty()) return true;

    auto file = interventions::read_catalogue(path);
    if (!file) {
        const auto place = root.has("catalogue") ? root.place("catalogue") : root.place();
        problems.add(sim::asked_for(file.error(), place, "catalogue"));
        return false;
    }
    scenario.catalogue_file = path;
    scenario.catalogue = file->catalogue;
    scenario.catalogue_as_filed = std::move(file->catalogue);
    scenario.given.merge(file->given);
    return true;
}

/// Reads the ensemble that the command line, the scenario or the data folder names, in this order,
/// and leaves out what the scenario or --set fixes.
void add_ensemble(const ScenarioChanges& changes,
                  const std::string& shipped,
                  Scenario& scenario,
                  sim::Error& problems) {
    const bool asked = !changes.ensemble.empty();
    const bool by_key = !asked && !scenario.ensemble_file.empty();
    if (asked) scenario.ensemble_file = changes.ensemble;
    if (!asked && !by_key) scenario.ensemble_file = shipped;
    if (scenario.ensemble_file == kNone) scenario.ensemble_file.clear();
    if (scenario.ensemble_file.empty()) return;

    const auto read = read_ensemble(scenario.ensemble_file);
    if (!read) {
        auto error = read.error();
        if (by_key) error = sim::asked_for(error, scenario.places["ensemble"], "ensemble");
        for (auto& problem : error.problems)
            if (asked) problem.what = "--ensemble: " + problem.what;
        problems.add(std::move(error));
        return;
    }
    scenario.ensemble = keep_parameters(
        *read, [&](const std::string& name) { return !scenario.given.contains(name); });
}

}  // namespace

sim::Result<Scenario> load_scenario(const std::string& path,
                                    const ScenarioChanges& changes,
                                    const std::string& catalogue,
                                    const std::string& ensemble) {
    auto chain = read_chain(path);
    if (!chain) return sim::fail(chain.error());

    Scenario scenario;
    sim::Error problems;
    for (auto& document : *chain) {
        sim::TomlReader root(document.table, document.path, {}, problems);
        const double years = scenario.years;
        read_head(root, scenario);
        if (scenario.years < years) shorten(scenario);  // of the file that this one extends
        if (!read_catalogue(root, scenario, catalogue, problems)) return sim::fail(problems);
        root.fields(sim::bind_fields(scenario), scenario.given);
        read_arms(root, scenario);
        read_factors(root, changes.factor_pairs, problems, scenario);
        root.finish();
        scenario.sources.push_back({document.path, std::move(document.text)});
    }
    if (scenario.title.empty()) scenario.title = fs::path(path).stem().string();
    if (scenario.start_date.empty()) {
        scenario.start_date = fmt::format("{}-01-01", scenario.base_year);
    }
    scenario.rules.set_base_year(scenario.base_year);
    check_scenario(scenario, problems);
    apply_changes(changes, scenario, problems);
    add_ensemble(changes, ensemble, scenario, problems);
    add_twins(scenario);
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return scenario;
}

std::vector<sim::Parameter> list_parameters(const Scenario& scenario) {
    Scenario now = scenario;
    Scenario defaults;
    defaults.catalogue = scenario.catalogue_as_filed;
    return sim::list_parameters(sim::bind_fields(now), sim::bind_fields(defaults), scenario.given);
}

}  // namespace models
