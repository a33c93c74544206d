#pragma once

#include "sim/hdf5_reader.h"

#include "viewer/file_reader.h"

namespace viewer {

/// Reads the residents that a run recorded in some of its weeks into `recording`. Without any, or
/// with more than fit, nothing; what is wrong is an error.
sim::Result<void> read_residents(const sim::Hdf5Reader& file, Recording& recording);

/// Gives everybody a place around the middle of her buurt: where homes stand is not in the file.
Homes spread(const Homes& buurten, const std::vector<std::uint16_t>& buurt_of_slot);

}  // namespace viewer
