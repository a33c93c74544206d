#pragma once

#include "models/volunteers/stock.h"

namespace models::volunteers {

/// The hazard a year at which a volunteer stops.
double quit_hazard(const VolunteerRules& rules, const Volunteer& volunteer);

/// Process "volunteers.stock", of a stock that is open: what last week did to each volunteer, who
/// stops, died or moved, who joins; then a new week of hours.
void live(const VolunteerRules& rules,
          const sim::Step& step,
          const Residents& residents,
          Stock& stock);

}  // namespace models::volunteers
