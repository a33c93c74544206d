#pragma once

#include <string>
#include <vector>

#include "sim/result.h"

#include "models/calibration/calibration.h"
#include "models/survey/measures.h"
#include "models/survey/panel.h"

namespace models::calibration {

/// The targets that the survey can measure, with their measures, and why not the others.
struct MeasuredTargets {
    std::vector<WantedOutput> wanted;
    std::vector<const survey::Measure*> measures;
    std::vector<std::string> not_measured;  // "NAME: why"
};

/// Complains about a target of which the survey knows nothing.
sim::Result<MeasuredTargets> find_measured(const std::vector<WantedOutput>& wanted,
                                           const std::string& file);

/// The model asked as a survey asks: the plan's parameters in the rules, the panel lived with the
/// seed of the run. All arguments must outlive the simulator.
Simulator survey_simulator(const Plan& plan,
                           const survey::Panel& panel,
                           const VitalRates& rates,
                           const std::vector<const survey::Measure*>& measures);

}  // namespace models::calibration
