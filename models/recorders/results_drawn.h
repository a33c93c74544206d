#pragma once

#include "sim/hdf5_file.h"

#include "models/recorders/observation.h"

namespace models::recorders {

/// Writes the group /drawn: the numbers that each replicate drew from an ensemble. Nothing when
/// none were drawn.
void write_drawn(sim::Hdf5File& file, const RunShape& shape);

}  // namespace models::recorders
