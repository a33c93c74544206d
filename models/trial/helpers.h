#pragma once

#include <cstdint>

#include "models/trial/trial.h"
#include "models/volunteers/stock.h"
#include "models/world.h"

namespace models::trial {

/// An open stock with more volunteers than the programme of a trial asks for, and time enough: of
/// those who can volunteer here, have room for another tie and were not chosen, in an order drawn
/// by person. Empty where the programme needs none.
volunteers::Stock helpers_for(const TrialPlan& plan,
                              const interventions::Programme& programme,
                              const World& world,
                              std::uint64_t seed);

}  // namespace models::trial
