#pragma once

#include <span>
#include <string>

#include "models/population/area_data.h"
#include "models/population/population.h"
#include "models/world.h"
#include "viewer/snapshot.h"

namespace viewer {

/// Homes of everybody as `settlement` places them, with outlines and buurten of the area.
Homes homes_of(const models::population::AreaData& data,
               const models::population::Area& area,
               const models::population::Population& population,
               const models::World& world);

/// Outlines and buurten by their groups in a results file ("BU03071301 Name"), without residents.
/// Buurten of which no place is known are left out of the map.
Homes buurten_of(const models::population::AreaData& data, std::span<const std::string> groups);

}  // namespace viewer
