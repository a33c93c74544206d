#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/recorders/run_record.h"
#include "models/scenario.h"

namespace models::sweeps {

/// What a sweep may keep of every observation: the measures of /effects that a moment has. Money
/// and lonely years are those since week 0.
const std::vector<std::string>& series_measures();

/// Weeks of the observations of a scenario.
std::vector<std::uint32_t> series_weeks(const Scenario& scenario);

/// The only replicate of `record` at every observation, for the whole wijk: [arm][measure][week].
std::vector<double> series_values(const recorders::RunRecord& record,
                                  const std::vector<std::string>& measures);

}  // namespace models::sweeps
