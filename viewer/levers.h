#pragma once

#include <string>
#include <vector>

#include "sim/fields.h"
#include "sim/result.h"

#include "models/scenario.h"

namespace viewer {

/// Something that can be moved: a number of an arm, of its network, or of the registry.
struct Lever {
    // "all.scale", "befriending.scale", "befriending.uptake", "network.coordinator_hours", or the
    // full name of a parameter: "ties.contact.gain".
    std::string id;
    std::string of;    // title of what it belongs to: a programme; empty
    std::string unit;  // as in the registry
    std::string meaning;
    std::string source;
    sim::Grade grade = sim::Grade::d;
    double low = 0, high = 1;    // of the slider: what is plausible
    double least = 0, most = 1;  // that the program accepts
    double value = 0;
    bool whole = false, flag = false;
    bool of_arm = true;  // false: of the registry, in both arms
};

/// Three to seven that matter most in an arm of the scenario.
std::vector<Lever> main_levers(const models::Scenario& scenario, std::size_t arm);

/// All of an arm: every programme with all its numbers, every network with all its terms.
std::vector<Lever> arm_levers(const models::Scenario& scenario, std::size_t arm);

/// All of the registry.
std::vector<Lever> parameter_levers(const models::Scenario& scenario);

/// Moves a lever of an arm. An unknown one, or a value that is not accepted, is an error.
sim::Result<void> move_lever(models::Scenario& scenario,
                             std::size_t arm,
                             const std::string& id,
                             double value);

}  // namespace viewer
