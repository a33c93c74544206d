#pragma once

#include <cstdint>

#include "models/interventions/session.h"

namespace models::interventions {

/// The volunteer with the fewest clients who has room for one more; kNobody when there is none.
std::uint32_t free_volunteer(const Delivery& d);

/// Brings a client and a volunteer together; where one of their lives has no room, nobody comes.
void match(Delivery& d, Participant& participant, std::uint32_t volunteer);

/// Clients whose volunteer left are matched anew, or stay without visits until somebody comes.
void rematch(Delivery& d);

/// A volunteer visits each of her clients.
void visit(Delivery& d);

/// The end of a companionship: the tie stays only where it grew into a friendship.
void part(Delivery& d, const Participant& participant);

}  // namespace models::interventions
