#pragma once

#include "models/collaboration/gathering.h"

namespace models::collaboration {

/// The chance that a member comes to the meeting: released hours, commitment of the managers,
/// energy, a suitable time. Volunteers have no managers.
double attendance_chance(const Gathering& g, const Member& member);

/// Familiarity of two who were both at a meeting, by what it was and what they trust.
double after_meeting(const Network& network,
                     double familiarity,
                     double trust_a,
                     double trust_b,
                     double hidden_a,
                     double hidden_b);

/// Gives a newcomer her first familiarity with everybody, through the coordinator.
void introduce(Network& network, MemberId newcomer);

/// Every week: what is not kept up fades; people run into each other in a small area.
void between_meetings(Gathering& g);

/// Takes hours from a member's week and books them; false when she has fewer.
bool take_hours(Gathering& g, const Member& member, double hours);

/// Who comes, in their own hours, and how well they know each other afterwards.
void meet(Gathering& g);

}  // namespace models::collaboration
