#pragma once

#include "sim/rng.h"

namespace sim {

/// Poisson with mean `mean` (0 or less gives 0), by inversion; for means up to some hundreds.
int poisson(Rng& rng, double mean);

/// Gamma with shape `shape` > 0 and scale 1 (Marsaglia and Tsang, 2000).
double gamma(Rng& rng, double shape);

}  // namespace sim
