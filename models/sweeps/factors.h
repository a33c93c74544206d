#pragma once

#include "models/sweeps/plan.h"

namespace models::sweeps {

/// Reads what rows differ in: the table [factors] of the file that `root` reads. Adds to
/// `problems`.
void read_factors(const toml::table& file, sim::TomlReader& root, Plan& plan, sim::Error& problems);

/// The factor that a plan calls `name`, without levels; the problem when there is none.
sim::Result<Factor> named_factor(const std::string& name, const Scenario& scenario);

/// What is wrong with a level of the factor, if anything.
std::optional<sim::Problem> problem_with(const Factor& factor,
                                         double number,
                                         const Scenario& scenario);
std::optional<sim::Problem> problem_with(const Factor& factor,
                                         const std::string& text,
                                         const Scenario& scenario);

}  // namespace models::sweeps
