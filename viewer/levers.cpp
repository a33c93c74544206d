#include "viewer/levers.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "sim/bound_fields.h"

#include "models/collaboration/terms.h"

namespace viewer {

namespace {

constexpr double kLargestScale = 100;  // as in a scenario file
constexpr const char* kAllScale = "all.scale";
constexpr const char* kCapacity = "capacity_per_1000";

Lever lever_of(const sim::BoundField& field, const std::string& id) {
    Lever out;
    out.id = id;
    out.unit = field.about.unit;
    out.meaning = field.about.meaning;
    out.source = field.about.source;
    out.grade = field.about.grade;
    out.low = field.about.plausible_low;
    out.high = field.about.plausible_high;
    out.least = field.about.low;
    out.most = field.about.high;
    out.value = field.value();
    out.whole = field.is_count();
    out.flag = field.is_flag();
    // What stands in the file can always be gone back to.
    out.low = std::min(out.low, out.value);
    out.high = std::max(out.high, out.value);
    return out;
}

Lever scale_lever(const std::string& id, const std::string& of, double value) {
    Lever out;
    out.id = id;
    out.of = of;
    out.unit = "times";
    out.meaning = "places, times those of the catalogue";
    out.source = "assumption";
    out.high = std::max(5.0, value);
    out.most = kLargestScale;
    out.value = value;
    return out;
}

Lever start_lever(const models::Scenario& scenario, const std::string& id, int week) {
    Lever out;
    out.id = id;
    out.unit = "week";
    out.meaning = "first week";
    out.source = "scenario";
    out.high = out.most = std::max(1, scenario.weeks() - 1);
    out.value = week;
    out.whole = true;
    return out;
}

/// The numbers of a programme in an arm, by field.
std::vector<Lever> programme_levers(const models::Scenario& scenario,
                                    const models::ArmProgramme& programme) {
    auto terms = models::intervention_of(scenario, programme);
    std::vector<Lever> out;
    out.push_back(scale_lever(programme.name + ".scale", terms.title, programme.scale));
    out.push_back(start_lever(scenario, programme.name + ".start_week", programme.start_week));
    out.back().of = terms.title;
    for (const auto& field : sim::bind_fields(terms)) {
        if (field.name == kCapacity) continue;  // the scale moves it
        out.push_back(lever_of(field, programme.name + "." + field.name));
        out.back().of = terms.title;
        const auto given =
            scenario.given.find("interventions." + programme.name + "." + field.name);
        if (given == scenario.given.end()) continue;
        out.back().source = given->second.source;
        out.back().grade = given->second.grade;
    }
    return out;
}

std::vector<Lever> network_levers(models::collaboration::NetworkTerms terms) {
    std::vector<Lever> out;
    for (const auto& field : sim::bind_fields(terms))
        out.push_back(lever_of(field, "network." + field.name));
    return out;
}

void take(std::vector<Lever>& from, const std::string& id, std::vector<Lever>& into) {
    const auto found = std::ranges::find(from, id, &Lever::id);
    if (found != from.end()) into.push_back(*found);
}

tl::unexpected<sim::Error> no_lever(const std::string& id) {
    return sim::fail(sim::Error::of("nothing in this arm is called " + id));
}

sim::Result<void> move_field(const sim::BoundField& field, double value) {
    if (field.is_count()) value = std::round(value);
    if (const auto problem = field.problem_with(value)) return sim::fail(sim::Error{{*problem}});
    field.store(value);
    return {};
}

sim::Result<void> move_network(models::Arm& arm, const std::string& field, double value) {
    for (auto& network : arm.networks) {
        const auto fields = sim::bind_fields(network.terms);
        const auto* found = sim::find_field(fields, field);
        if (found == nullptr) return no_lever("network." + field);
        if (auto moved = move_field(*found, value); !moved) return moved;
    }
    if (arm.networks.empty()) return no_lever("network." + field);
    return {};
}

sim::Result<void> move_programme(const models::Scenario& scenario,
                                 models::ArmProgramme& programme,
                                 const std::string& field,
                                 double value) {
    if (field == "scale") {
        if (!(value >= 0 && value <= kLargestScale))
            return sim::fail(sim::Error::of(fmt::format("{} times the places", value),
                                            fmt::format("0 to {}", kLargestScale)));
        programme.scale = value;
        return {};
    }
    if (field == "start_week") {
        const int week = static_cast<int>(std::lround(value));
        if (week < 0 || week >= programme.stop_week)
            return sim::fail(
                sim::Error::of(fmt::format("{} starts in week {}", programme.name, week),
                               fmt::format("0 to {}", programme.stop_week - 1)));
        programme.start_week = week;
        return {};
    }
    auto terms = models::intervention_of(scenario, programme);
    const auto fields = sim::bind_fields(terms);
    const auto* found = sim::find_field(fields, field);
    if (found == nullptr || field == kCapacity) return no_lever(programme.name + "." + field);
    if (auto moved = move_field(*found, value); !moved) return moved;
    programme.changes[field] = found->value();
    return {};
}

}  // namespace

std::vector<Lever> main_levers(const models::Scenario& scenario, std::size_t arm) {
    const auto& one = scenario.arms[arm];
    std::vector<Lever> out;
    if (one.programmes.size() == 1) {
        auto all = programme_levers(scenario, one.programmes.front());
        const auto& name = one.programmes.front().name;
        for (const auto* field : {".scale", ".start_week", ".uptake", ".offers_per_week"})
            take(all, name + field, out);
        take(all, name + ".sessions_per_week", out);
    } else if (!one.programmes.empty()) {
        out.push_back(scale_lever(kAllScale, {}, one.programmes.front().scale));
    }
    if (!one.networks.empty()) {
        auto all = network_levers(one.networks.front().terms);
        const bool room = out.size() < 3;
        take(all, "network.coordinator_hours", out);
        if (room) take(all, "network.cadence_weeks", out);
        take(all, "network.publicity_effort", out);
        if (room) take(all, "network.first_members", out);
        if (room) take(all, "network.informal_share", out);
    }
    if (out.size() < 3 && one.programmes.size() > 1)
        for (const auto& programme : one.programmes) {
            auto all = programme_levers(scenario, programme);
            if (out.size() < 7) take(all, programme.name + ".scale", out);
        }
    return out;
}

std::vector<Lever> arm_levers(const models::Scenario& scenario, std::size_t arm) {
    const auto& one = scenario.arms[arm];
    std::vector<Lever> out;
    if (one.programmes.size() > 1)
        out.push_back(scale_lever(kAllScale, {}, one.programmes.front().scale));
    for (const auto& programme : one.programmes)
        std::ranges::move(programme_levers(scenario, programme), std::back_inserter(out));
    if (!one.networks.empty())
        std::ranges::move(network_levers(one.networks.front().terms), std::back_inserter(out));
    return out;
}

std::vector<Lever> parameter_levers(const models::Scenario& scenario) {
    auto copy = scenario;
    std::vector<Lever> out;
    for (const auto& field : sim::bind_fields(copy)) {
        out.push_back(lever_of(field, field.name));
        out.back().of_arm = false;
        const auto given = scenario.given.find(field.name);
        if (given == scenario.given.end()) continue;
        out.back().source = given->second.source;
        out.back().grade = given->second.grade;
    }
    return out;
}

sim::Result<void> move_lever(models::Scenario& scenario,
                             std::size_t arm,
                             const std::string& id,
                             double value) {
    auto& one = scenario.arms[arm];
    if (id == kAllScale) {
        for (auto& programme : one.programmes)
            if (auto moved = move_programme(scenario, programme, "scale", value); !moved)
                return moved;
        return {};
    }
    const auto dot = id.find('.');
    if (dot == id.npos) return no_lever(id);
    const auto of = id.substr(0, dot), field = id.substr(dot + 1);
    if (of == "network") return move_network(one, field, value);
    for (auto& programme : one.programmes)
        if (programme.name == of) return move_programme(scenario, programme, field, value);
    return no_lever(id);
}

}  // namespace viewer
