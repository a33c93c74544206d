#pragma once

#include <vector>

#include "sim/outbox.h"
#include "sim/step.h"

#include "models/cases/handling_rules.h"
#include "models/cases/spotting.h"

namespace models::cases {

/// By which rules services find people, and who may be found.
struct Sought {
    const SpottingRules& spotting;
    const HandlingRules& handling;
    const Residents& residents;
};

/// GPs know the services that take their lonely patients.
void tell_gps(const std::vector<interventions::Programme>& programmes,
              std::int32_t week,
              Eyes& eyes);

/// Process "cases.seeking": services that look for lonely residents. Each week the share
/// `sought_per_week` of those of `min_age` and over gets a questionnaire or somebody at the door,
/// in an order that is drawn, as far as hours go. Who wants no contact does not answer, others with
/// chance `response`. Whoever is lonely for `least_weeks` is seen with chance `sensitivity`,
/// whoever is not is taken for it with chance 1 - `specificity`. Each of both takes one contact of
/// `hours_per_contact`; where no hours are left nobody comes. The lonely are signalled when they
/// consent: to the service where it looks after cases, else where everybody's signals go. Draws are
/// keyed by resident and programme, so that a larger share reaches the same people and others.
void seek(const sim::Step& step,
          const Sought& sought,
          const Eyes& eyes,
          std::vector<interventions::Programme>& programmes,
          sim::Outbox<interventions::Person>& scratch,
          Casebook& book);

}  // namespace models::cases
