#pragma once

#include <string>

#include "models/trial/trial.h"

namespace cli {

/// What the lines of a trial name beside its numbers.
struct TrialNames {
    std::string intervention;  // as the catalogue names it
    std::string title;
    std::string area;  // "Schuilenburg (WK030713)"
};

std::string trial_as_text(const TrialNames& names,
                          const models::trial::TrialPlan& plan,
                          const models::trial::TrialResult& result);

/// {intervention, d, ci_low, ci_high, d_12_months, ..., n, replicates}; null for what is not
/// known.
std::string trial_as_json(const TrialNames& names, const models::trial::TrialResult& result);

}  // namespace cli
