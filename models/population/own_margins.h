#pragma once

#include <string>

#include "models/population/area_data.h"

namespace models::population {

/// What a researcher knows of a neighbourhood that CBS does not describe; NaN where unknown, and
/// then the figures of the Netherlands are used. Residents by sex, age and origin are in
/// Area::totals.
struct OwnMargins {
    KnownFacts known;     // per cent or counts, as in the file
    HealthShares health;  // shares, 0..1
    double area_km2 = 0;  // NaN: at 5,000 residents per square kilometre
};

/// Reads margins from a CSV file with the columns table, cell, value: docs/own-margins.md.
/// All problems are reported at once, with line and column.
sim::Result<Area> read_own_margins(const std::string& file);

}  // namespace models::population
