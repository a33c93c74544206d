#pragma once

#include <cstdint>
#include <vector>

#include "models/demography/background.h"
#include "models/interventions/programme.h"
#include "models/residents/residents.h"
#include "models/ties/ties.h"

namespace models {

/// Everything that changes in one arm of one replicate. Copying it branches a life.
struct World {
    Residents residents;
    Households households;
    ties::Ties ties;
    demography::Counts counts;
    std::vector<interventions::Programme> programmes;

    /// Fingerprint of the whole state; programmes count from the week they start.
    std::uint64_t hash() const;

    /// Bytes that one resident's slot takes, all columns and ties together.
    double bytes_per_resident() const;
};

}  // namespace models
