#pragma once

#include <cstdint>
#include <vector>

#include "sim/step.h"

#include "models/recorders/observation.h"
#include "models/residents/measurement.h"
#include "models/world.h"

namespace models::recorders {

/// Asks every adult the questionnaire and fills `indicators` of `out`, by measure and group.
/// Returns the number of lonely adults. Counts are whole numbers: no order can change them.
std::uint32_t observe_wellbeing(const World& world,
                                const residents::Questionnaire& questionnaire,
                                const sim::Step& step,
                                std::uint32_t groups,
                                Observation& out);

/// Network and demography: ties by kind, contacts this week, degree, clustering, births and deaths.
void observe_network(const World& world, Observation& out);

/// What programmes did and cost so far. `catalogue` is the number of programmes in the catalogue.
void observe_programmes(const World& world, std::uint32_t catalogue, Observation& out);

/// How far the lonely got on the way to help, and where all cases stand. `least_weeks`: from which
/// on loneliness can be seen.
void observe_cases(const World& world, int least_weeks, Observation& out);

/// The state of the networks that have begun, their mean; NaN before the first begins.
void observe_collaboration(const World& world, Observation& out);

/// A network seat by seat.
NetworkSeen see_network(const collaboration::Network& network);

/// The stock of volunteers.
void observe_volunteers(const World& world, Observation& out);

/// Every resident as she stands, asked the questionnaire of this step.
ResidentSnapshot snapshot(const World& world,
                          const residents::Questionnaire& questionnaire,
                          const sim::Step& step);

}  // namespace models::recorders
