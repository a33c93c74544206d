#pragma once

#include <vector>

#include "sim/result.h"

#include "cli/validate_plan.h"
#include "models/patterns/published.h"
#include "models/population/area_data.h"
#include "models/residents/vital_rates.h"

namespace cli {

/// A published figure of a whole approach, with the shipped scenario that is held against it.
struct ApproachInput {
    const models::patterns::PublishedApproach* published = nullptr;
    models::Scenario scenario;
    models::population::Area area;
};

/// The scenarios of all targets that were asked for, by the default numbers. All that is wrong is
/// added to `problems`.
std::vector<ApproachInput> read_approaches(const ValidatePlan& plan, sim::Error& problems);

/// What every one of them gives over its replicates. Nothing when interrupted.
sim::Result<std::vector<models::validation::Figure>> live_approaches(
    const ValidatePlan& plan,
    const models::population::AreaData& data,
    const models::VitalRates& rates,
    const std::vector<ApproachInput>& read,
    bool quiet);

}  // namespace cli
