#pragma once

#include <string>
#include <vector>

#include "sim/result.h"

#include "cli/validate_approaches.h"
#include "cli/validate_plan.h"
#include "models/interventions/catalogue.h"
#include "models/population/area_data.h"
#include "models/residents/vital_rates.h"

namespace cli {

/// What --trials reads beside the rest: the catalogue and one wijk, and scenarios of approaches.
struct TrialInputs {
    models::interventions::Catalogue catalogue;
    models::population::Area area;
    std::vector<ApproachInput> approaches;
};

/// Where the trials take place: as in `wijk trial`.
inline constexpr const char* kTrialArea = "WK030713";  // Schuilenburg, Amersfoort

/// The catalogue beside the data and the area. All that is wrong is added to `problems`; an
/// intervention that is asked for and not in the catalogue too.
TrialInputs read_trials(const ValidatePlan& plan,
                        const models::population::AreaData& data,
                        sim::Error& problems);

/// d after half a year of every target that was asked for and that a virtual trial measures, by the
/// default numbers: replicates as in `wijk trial`; then those of whole approaches. Nothing when
/// interrupted.
sim::Result<std::vector<models::validation::Figure>> live_trials(
    const ValidatePlan& plan,
    const models::population::AreaData& data,
    const models::VitalRates& rates,
    const TrialInputs& read,
    bool quiet);

}  // namespace cli
