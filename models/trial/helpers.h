#pragma once

#include <cstdint>

#include "models/trial/trial.h"
#include "models/volunteers/stock.h"

namespace models::trial {

/// An open stock with more volunteers than the programme of a trial asks for, and time enough: of
/// those who can volunteer here and were not chosen, in an order drawn by person. Empty where the
/// programme needs none.
volunteers::Stock helpers_for(const TrialPlan& plan,
                              const interventions::Programme& programme,
                              const Residents& residents,
                              std::uint64_t seed);

}  // namespace models::trial
