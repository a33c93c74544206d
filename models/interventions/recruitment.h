#pragma once

#include "sim/step.h"

#include "models/interventions/programme.h"

namespace models::interventions {

/// How many volunteers a programme wants for its places.
std::uint32_t volunteers_wanted(const Programme& programme);

/// Process "interventions.recruitment": sets the places when a programme starts, lets volunteers go
/// who died or moved, and takes new ones among healthy residents who are not lonely, in an order
/// drawn by resident. Writes `places`, `volunteers`, `involved`, hours of training.
void recruit(const sim::Step& step, const Residents& residents, Programme& programme);

}  // namespace models::interventions
