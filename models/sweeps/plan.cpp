#include "models/sweeps/plan.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/bound_fields.h"
#include "sim/near_name.h"
#include "sim/text_file.h"
#include "sim/toml_file.h"

#include "models/sweeps/factors.h"
#include "models/sweeps/series.h"
#include "models/sweeps/stopping.h"

namespace models::sweeps {
namespace {

namespace fs = std::filesystem;

constexpr int kMostPoints = 50'000, kMostLevels = 64;
constexpr const char* kNone = "none";

void read_design(sim::TomlReader& root, Plan& plan) {
    int design = 0;
    root.choice("design", design, design_names());
    plan.design = static_cast<Design>(design);
    root.whole("points", plan.points, 1, kMostPoints);
    root.whole("levels", plan.levels, 2, kMostLevels);
    if (plan.levels % 2 != 0)
        root.complain("levels", fmt::format("levels is {}", plan.levels), "an even number");
    root.seed("design_seed", plan.design_seed);
    root.flag("second_order", plan.second_order);
    if (plan.second_order && plan.design != Design::saltelli)
        root.complain("second_order",
                      "second_order with another design",
                      "design = \"saltelli\", which has indices of pairs");
    root.text("table", plan.table);
    const bool table = plan.design == Design::table;
    if (table == plan.table.empty())
        root.complain(table ? "design" : "table",
                      table ? "design is \"table\", and no table is named"
                            : "a table is named, and design is another",
                      "design = \"table\" with table = \"FILE.csv\"");
    if (!plan.table.empty()) plan.table = sim::beside(plan.file, plan.table);
    if (plan.design >= Design::latin_hypercube && plan.points == 0)
        root.complain("design",
                      "a drawn design needs points",
                      "points = N: rows, base points of saltelli, trajectories of morris");
}

/// What the plan changes in its scenario, for all rows.
void read_scenario_changes(sim::TomlReader& root, Plan& plan) {
    auto& changes = plan.changes;
    changes.has_years = root.has("years");
    root.number("years", changes.years, kShortestRun, kLongestRun, "years");
    changes.has_seed = root.has("seed");
    root.seed("seed", changes.seed);
    root.text("area", changes.area);
    root.text("ensemble", changes.ensemble);
    if (!changes.ensemble.empty() && changes.ensemble != kNone)
        changes.ensemble = sim::beside(plan.file, changes.ensemble);
    bool twins = false;
    root.flag("without_contagion", twins);
    if (root.has("without_contagion")) plan.twins = twins;
    changes.without_contagion = plan.twins.value_or(false);
    changes.arms = root.texts("arms");
}

/// What rows keep of every observation.
void read_series(sim::TomlReader& root, Plan& plan) {
    const auto& known = series_measures();
    const auto take = [&](const std::string& name, const sim::Place&) {
        if (std::ranges::find(known, name) == known.end())
            root.complain("series",
                          fmt::format("series has no measure \"{}\"", name),
                          fmt::format("{}", fmt::join(known, ", ")),
                          sim::nearest_name(name, known));
        else if (std::ranges::find(plan.series, name) == plan.series.end())
            plan.series.push_back(name);
    };
    root.list("series", take, [&](sim::TomlReader& table) {
        table.complain("", "this is a table", "names of measures");
    });
}

void read_head(sim::TomlReader& root, Plan& plan) {
    root.text("title", plan.title);
    root.text("scenario", plan.scenario_file);
    if (plan.scenario_file.empty())
        root.complain("scenario", "the plan names no scenario", "scenario = \"FILE.toml\"");
    else
        plan.scenario_file = sim::beside(plan.file, plan.scenario_file);
    root.whole("replicates", plan.replicates, 1, kMostReplicates);
    root.text("until", plan.until);
    if (const auto rule = read_stop_rule(plan.until); !rule) {
        const auto& p = rule.error().problems.front();
        root.complain("until", p.what, p.allowed, p.meant);
    }
    read_series(root, plan);
    read_design(root, plan);
    read_scenario_changes(root, plan);
    if (plan.title.empty()) plan.title = fs::path(plan.file).stem().string();
}

}  // namespace

const std::vector<std::string>& design_names() {
    static const std::vector<std::string> names{
        "grid", "zip", "table", "latin-hypercube", "sobol", "saltelli", "morris"};
    return names;
}

sim::Result<Scenario> plan_scenario(const Plan& plan,
                                    const ScenarioChanges& changes,
                                    const Shipped& shipped) {
    auto scenario = load_scenario(plan.scenario_file, changes, shipped.catalogue, shipped.ensemble);
    if (!scenario) return scenario;
    scenario->snapshots.clear();  // a sweep keeps what runs come to, not who lived in them
    scenario->events = false;
    if (!plan.twins.value_or(true))
        std::erase_if(scenario->arms, [](const Arm& arm) { return arm.without_contagion; });
    return scenario;
}

sim::Result<Plan> read_plan(const std::string& path, const Shipped& shipped) {
    auto file = sim::read_toml_file(path);
    if (!file) return sim::fail(file.error());

    Plan plan;
    plan.file = path;
    plan.text = std::move(file->text);
    sim::Error problems;
    sim::TomlReader root(file->table, path, {}, problems);
    read_head(root, plan);
    if (!plan.scenario_file.empty()) {
        auto scenario = plan_scenario(plan, plan.changes, shipped);
        if (!scenario) {
            problems.add(
                sim::asked_for(std::move(scenario.error()), root.place("scenario"), "scenario"));
            return sim::fail(std::move(problems));
        }
        plan.scenario = std::move(*scenario);
        read_factors(file->table, root, plan, problems);
    }
    root.finish();
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return plan;
}

}  // namespace models::sweeps
