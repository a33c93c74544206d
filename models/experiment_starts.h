#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/experiment_arm.h"
#include "models/kept_life.h"

namespace models {

/// Where lives of one replicate begin: after the burn-in, or where their lead was kept.
struct Start {
    Company company;
    std::optional<KeptLife> from = {};
};

/// How the arms of one replicate are still to be lived, given what was kept of them. Hands over
/// what was seen of those who were kept, and of those who were riding along. Arms that were kept
/// go on by themselves; where a lead is kept that its rider has parted from, and the rider is not,
/// that begins anew.
std::vector<Start> starts_of(const ExperimentInput& input,
                             const ExperimentOutput& output,
                             const std::vector<Company>& companies,
                             std::uint32_t replicate);

}  // namespace models
