#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/hdf5_file.h"

#include "models/cases/casebook.h"
#include "models/recorders/observation.h"

namespace models::recorders {

/// What happened in the cases of one arm of one replicate since the last look, in that order.
struct EventRows {
    std::uint32_t arm = 0;
    std::uint32_t replicate = 0;
    std::uint64_t first = 0;  // how many came before
    std::vector<std::int32_t> week;
    std::vector<std::uint32_t> case_number, resident, actor;
    std::vector<std::uint16_t> value, post;
    std::vector<std::uint8_t> kind, door;

    std::size_t size() const { return week.size(); }
};

/// The events of a casebook from the `first`th on; `burn_in` is the step of week 0.
EventRows events_since(const cases::Casebook& book, std::size_t first, int burn_in);

/// Arrays of /events, one per column of EventRows.
struct EventArrays {
    sim::ArrayId week, case_number, resident, kind, value, door, post, actor;
    std::uint64_t rows = 0;  // that there is room for; 0: no events in this file
};

/// Makes the group /events, with room that grows.
EventArrays add_events(sim::Hdf5File& file, const RunShape& shape);

/// Writes rows behind those that were written of this life; makes room first.
void write_events(sim::Hdf5File& file, EventArrays& to, const EventRows& rows);

}  // namespace models::recorders
