#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/result.h"

#include "models/recorders/observation.h"
#include "viewer/snapshot.h"

namespace viewer {

/// What a results file holds for the window.
struct Recording {
    std::string title, area, scenario_sha256;
    models::ScenarioTitles titles;  // as its scenario says
    std::uint64_t seed = 0;
    models::recorders::RunShape shape;                 // all arms
    std::vector<std::vector<std::vector<Seen>>> seen;  // [arm][replicate][time], as far as written
    std::shared_ptr<const Homes> homes;                // outlines and buurten; or null
    std::vector<std::vector<Frame>> residents;         // [arm][snapshot] of replicate 0; or empty
    std::vector<std::uint16_t> buurt_of_slot;          // of those
};

/// Reads a results file of `wijk run`. With `live` one that is still being written: what is not
/// there yet is left out. A file that is broken, half there or of another kind is an error.
sim::Result<Recording> read_recording(const std::string& path, bool live);

/// The snapshot of one arm beside the one that it is compared with.
Snapshot snapshot_of(const Recording& recording,
                     std::uint32_t arm,
                     double margin_per_1000 = kMarginPer1000);

}  // namespace viewer
