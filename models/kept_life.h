#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/recorders/case_events.h"
#include "models/recorders/observation.h"

namespace models {

/// Everything that was handed over of one life.
struct Frames {
    std::vector<recorders::Observation> observations;
    std::vector<recorders::ResidentSnapshot> snapshots;
    std::vector<recorders::EventRows> events;
};

/// One arm of one replicate as far as it was lived: enough to hand over again what was seen, and to
/// live on.
struct KeptLife {
    std::uint32_t arm = 0;
    std::uint32_t replicate = 0;
    std::uint32_t week = 0;    // that was lived last
    Frames frames;             // of week 0 to that week
    double lonely_years = 0;   // of the observer
    double taboo = 0;          // of the questionnaire, as it was asked last
    std::uint64_t events = 0;  // that were handed over
    std::string state;         // see Simulation::state; empty where the life has come to its end
};

/// Bytes of this machine and program.
std::string bytes_of(const KeptLife& life);

/// Nothing where the bytes are not those of a life.
std::optional<KeptLife> kept_life_of(std::string_view bytes);

/// Keeps lives from time to time, and goes on from those that were kept. All is called from many
/// threads, but for one life from one at a time.
struct Keeping {
    std::uint32_t every = 0;  // weeks from one time to the next; 0: only when the run is stopped
    std::function<bool(const KeptLife&)> keep;  // empty: nothing is kept; false: stop the run
    /// The life as it was kept; empty or nothing: it is lived from its start.
    std::function<std::optional<KeptLife>(std::uint32_t arm, std::uint32_t replicate)> find;
    /// Takes lives of the arms that others are compared with as they are after the week `point`,
    /// for other runs to begin from; false: stop the run.
    std::function<bool(const KeptLife&)> keep_point;
    std::uint32_t point = 0;
};

}  // namespace models
