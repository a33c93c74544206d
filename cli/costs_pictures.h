#pragma once

#include <string>

#include "cli/costs_view.h"

namespace cli {

// Pictures of `wijk costs`, each a whole SVG file.

/// The cost-effectiveness plane: a mark for each replicate, a large one for the mean of each arm.
std::string picture_of_plane(const CostsView& view);

/// Share of replicates in which each arm is the best, by willingness to pay; the frontier is
/// dashed.
std::string picture_of_acceptability(const CostsView& view);

/// Euro a year by who pays and arm, or hours a year by who gives them, with 95 % intervals.
std::string picture_of_euro(const CostsView& view);
std::string picture_of_hours(const CostsView& view);

}  // namespace cli
