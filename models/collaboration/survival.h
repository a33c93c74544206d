#pragma once

#include "models/collaboration/gathering.h"

namespace models::collaboration {

/// The rate a year at which a network becomes part of ordinary policy: visible results, those at
/// the top and the managers, and a director, each a condition.
double anchoring_rate(const Gathering& g);

/// The coordinator may leave; somebody who stands ready follows, or a director finds another.
void keep_coordinator(Gathering& g);

/// Whether the network carries on, and why not.
void survive(Gathering& g);

}  // namespace models::collaboration
