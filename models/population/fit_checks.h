#pragma once

#include <vector>

#include "models/population/frame.h"

namespace models::population {

/// Margins that were not used in fitting: household sizes, persons in private households, marital
/// status, partners' ages, position by age. Only what is published for the area or its
/// municipality.
void measure_checks(const Frame& frame, const Area& area, std::vector<MarginFit>& out);

}  // namespace models::population
