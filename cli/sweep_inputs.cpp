#include "cli/sweep_inputs.h"

#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/check.h"
#include "sim/sha256.h"

#include "cli/data_folder.h"
#include "cli/fingerprint.h"
#include "cli/prepare.h"
#include "models/population/make_population.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
namespace sweeps = models::sweeps;

/// A hash of all that decides what a run gives, but for its row and replicate, which its key holds,
/// and the program.
sim::Result<std::string> hash_of_inputs(const sweeps::Sweep& sweep, const std::string& data) {
    const auto& changes = sweep.plan.changes;
    const auto& scenario = sweep.plan.scenario;
    const auto twins = sweep.plan.twins ? fmt::format("{}", *sweep.plan.twins) : "as it says";
    std::string all = fmt::format("years {}\nseed {}\narea {}\narms {}\ntwins {}\n",
                                  scenario.years,
                                  scenario.seed,
                                  changes.area,
                                  fmt::join(changes.arms, ","),
                                  twins);
    if (const auto& series = sweep.plan.series; !series.empty())
        all += fmt::format("series {}\n", fmt::join(series, ","));
    for (const auto& source : scenario.sources)
        all += sim::sha256(source.text) + "\n";
    std::vector<std::string> files{scenario.catalogue_file, scenario.ensemble_file};
    for (const auto& base : sweep.bases)
        files.push_back(base.population_file);
    for (const auto& file : files) {
        if (file.empty()) continue;
        const auto hash = sim::sha256_of_file(file);
        if (!hash) return hash;
        all += *hash + "\n";
    }
    const auto tables = checksums_of_tables(data);
    if (!tables) return tables;
    return sim::sha256(all + *tables);
}

/// Complaints about an area, led by the place of the factor that names it.
sim::Error placed(sim::Error error, const sweeps::Plan& plan) {
    for (const auto& factor : plan.factors)
        for (auto& problem : error.problems)
            if (factor.kind == sweeps::FactorKind::area && problem.line == 0)
                problem = factor.place.problem(problem.what, problem.allowed, problem.meant);
    return error;
}

}  // namespace

sweeps::RunnerInput SweepInputs::runner() const {
    return {sweep, rates, [this](std::uint32_t place, std::uint64_t seed) {
                return models::population::make_population(tables, areas[place], seed);
            }};
}

sim::Result<SweepInputs> read_sweep(const std::string& plan, const std::string& asked_data) {
    sim::Error problems;
    SweepInputs inputs;
    const auto take = [&](auto result, auto& into) {
        if (result)
            into = std::move(*result);
        else
            problems.add(std::move(result.error()));
        return result.has_value();
    };
    std::string data;
    if (!take(find_data_folder(asked_data), data)) return sim::fail(std::move(problems));
    if (!take(sweeps::load_sweep(plan, {shipped_catalogue(data), shipped_ensemble(data)}),
              inputs.sweep))
        return sim::fail(std::move(problems));
    for (const auto base : inputs.sweep.named_by) {
        auto area = area_of(inputs.sweep.bases[base], data);
        if (!area) area = sim::fail(placed(area.error(), inputs.sweep.plan));
        take(std::move(area), inputs.areas.emplace_back());
    }
    take(models::read_vital_rates(data), inputs.rates);
    take(models::population::read_area_data(data), inputs.tables);
    take(hash_of_inputs(inputs.sweep, data), inputs.manifest.inputs);
    take(checksum_of_program(), inputs.manifest.program);
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    inputs.manifest.plan = fs::absolute(plan).lexically_normal().string();
    inputs.manifest.data = fs::absolute(data).lexically_normal().string();
    inputs.manifest.version = model_version();
    inputs.manifest.replicates = inputs.sweep.plan.replicates;
    inputs.manifest.until = inputs.sweep.plan.until;
    return inputs;
}

sim::Result<SweepInputs> read_sweep_of(const std::string& folder, bool same_program) {
    const auto manifest = sweeps::read_manifest(folder);
    if (!manifest) return sim::fail(manifest.error());
    if (const auto rule = sweeps::read_stop_rule(manifest->until); !rule)
        return sim::fail(rule.error());
    auto inputs = read_sweep(manifest->plan, manifest->data);
    if (!inputs) return inputs;
    if (inputs->manifest.inputs != manifest->inputs)
        return sim::fail(sim::Error::in_file(
            folder,
            "was made from files that have changed since: the scenario, its catalogue, the "
            "ensemble, the data, or years, seed or arms of " +
                manifest->plan,
            "the files as they were, or another folder"));
    if (same_program && inputs->manifest.program != manifest->program)
        return sim::fail(
            sim::Error::in_file(folder,
                                fmt::format("was made by another program: {}", manifest->version),
                                "the program that made it, or another folder"));
    inputs->manifest = *manifest;
    return inputs;
}

sweeps::MergedRuns merged_of(const SweepInputs& inputs, const sim::JournalContents& runs) {
    const auto& manifest = inputs.manifest;
    sweeps::MergedRuns merged{
        inputs.sweep, manifest.replicates, runs, manifest.version, manifest.inputs};
    const auto rule = sweeps::read_stop_rule(manifest.until);
    SIM_CHECK(rule.has_value(), "the rule of a sweep is checked when it is read");
    merged.rule = *rule;
    merged.ask_rule();
    return merged;
}

std::string command_of(const std::string& folder, const sweeps::Unit& unit) {
    return fmt::format("wijk sweep verify {} --run {}:{}", folder, unit.row, unit.replicate);
}

}  // namespace cli
