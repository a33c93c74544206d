#pragma once

#include "models/volunteers/stock.h"

namespace models::volunteers {

/// Whether a resident could volunteer: an adult of the right age, not severely limited, not lonely.
bool can_volunteer(const VolunteerRules& rules, const Residents& residents, ResidentId r);

/// How likely people of her age and education are to volunteer at all, 0..1.
double likeliness(const VolunteerRules& rules, const Residents& residents, ResidentId r);

/// Volunteers in an ordinary week, for the adults who live here.
std::uint32_t everyday_size(const VolunteerRules& rules, const Residents& residents);

/// Opens the stock with those who are keenest, as if they had joined over the years. Nothing
/// happens when it is open. Draws are keyed by person only.
void open(const VolunteerRules& rules,
          const sim::Step& step,
          const Residents& residents,
          Stock& stock);

/// Former participants join first, whether there are vacancies or not; every fourth week some of
/// the vacancies are filled by whoever is keenest.
void refill(const VolunteerRules& rules,
            const sim::Step& step,
            const Residents& residents,
            Stock& stock);

}  // namespace models::volunteers
