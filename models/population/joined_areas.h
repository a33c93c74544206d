#pragma once

#include <vector>

#include "models/population/areas.h"
#include "models/population/population.h"

namespace models::population {

/// Areas as one place: its buurten are theirs, its totals their sums. At least one.
Area join(std::vector<Area> parts);

/// The area with `factor` times its residents, everywhere alike: the composition stays.
Area scaled(Area area, double factor);

/// Adds the people and homes of `part` to `whole`, behind those that are there.
void join(const Population& part, Population& whole);

}  // namespace models::population
