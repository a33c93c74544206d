#pragma once

#include <string>
#include <vector>

#include "models/calibration/record.h"

namespace cli {

/// What the ensemble gives beside what was wanted, what is known of the parameters now, and how far
/// the emulators can be trusted.
std::string calibration_text(const models::calibration::Plan& plan,
                             const std::vector<models::calibration::WantedOutput>& wanted,
                             const models::calibration::Outcome& outcome,
                             const models::calibration::MadeEnsemble& made);

}  // namespace cli
