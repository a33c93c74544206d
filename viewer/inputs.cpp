#include "viewer/inputs.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "sim/sha256.h"

#include "models/population/own_margins.h"
#include "models/world.h"
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

/// Wijk codes that an area covers, for outlines.
std::set<std::string> wijken_of(const models::population::Area& area) {
    std::set<std::string> out;
    for (const auto& buurt : area.buurten)
        out.insert(models::population::wijk_of(buurt.code));
    out.insert(area.code);
    for (const auto& part : area.parts)
        out.merge(wijken_of(part));
    return out;
}

/// Within a home residents stand around its middle, so that each can be seen and picked.
void place(std::uint32_t slot, std::uint32_t slots, float& x, float& y) {
    if (slots < 2) return;
    constexpr float kApart = 3;  // metres
    const auto angle = 6.2831853f * static_cast<float>(slot) / static_cast<float>(slots);
    x += kApart * std::cos(angle);
    y += kApart * std::sin(angle);
}

void find_bounds(Homes& homes) {
    float left = 1e9f, right = -1e9f, bottom = 1e9f, top = -1e9f;
    const auto include = [&](double x, double y) {
        left = std::min(left, static_cast<float>(x)),
        right = std::max(right, static_cast<float>(x));
        bottom = std::min(bottom, static_cast<float>(y)),
        top = std::max(top, static_cast<float>(y));
    };
    for (std::size_t k = 0; k < homes.x.size(); ++k)
        include(homes.x[k], homes.y[k]);
    for (const auto& outline : homes.outlines)
        for (const auto& ring : outline.rings)
            for (const auto& point : ring)
                include(point.x, point.y);
    if (left > right) return;
    homes.left = left, homes.right = right, homes.bottom = bottom, homes.top = top;
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

Homes homes_of(const Inputs& inputs,
               const models::population::Area& area,
               const models::population::Population& population,
               const models::World& world) {
    Homes out;
    const auto rows = world.residents.rows();
    out.x.resize(rows), out.y.resize(rows), out.buurt.resize(rows);
    const auto& households = world.households;
    for (std::uint32_t h = 0; h < households.rows(); ++h) {
        const models::HouseholdId home{h};
        for (std::uint32_t k = 0; k < households.slots[home]; ++k) {
            const auto slot = households.first[home] + k;
            out.x[slot] = households.x[home], out.y[slot] = households.y[home];
            out.buurt[slot] = households.buurt[home];
            place(k, households.slots[home], out.x[slot], out.y[slot]);
        }
    }
    for (const auto& code : wijken_of(area))
        if (const auto found = inputs.areas.outlines.find(code);
            found != inputs.areas.outlines.end())
            out.outlines.push_back(found->second);
    std::vector<double> count(population.buurten.size());
    for (const auto& buurt : population.buurten)
        out.buurten.push_back(buurt.name);
    out.centres.resize(count.size());
    for (std::uint32_t slot = 0; slot < rows; ++slot) {
        const auto b = out.buurt[slot];
        const double n = ++count[b];
        out.centres[b].x += (static_cast<double>(out.x[slot]) - out.centres[b].x) / n;
        out.centres[b].y += (static_cast<double>(out.y[slot]) - out.centres[b].y) / n;
    }
    find_bounds(out);
    return out;
}

}  // namespace viewer
