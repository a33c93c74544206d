#pragma once

#include "sim/step.h"

#include "models/interventions/programme.h"
#include "models/ties/contact.h"
#include "models/ties/ties.h"

namespace models::interventions {

/// Weekly chance of leaving such that `dropout` of the participants leave within `weeks`.
double weekly_dropout(double dropout, int weeks);

/// Process "interventions.delivery": places are filled from the waiting list, visits and meetings
/// take place, ties between people strengthen or begin, participants leave or finish, and every
/// hour and euro is booked. Acts on loneliness through ties only.
void deliver(const ties::ContactRules& contact,
             const sim::Step& step,
             const Residents& residents,
             ties::Ties& ties,
             Programme& programme,
             volunteers::Stock& stock);

}  // namespace models::interventions
