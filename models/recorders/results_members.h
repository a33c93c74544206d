#pragma once

#include <cstdint>
#include <vector>

#include "sim/hdf5_file.h"

#include "models/recorders/observation.h"
#include "models/recorders/results_reader.h"

namespace models::recorders {

/// Arrays of /members, one per column of `NetworkSeen`.
struct MemberArrays {
    std::vector<sim::ArrayId> numbers;  // one number at each moment
    std::vector<sim::ArrayId> seats;    // a row of seats
    sim::ArrayId familiarity;           // seats x seats
    std::uint64_t room = 0;             // seats that there is room for; 0: none in this file
};

/// Makes the group /members where an arm of the run has a network.
MemberArrays add_members(sim::Hdf5File& file, const RunShape& shape);

/// Writes what an observation knows of the network of its arm, if anything; makes room first.
/// `room` is how many seats there is room for.
void write_members(sim::Hdf5File& file,
                   const MemberArrays& to,
                   std::uint64_t& room,
                   const Observation& observation);

/// Puts what /members holds into observations, in the order arm, replicate, time. Older files
/// have no such group.
void take_members(ResultsReader& from,
                  const RunShape& shape,
                  std::vector<Observation>& observations);

}  // namespace models::recorders
