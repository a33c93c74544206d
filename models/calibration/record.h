#pragma once

#include <string>
#include <vector>

#include "sim/result.h"

#include "models/calibration/calibration.h"
#include "models/calibration/simulator.h"
#include "models/ensemble.h"

namespace models::calibration {

/// The ensemble of a calibration: some of its final runs, by their weights.
struct MadeEnsemble {
    Ensemble ensemble;
    EnsembleOutputs outputs;
};
MadeEnsemble make_ensemble(const Plan& plan,
                           const std::vector<WantedOutput>& wanted,
                           const Outcome& outcome,
                           const EnsembleOrigin& origin);

/// Writes the ensemble, and in the group /calibration everything that is needed to judge the fit:
/// the targets as they were taken and those that the model does not measure, the ranges of the
/// parameters, each wave's emulators, and all final runs with their weights.
sim::Result<void> write_record(const std::string& path,
                               const MadeEnsemble& made,
                               const Plan& plan,
                               const MeasuredTargets& targets,
                               const Outcome& outcome);

/// One target beside what the ensemble gives.
struct TargetFit {
    std::string name;
    double low = 0, high = 0, value = 0;
    double mean = 0, sd = 0;  // over members, by their weights
    bool inside = false;      // the mean lies in the band
};
std::vector<TargetFit> fits_of(const MadeEnsemble& made, const std::vector<WantedOutput>& wanted);

/// One parameter before and after.
struct ParameterFit {
    std::string name;
    double low = 0, high = 0;  // of the prior
    double mean = 0, sd = 0;   // after
    double kept = 0;           // sd after / sd before, both on the scale of the prior
    /// As unknown as before: the spread fell by less than a tenth.
    bool unknown() const { return kept > 0.9; }
};
std::vector<ParameterFit> parameters_of(const Plan& plan, const Outcome& outcome);

}  // namespace models::calibration
