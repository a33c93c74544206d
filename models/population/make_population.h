#pragma once

#include <cstdint>

#include "models/population/area_data.h"
#include "models/population/population.h"

namespace models::population {

/// Makes the people and homes of `area`: docs/population.md. A pure function of its arguments; may
/// be called from several threads at once. Fails for areas of less than kSmallestArea residents.
/// Unplaceable people are counted, never dropped.
sim::Result<Population> make_population(const AreaData& data, const Area& area, std::uint64_t seed);

}  // namespace models::population
