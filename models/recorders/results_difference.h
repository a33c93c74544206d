#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/hdf5_reader.h"
#include "sim/result.h"

namespace models::recorders {

/// How the arrays of two results files compare, bit for bit.
struct ResultsDifference {
    std::uint32_t same = 0;               // arrays that are
    std::uint64_t bytes = 0;              // of these
    std::vector<std::string> different;   // "/indicators/lonely_share: first at arm visits, ..."
    std::vector<std::string> only_first;  // arrays that the other file has not
    std::vector<std::string> only_second;

    bool equal() const { return different.empty() && only_first.empty() && only_second.empty(); }
};

/// Compares every array of every group; attributes, such as when a file was made, do not count.
sim::Result<ResultsDifference> compare_results(const sim::Hdf5Reader& first,
                                               const sim::Hdf5Reader& second);

}  // namespace models::recorders
