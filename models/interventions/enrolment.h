#pragma once

#include "sim/outbox.h"
#include "sim/step.h"

#include "models/interventions/programme.h"

namespace models::interventions {

/// Whether a resident may be asked to take part. `lonely_only` asks those whose loneliness stands
/// above the threshold of chronicity: the programme sees loneliness, not the questionnaire.
bool eligible(const Programme& programme, const Residents& residents, ResidentId r);

/// Process "interventions.enrolment": eligible residents are asked, some accept and wait for a
/// place. The order of the waiting list is drawn, never the order of rows.
void enrol(const sim::Step& step,
           const Residents& residents,
           Programme& programme,
           sim::Outbox<Person>& offers);

}  // namespace models::interventions
