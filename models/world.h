#pragma once

#include <cstdint>
#include <vector>

#include "models/cases/casebook.h"
#include "models/collaboration/network.h"
#include "models/demography/background.h"
#include "models/interventions/programme.h"
#include "models/interventions/reliefs.h"
#include "models/organisations/organisations.h"
#include "models/professionals/posts.h"
#include "models/residents/residents.h"
#include "models/ties/ties.h"
#include "models/volunteers/stock.h"

namespace models {

/// Everything that changes in one arm of one replicate. Copying it branches a life.
struct World {
    Residents residents;
    Households households;
    ties::Ties ties;
    demography::Counts counts;
    std::vector<interventions::Programme> programmes;
    interventions::Reliefs reliefs;

    // Those who help. They are there from when somebody asks for them, or from the first week.
    bool everyday = false;
    volunteers::Stock volunteers;
    std::vector<professionals::Post> posts;
    std::vector<collaboration::Network> networks;
    cases::Casebook casebook;
    interventions::Ledger casework;  // of cases that no network handles
    interventions::CostRules costs;  // of that work

    /// Fingerprint of the whole state; programmes and those who help count from when they begin.
    std::uint64_t hash() const;

    /// Bytes that one resident's slot takes, all columns and ties together.
    double bytes_per_resident() const;
};

}  // namespace models
