#pragma once

#include <cstdint>

#include "models/interventions/session.h"

namespace models::interventions {

/// The seat of a volunteer with the fewest clients who is trained and has hours and room for one
/// more; kNobody when there is none.
std::uint32_t free_volunteer(const Delivery& d);

/// Brings a client and a volunteer together; where one of their lives has no room, nobody comes.
void match(Delivery& d, Participant& participant, std::uint32_t volunteer);

/// Clients whose volunteer left are matched anew, or stay without visits until somebody comes.
void rematch(Delivery& d);

/// A volunteer visits each of her clients, as far as her hours of this week go.
void visit(Delivery& d);

/// The end of a companionship: the tie stays only where it grew into a friendship.
void part(Delivery& d, const Participant& participant);

/// New volunteers are trained, in their own hours, before they begin.
void train(Delivery& d);

/// Places that there are volunteers for: all, when meetings take none of their hours.
std::uint32_t places_served(const Delivery& d);

/// The hours of volunteers for one meeting, from the seats after `first` in turn; false, and
/// nothing is booked, when all of them together have less.
bool lead_meeting(Delivery& d, std::size_t first);

}  // namespace models::interventions
