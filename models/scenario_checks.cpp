// The part of load_scenario that checks what a scenario means, and applies changes to it.

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/near_name.h"

#include "models/scenario.h"

namespace models {
namespace {

void check_programme(const Scenario& scenario, ArmProgramme& programme, sim::Error& problems) {
    const auto complain = [&](std::string what, std::string allowed, std::string meant = {}) {
        problems.problems.push_back(
            programme.place.problem(std::move(what), std::move(allowed), std::move(meant)));
    };
    if (programme.name.empty()) return;  // the reader has complained

    const auto names = scenario.catalogue.names();
    programme.programme = scenario.catalogue.find(programme.name);
    if (programme.programme < 0) {
        complain(fmt::format("there is no programme '{}'", programme.name),
                 names.empty()
                     ? "no catalogue of interventions was found: name one with catalogue ="
                     : fmt::format("one of {}", fmt::join(names, ", ")),
                 sim::nearest_name(programme.name, names));
    }
    if (programme.to_the_end) programme.stop_week = scenario.weeks();
    if (programme.start_week >= scenario.weeks()) {
        complain(fmt::format("{} starts in week {}, but the run ends in week {}",
                             programme.name,
                             programme.start_week,
                             scenario.weeks()),
                 fmt::format("a start_week from 0 to {}", scenario.weeks() - 1));
    } else if (programme.stop_week <= programme.start_week) {
        complain(fmt::format("{} stops in week {}, but starts in week {}",
                             programme.name,
                             programme.stop_week,
                             programme.start_week),
                 "a stop_week after the start_week");
    }
}

/// The same programme cannot run twice at one time in an arm: scale it instead.
void check_overlap(const Arm& arm, sim::Error& problems) {
    for (std::size_t i = 0; i < arm.programmes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const auto& a = arm.programmes[j];
            const auto& b = arm.programmes[i];
            if (a.name != b.name || a.name.empty()) continue;
            if (a.start_week >= b.stop_week || b.start_week >= a.stop_week) continue;
            problems.problems.push_back(
                b.place.problem(fmt::format("arm {} runs {} twice at one time", arm.name, b.name),
                                "one entry with a scale"));
        }
    }
}

void check_networks(const Scenario& scenario, const Arm& arm, sim::Error& problems) {
    for (const ArmNetwork& network : arm.networks) {
        const auto complain = [&](std::string what, std::string allowed) {
            problems.problems.push_back(network.place.problem(std::move(what), std::move(allowed)));
        };
        if (arm.name == "baseline")
            complain("the baseline has a network", "a baseline without networks");
        const auto& terms = network.terms;
        if (terms.start_week >= scenario.weeks()) {
            complain(fmt::format("the network begins in week {}, but the run ends in week {}",
                                 terms.start_week,
                                 scenario.weeks()),
                     fmt::format("a start_week from 0 to {}", scenario.weeks() - 1));
        }
        if (terms.informal_share + terms.reflection_share > 1)
            complain("informal_share and reflection_share are more than the whole meeting",
                     "shares that add up to 1 at most");
        if (terms.director_budget && !terms.director)
            complain("director_budget is given to a director who is not there",
                     "director = true, or no director_budget");
    }
}

/// What is there every day comes first in every arm, and is checked with what is there beside it.
void add_everyday(Scenario& scenario, sim::Error& problems) {
    const auto& everyday = scenario.everyday_programmes;
    if (everyday.empty()) return;
    if (!scenario.everyday) {
        problems.problems.push_back(scenario.places["everyday"].problem(
            "[everyday] has programmes, but those who help are not there every day",
            "on = true with them"));
    }
    for (Arm& arm : scenario.arms)
        arm.programmes.insert(arm.programmes.begin(), everyday.begin(), everyday.end());
}

/// The first programme of an arm that is not there every day; null when there is none.
const ArmProgramme* own_programme(const Arm& arm) {
    const auto found = std::find_if(arm.programmes.begin(),
                                    arm.programmes.end(),
                                    [](const ArmProgramme& p) { return !p.everyday; });
    return found == arm.programmes.end() ? nullptr : &*found;
}

void check_arms(Scenario& scenario, sim::Error& problems) {
    if (scenario.arms.empty()) {
        const sim::Place file{scenario.file(), 0, 0};
        problems.problems.push_back(file.problem(
            "there are no arms", "[arms.baseline] first, then a table [arms.NAME] for each"));
        return;
    }
    const auto& first = scenario.arms.front();
    if (first.name != "baseline") {
        problems.problems.push_back(first.place.problem(
            fmt::format("the first arm is {}", first.name), "[arms.baseline] must come first"));
    }
    add_everyday(scenario, problems);
    for (auto& arm : scenario.arms) {
        const ArmProgramme* own = own_programme(arm);
        if (arm.name == "baseline" && own != nullptr) {
            problems.problems.push_back(own->place.problem(
                "the baseline has a programme",
                "a baseline without programmes, or one in [everyday] programmes for all arms"));
        }
        sim::Error said;  // of what is there every day it was said for the first arm
        for (auto& programme : arm.programmes) {
            const bool again = programme.everyday && &arm != &scenario.arms.front();
            check_programme(scenario, programme, again ? said : problems);
        }
        check_overlap(arm, problems);
        check_networks(scenario, arm, problems);
    }
    check_courses(scenario, problems);
}

std::vector<std::string> arm_names(const Scenario& scenario);

/// The arms that a pattern compares exist, in weeks that are lived.
void check_pattern(const Scenario& scenario, sim::Error& problems) {
    const auto names = arm_names(scenario);
    for (const PatternCheck& check : scenario.pattern.checks) {
        for (const auto& name : check.arms()) {
            if (name.empty() || std::find(names.begin(), names.end(), name) != names.end())
                continue;
            problems.problems.push_back(
                check.place.problem(fmt::format("there is no arm '{}'", name),
                                    fmt::format("one of {}", fmt::join(names, ", ")),
                                    sim::nearest_name(name, names)));
        }
        if (check.from_week < scenario.weeks() && check.to_week <= scenario.weeks()) continue;
        problems.problems.push_back(check.place.problem(
            fmt::format("the check looks beyond the run, which ends in week {}", scenario.weeks()),
            "weeks of the run"));
    }
}

std::vector<std::string> arm_names(const Scenario& scenario) {
    std::vector<std::string> names;
    for (const auto& arm : scenario.arms)
        names.push_back(arm.name);
    return names;
}

/// Keeps the baseline, to which all effects are differences, and the arms that were asked for.
void keep_arms(const std::vector<std::string>& wanted, Scenario& scenario, sim::Error& problems) {
    if (wanted.empty()) return;

    const auto names = arm_names(scenario);
    for (const auto& name : wanted) {
        if (std::find(names.begin(), names.end(), name) != names.end()) continue;
        problems.add(sim::Error::of(fmt::format("--arms: there is no arm '{}'", name),
                                    fmt::format("one of {}", fmt::join(names, ", ")),
                                    sim::nearest_name(name, names)));
    }
    std::erase_if(scenario.arms, [&](const Arm& arm) {
        return arm.name != "baseline" &&
               std::find(wanted.begin(), wanted.end(), arm.name) == wanted.end();
    });
}

}  // namespace

void shorten(Scenario& scenario) {
    const int weeks = scenario.weeks();
    for (auto& arm : scenario.arms) {
        for (auto& programme : arm.programmes) {
            if (programme.to_the_end || programme.stop_week > weeks) programme.stop_week = weeks;
        }
        std::erase_if(arm.programmes, [&](const auto& p) { return p.start_week >= weeks; });
        std::erase_if(arm.networks, [&](const auto& n) { return n.terms.start_week >= weeks; });
        std::erase_if(arm.changes, [&](const auto& c) { return c.from_week >= weeks; });
        std::erase_if(arm.shocks, [&](const auto& s) { return s.from_week >= weeks; });
    }
    std::erase_if(scenario.shocks, [&](const auto& s) { return s.from_week >= weeks; });
}

void check_scenario(Scenario& scenario, sim::Error& problems) {
    if (scenario.area.empty() && scenario.population_file.empty()) {
        const sim::Place file{scenario.file(), 0, 0};
        problems.problems.push_back(
            file.problem("wijk is missing", "a CBS code or a name, as wijk = \"WK030713\""));
    }
    for (const int week : scenario.snapshots) {
        if (week <= scenario.weeks()) continue;
        problems.problems.push_back(scenario.places["snapshots"].problem(
            fmt::format(
                "snapshots holds week {}, but the run ends in week {}", week, scenario.weeks()),
            fmt::format("weeks from 0 to {}", scenario.weeks())));
    }
    std::sort(scenario.snapshots.begin(), scenario.snapshots.end());
    const auto doubles = std::unique(scenario.snapshots.begin(), scenario.snapshots.end());
    scenario.snapshots.erase(doubles, scenario.snapshots.end());
    check_arms(scenario, problems);
    check_pattern(scenario, problems);
}

void apply_changes(const ScenarioChanges& changes, Scenario& scenario, sim::Error& problems) {
    const auto fields = sim::bind_fields(scenario);
    for (const auto& assignment : changes.set) {
        const auto field = sim::set_field(fields, assignment);
        if (!field) {
            problems.add(field.error());
            continue;
        }
        scenario.given[(*field)->name] = {(*field)->value(), "--set", sim::Grade::d, {}};
    }
    keep_arms(changes.arms, scenario, problems);
    if (!changes.area.empty()) {
        scenario.area = changes.area;
        scenario.population_file.clear();
        scenario.places.erase("wijk");
    }
    if (changes.without_contagion) scenario.without_contagion = true;
    if (changes.has_replicates) scenario.replicates = changes.replicates;
    if (changes.has_seed) scenario.seed = changes.seed;
    if (changes.has_years) {
        scenario.years = changes.years;
        const int weeks = scenario.weeks();
        std::erase_if(scenario.snapshots, [&](int week) { return week > weeks; });
        shorten(scenario);
    }
    if (changes.snapshots.empty()) return;

    scenario.snapshots = changes.snapshots;
    std::sort(scenario.snapshots.begin(), scenario.snapshots.end());
    for (const int week : scenario.snapshots) {
        if (week >= 0 && week <= scenario.weeks()) continue;
        problems.add(sim::Error::of(
            fmt::format("--snapshots {}: the run ends in week {}", week, scenario.weeks()),
            fmt::format("weeks from 0 to {}", scenario.weeks())));
    }
}

}  // namespace models
