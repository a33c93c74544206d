#pragma once

#include <vector>

#include "sim/step.h"

#include "models/interventions/programme.h"

namespace models::interventions {

/// Process "interventions.mobility": who takes part in a programme that takes people about, and got
/// that help by her own draw, is as free to go out next week as people without a mobility
/// limitation. Writes Residents::carried.
void take_about(const sim::Step& step,
                const std::vector<Programme>& programmes,
                Residents& residents);

}  // namespace models::interventions
