#pragma once

#include "sim/step.h"

#include "models/interventions/programme.h"

namespace models::interventions {

/// Hours a week that one client takes of a companion, on average.
double hours_of_client(const Programme& programme);

/// Hours a week of volunteers that a programme wants for all its places.
double hours_wanted(const Programme& programme);

/// Whether a programme asks for volunteers in this week, before it has set its places too.
bool wants_volunteers(const Programme& programme, std::int32_t week);

/// Process "interventions.recruitment": sets the places when a programme starts, lets volunteers go
/// who stopped, died or moved, and asks the stock for others as long as hours are wanted: first
/// those with the fewest engagements, then the keenest. Where the stock has nobody left, places
/// stay unfilled. Gives the promises back at the end. Writes `places`, `volunteers`, `involved`.
void recruit(const sim::Step& step,
             const Residents& residents,
             volunteers::Stock& stock,
             Programme& programme);

}  // namespace models::interventions
