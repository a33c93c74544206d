#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "models/recorders/run_record.h"

namespace models::sweeps {

/// What one arm of one run came to.
struct ArmOutcome {
    std::uint64_t state_hash = 0;   // of everything, at the end
    std::vector<double> level;      // by measure of effect_measures()
    std::vector<double> reference;  // of the arm that it is compared with, over the same weeks
};

/// Numbers that `outcome_values` gives for one arm.
std::size_t values_per_arm();

/// What the only replicate of `record` came to, as numbers to be kept: arm by arm. `series` of all
/// arms come after them, see series_values.
std::vector<double> outcome_values(const recorders::RunRecord& record,
                                   const std::vector<std::string>& series = {});

/// One arm out of what `outcome_values` gave.
ArmOutcome outcome_of_arm(std::span<const double> values, std::size_t arm);

}  // namespace models::sweeps
