#include "models/calibration/plan.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "sim/bound_fields.h"
#include "sim/near_name.h"
#include "sim/text_file.h"
#include "sim/toml_file.h"

#include "models/survey/targets.h"

namespace models::calibration {
namespace {

namespace fs = std::filesystem;

constexpr int kMostPoints = 5000, kMostWaves = 12, kMostReplicates = 50;
constexpr double kBandSds = 4;  // a band from low to high is four standard deviations wide

void read_head(sim::TomlReader& root, Plan& plan) {
    root.text("title", plan.title);
    root.seed("seed", plan.seed);
    root.whole("waves", plan.waves, 1, kMostWaves);
    root.whole("refining", plan.refining, 0, kMostWaves);
    root.whole("points", plan.points, 10, kMostPoints);
    root.whole("final_runs", plan.final_runs, 10, kMostPoints);
    root.whole("ensemble", plan.ensemble, 1, kMostPoints);
    root.whole("replicates", plan.replicates, 1, kMostReplicates);
    root.whole("repeated", plan.repeated, 0, kMostPoints);
    root.number("cutoff", plan.cutoff, 1, 20, "standard deviations");
    root.whole("spared", plan.spared, 0, 100);
    root.flag("everyday", plan.everyday);
    root.number("discrepancy", plan.discrepancy, 0, 100, "standard deviations of the target");
    root.text("panel", plan.panel);
    if (plan.panel.empty()) {
        root.complain("panel", "the plan names no panel", "panel = \"FILE.csv\", codes of wijken");
    } else {
        plan.panel = sim::beside(root.place().file, plan.panel);
    }
    for (const auto& file : root.texts("targets"))
        plan.targets.push_back(sim::beside(root.place().file, file));
    if (plan.targets.empty())
        root.complain("targets", "the plan names no targets", "targets = [\"FILE.toml\"]");
    plan.left_out = root.texts("leave_out");
    plan.repeated = std::min(plan.repeated, plan.points);
}

void read_changes(sim::TomlReader& root, Plan& plan) {
    auto table = root.table("target");
    if (!table) return;
    for (const auto& name : table->all_keys()) {
        auto one = table->table(name);
        if (!one) continue;
        TargetChange change;
        change.place = one->place();
        one->number("sd", change.observation_sd, 0, 1e6);
        one->number("discrepancy_sd", change.discrepancy_sd, 0, 1e6);
        one->finish();
        plan.changes[name] = change;
    }
}

/// Reads one entry of [parameters]; the plausible range of the registry where none is given.
void read_parameter(sim::TomlReader& table,
                    const std::string& name,
                    const sim::BoundField& field,
                    Plan& plan) {
    FreeParameter parameter{.name = name,
                            .low = field.about.plausible_low,
                            .high = field.about.plausible_high,
                            .whole = field.is_count()};
    if (auto one = table.table(name)) {
        one->number_pair("range", parameter.low, parameter.high);
        one->flag("log", parameter.log);
        check_range(*one, field, parameter);
        one->finish();
        plan.parameters.push_back(std::move(parameter));
    }
}

void read_parameters(sim::TomlReader& root, Plan& plan) {
    Rules rules;
    const auto fields = sim::bind_fields(rules);
    std::vector<std::string> known;
    for (const auto& field : fields)
        known.push_back(field.name);
    auto table = root.table("parameters");
    if (!table)
        return root.complain("parameters",
                             "the plan sets no parameter free",
                             "[parameters] with \"NAME\" = {} for each");
    for (const auto& name : table->all_keys()) {
        const auto* field = sim::find_field(fields, name);
        if (field == nullptr) {
            const bool section =
                std::ranges::any_of(known, [&](auto& k) { return k.starts_with(name + "."); });
            table->complain(
                name,
                fmt::format("there is no parameter '{}'", name),
                section ? "the full name in quotes: \"" + name + ".NAME\" = {}" : "see wijk params",
                section ? std::string() : sim::nearest_name(name, known));
        } else if (field->is_flag()) {
            table->complain(name, name + " is on or off", "a parameter with a range");
        } else {
            read_parameter(*table, name, *field, plan);
        }
    }
}

/// The observation and its uncertainty as the plan takes them.
WantedOutput wanted_output(const Plan& plan, const survey::Target& target) {
    WantedOutput wanted{target.name, target.low, target.high, {}};
    wanted.observed.value = target.value;
    wanted.observed.observation_sd = (target.high - target.low) / kBandSds;
    wanted.observed.discrepancy_sd = plan.discrepancy * wanted.observed.observation_sd;
    const auto change = plan.changes.find(target.name);
    if (change == plan.changes.end()) return wanted;
    const auto& other = change->second;
    if (other.observation_sd >= 0) wanted.observed.observation_sd = other.observation_sd;
    if (other.discrepancy_sd >= 0) wanted.observed.discrepancy_sd = other.discrepancy_sd;
    return wanted;
}

/// Complains about names of the plan that no file of targets has.
void check_names(const Plan& plan, const std::vector<std::string>& known, sim::Error& problems) {
    const auto check = [&](const std::string& name, const sim::Place& place) {
        if (std::ranges::find(known, name) != known.end()) return;
        problems.problems.push_back(place.problem(fmt::format("there is no target '{}'", name),
                                                  "a name of the files of targets",
                                                  sim::nearest_name(name, known)));
    };
    for (const auto& name : plan.left_out)
        check(name, {plan.file, 0, 0});
    for (const auto& [name, change] : plan.changes)
        check(name, change.place);
}

}  // namespace

void check_range(sim::TomlReader& reader,
                 const sim::BoundField& field,
                 const FreeParameter& parameter) {
    const auto shown = fmt::format("range = [{}, {}]", parameter.low, parameter.high);
    for (const double end : {parameter.low, parameter.high}) {
        if (end >= field.about.low && end <= field.about.high) continue;
        return reader.complain("range",
                               fmt::format("{} leaves what {} may be", shown, parameter.name),
                               field.allowed());
    }
    if (!(parameter.low < parameter.high))
        return reader.complain("range", shown + " is empty", "[LOW, HIGH] with LOW below HIGH");
    if (parameter.log && !(parameter.low > 0))
        reader.complain("log",
                        fmt::format("{} has no logarithm over {}", parameter.name, shown),
                        "log = true with a range above 0");
}

double FreeParameter::value(double u) const {
    double found = log ? low * std::exp(u * std::log(high / low)) : low + u * (high - low);
    if (whole) found = std::round(found);
    return std::clamp(found, low, high);
}

double FreeParameter::unit(double of) const {
    return log ? std::log(of / low) / std::log(high / low) : (of - low) / (high - low);
}

sim::Result<Plan> read_plan(const std::string& path) {
    auto file = sim::read_toml_file(path);
    if (!file) return sim::fail(file.error());

    Plan plan;
    plan.file = path;
    plan.text = std::move(file->text);
    sim::Error problems;
    sim::TomlReader root(file->table, path, {}, problems);
    read_head(root, plan);
    read_changes(root, plan);
    read_parameters(root, plan);
    root.finish();
    if (plan.title.empty()) plan.title = fs::path(path).stem().string();
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return plan;
}

sim::Result<std::vector<WantedOutput>> read_wanted(const Plan& plan) {
    sim::Error problems;
    std::vector<WantedOutput> wanted;
    std::vector<std::string> known;
    for (const auto& file : plan.targets) {
        auto targets = survey::read_targets(file, survey::Use::calibrate);
        if (!targets) {
            problems.add(std::move(targets.error()));
            continue;
        }
        for (const auto& target : *targets) {
            if (std::ranges::find(known, target.name) != known.end())
                problems.add(sim::Error::in_file(file, target.name + " stands in two files"));
            known.push_back(target.name);
            if (std::ranges::find(plan.left_out, target.name) != plan.left_out.end()) continue;
            wanted.push_back(wanted_output(plan, target));
        }
    }
    if (problems.problems.empty()) check_names(plan, known, problems);
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    return wanted;
}

}  // namespace models::calibration
