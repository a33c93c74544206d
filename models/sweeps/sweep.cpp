#include "models/sweeps/sweep.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "sim/bound_fields.h"
#include "sim/check.h"
#include "sim/sha256.h"

namespace models::sweeps {
namespace {

constexpr std::size_t kKeyLength = 32;

/// What one row asks of its scenario.
ScenarioChanges changes_of(const Plan& plan, const Row& row) {
    ScenarioChanges changes = plan.changes;
    for (std::size_t f = 0; f < plan.factors.size(); ++f) {
        switch (plan.factors[f].kind) {
            case FactorKind::parameter:
                changes.set.push_back(plan.factors[f].name + "=" + row.shown(f));
                break;
            case FactorKind::area:
                changes.area = row.texts[f];
                break;
            case FactorKind::arm:
                changes.arms = {row.texts[f]};
                break;
            case FactorKind::seed:
                changes.has_seed = true;
                changes.seed = static_cast<std::uint64_t>(row.values[f]);
        }
    }
    return changes;
}

/// What tells apart the scenarios of rows beside their parameters.
std::string base_of(const Plan& plan, const Row& row) {
    std::string text;
    for (std::size_t f = 0; f < plan.factors.size(); ++f)
        if (plan.factors[f].kind != FactorKind::parameter) text += row.shown(f) + "\n";
    return text;
}

void note_arms(Sweep& sweep) {
    for (const auto& scenario : sweep.bases)
        for (const Arm& arm : scenario.arms)
            if (std::ranges::find(sweep.arms, arm.name) == sweep.arms.end())
                sweep.arms.push_back(arm.name);
}

void note_places(Sweep& sweep) {
    for (std::uint32_t b = 0; b < sweep.bases.size(); ++b) {
        const auto& scenario = sweep.bases[b];
        const auto& name = scenario.area.empty() ? scenario.population_file : scenario.area;
        const auto found = std::ranges::find(sweep.area_names, name);
        sweep.place.push_back(static_cast<std::uint32_t>(found - sweep.area_names.begin()));
        if (found != sweep.area_names.end()) continue;
        sweep.area_names.push_back(name);
        sweep.named_by.push_back(b);
    }
}

}  // namespace

Scenario Sweep::scenario_of(std::uint32_t r) const {
    Scenario scenario = bases[base[r]];
    const auto fields = sim::bind_fields(scenario);
    for (std::size_t f = 0; f < plan.factors.size(); ++f) {
        if (plan.factors[f].kind != FactorKind::parameter) continue;
        const auto* field = sim::find_field(fields, plan.factors[f].name);
        SIM_CHECK(field != nullptr, "a plan is checked when it is read");
        field->store(rows[r].values[f]);
    }
    return scenario;
}

std::optional<std::size_t> Sweep::arm_of(std::uint32_t row, std::uint32_t arm) const {
    const auto& here = bases[base[row]].arms;
    const auto at = std::ranges::find(here, arms[arm], &Arm::name);
    if (at == here.end()) return {};
    return static_cast<std::size_t>(at - here.begin());
}

bool Sweep::compares(std::uint32_t row, std::uint32_t arm) const {
    return arm_of(row, arm).has_value() && !arms[arm].starts_with("baseline");
}

std::uint32_t Sweep::compared_with(std::uint32_t row, std::uint32_t arm) const {
    const auto& here = bases[base[row]].arms;
    const auto at = arm_of(row, arm);
    SIM_CHECK(at.has_value(), "an arm of the row is compared");
    const auto first =
        std::ranges::find(here, here[*at].without_contagion, &Arm::without_contagion);
    return static_cast<std::uint32_t>(std::ranges::find(arms, first->name) - arms.begin());
}

std::string Sweep::key_of(const Unit& unit) const {
    return sim::sha256(fmt::format("{} {}", rows[unit.row].hash, unit.replicate))
        .substr(0, kKeyLength);
}

std::vector<Unit> Sweep::units(int replicates) const {
    std::vector<Unit> out;
    std::set<std::string> seen;
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        if (!seen.insert(rows[row].hash).second) continue;
        for (std::uint32_t k = 0; std::cmp_less(k, replicates); ++k)
            out.push_back({row, k});
    }
    const auto order = [&](const Unit& unit) {
        const auto b = base[unit.row];
        return std::tuple(unit.replicate, place[b], bases[b].seed, unit.row);
    };
    std::ranges::sort(out, [&](const Unit& a, const Unit& b) { return order(a) < order(b); });
    return out;
}

sim::Result<Sweep> load_sweep(const std::string& path, const Shipped& shipped) {
    auto plan = read_plan(path, shipped);
    if (!plan) return sim::fail(plan.error());
    auto rows = make_rows(*plan);
    if (!rows) return sim::fail(rows.error());
    Sweep sweep;
    sweep.plan = std::move(*plan);
    sweep.rows = std::move(*rows);
    std::map<std::string, std::uint32_t> known;
    sim::Error problems;
    for (const Row& row : sweep.rows) {
        const auto next = static_cast<std::uint32_t>(sweep.bases.size());
        const auto [at, added] = known.try_emplace(base_of(sweep.plan, row), next);
        sweep.base.push_back(at->second);
        if (!added) continue;
        auto scenario = plan_scenario(sweep.plan, changes_of(sweep.plan, row), shipped);
        if (!scenario) problems.add(std::move(scenario.error()));
        sweep.bases.push_back(scenario ? std::move(*scenario) : Scenario{});
    }
    if (!problems.problems.empty()) return sim::fail(std::move(problems));
    note_arms(sweep);
    note_places(sweep);
    return sweep;
}

namespace {

/// Where shard `shard` begins among `all`; that of the next one is where it ends.
std::size_t cut(std::size_t all, int shard, int shards) {
    return all * static_cast<std::size_t>(shard - 1) / static_cast<std::size_t>(shards);
}

}  // namespace

std::vector<Unit> shard_of(const std::vector<Unit>& units, int shard, int shards) {
    const auto at = [&](int k) {
        return units.begin() + static_cast<std::ptrdiff_t>(cut(units.size(), k, shards));
    };
    return {at(shard), at(shard + 1)};
}

std::vector<Unit> shard_of_rows(const std::vector<Unit>& units,
                                std::size_t rows,
                                int shard,
                                int shards) {
    auto out = units;
    const auto from = cut(rows, shard, shards), to = cut(rows, shard + 1, shards);
    std::erase_if(out, [&](const Unit& unit) { return unit.row < from || unit.row >= to; });
    return out;
}

}  // namespace models::sweeps
