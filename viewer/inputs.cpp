#include "viewer/inputs.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "sim/sha256.h"

#include "models/population/own_margins.h"
#include "viewer/levers.h"

namespace viewer {

namespace {

namespace fs = std::filesystem;

std::string beside(const std::string& data, const char* name) {
    const auto path = (fs::path(data) / ".." / name).lexically_normal();
    std::error_code ignored;
    return fs::is_regular_file(path, ignored) ? path.string() : std::string();
}

sim::Result<models::population::Area> area_of(const Inputs& inputs,
                                              const models::Scenario& scenario) {
    if (!scenario.population_file.empty())
        return models::population::read_own_margins(scenario.population_file);
    return models::population::select_areas(inputs.areas.areas, scenario.area);
}

/// The baseline and one arm, nothing else; arms of the registry stay what they are.
sim::Result<void> keep_two_arms(models::Scenario& scenario, const std::string& name) {
    const auto found = std::ranges::find_if(scenario.arms, [&](const models::Arm& arm) {
        return arm.name == name && !arm.without_contagion;
    });
    if (found == scenario.arms.end())
        return sim::fail(sim::Error::of(fmt::format("there is no arm '{}'", name)));
    std::vector<models::Arm> two{scenario.arms.front(), *found};
    scenario.arms = std::move(two);
    scenario.without_contagion = false;
    return {};
}

std::string key_of(const std::vector<Change>& changes, bool of_arm, bool of_catalogue) {
    std::string out;
    for (const auto& one : changes) {
        const bool catalogue =
            one.lever.starts_with("interventions.") || one.lever.starts_with("costs.");
        if (one.of_arm == of_arm && (of_arm || catalogue == of_catalogue))
            out += fmt::format(";{}={}", one.lever, one.to);
    }
    return out;
}

}  // namespace

sim::Result<Inputs> read_inputs(const std::string& data) {
    sim::Error problems;
    auto areas = models::population::read_area_data(data);
    auto rates = models::read_vital_rates(data);
    if (!areas) problems.add(areas.error());
    if (!rates) problems.add(rates.error());
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return Inputs{data,
                  beside(data, "interventions.toml"),
                  beside(data, "ensemble.h5"),
                  std::move(*areas),
                  *rates};
}

sim::Result<models::Scenario> load(const Inputs& inputs,
                                   const std::string& path,
                                   const models::ScenarioChanges& changes) {
    return models::load_scenario(path, changes, inputs.catalogue, inputs.ensemble);
}

models::ScenarioTitles titles_of(const models::Scenario& scenario) {
    models::ScenarioTitles out;
    // The scenario itself stands last and goes before its base files.
    for (const auto& source : scenario.sources) {
        auto titles = models::titles_of(source.text);
        for (auto& [name, arm] : titles.arms)
            if (!arm.title.empty() || !arm.title_nl.empty()) out.arms[name] = std::move(arm);
        if (titles.title.empty() && titles.title_nl.empty()) continue;
        out.title = titles.title, out.title_nl = titles.title_nl;
    }
    return out;
}

sim::Result<Prepared> prepare(const Inputs& inputs, const Question& question) {
    models::ScenarioChanges changes;
    for (const auto& one : question.changes)
        if (!one.of_arm) changes.set.push_back(fmt::format("{}={}", one.lever, one.to));
    changes.area = question.area;
    changes.arms = {question.arm};
    auto scenario = load(inputs, question.scenario, changes);
    if (!scenario) return sim::fail(scenario.error());
    Prepared out;
    out.scenario = std::move(*scenario);
    auto area = area_of(inputs, out.scenario);
    if (!area) return sim::fail(area.error());
    out.area = std::move(*area);
    if (auto kept = keep_two_arms(out.scenario, question.arm); !kept)
        return sim::fail(kept.error());
    for (const auto& one : question.changes)
        if (one.of_arm)
            if (auto moved = move_lever(out.scenario, 1, one.lever, one.to); !moved)
                return sim::fail(moved.error());
    out.scenario.replicates = kMostLives;
    std::string text;
    for (const auto& source : out.scenario.sources)
        text += source.text;
    const auto file = sim::sha256(text).substr(0, 12);
    const auto& all = question.changes;
    out.beginning =
        question.scenario + ";" + file + ";" + question.area + key_of(all, false, false);
    out.baseline = out.beginning + key_of(all, false, true);
    out.arm = out.baseline + ";arm " + question.arm + key_of(all, true, false);
    out.hash = sim::sha256(file + out.arm.substr(question.scenario.size())).substr(0, 10);
    return out;
}

}  // namespace viewer
