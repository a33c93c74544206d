#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/hdf5_file.h"

#include "models/recorders/observation.h"

namespace models::recorders {

/// 0, 1, ... n - 1.
std::vector<std::uint32_t> counting(std::uint32_t n);

/// Makes a group of a results file with the dimensions that every observation has: arm, replicate,
/// time.
void add_run_dimensions(sim::Hdf5File& file,
                        const std::string& group,
                        const RunShape& shape,
                        const std::vector<std::uint32_t>& replicates,
                        const std::vector<std::uint32_t>& weeks);

}  // namespace models::recorders
