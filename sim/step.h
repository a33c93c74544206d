#pragma once

#include <cstdint>

#include "sim/rng.h"

namespace sim {

/// One week. `number` counts from the start of the burn-in and keys all draws; `week` counts from
/// the start of the scenario and is negative during the burn-in.
struct Step {
    std::uint32_t number = 0;
    std::int32_t week = 0;
    std::uint64_t seed = 0;

    Chance chance() const { return {seed, number}; }
    Rng rng(std::uint32_t stream, std::uint32_t key, std::uint32_t sub_key = 0) const {
        return Rng(chance(), stream, key, sub_key);
    }
};

}  // namespace sim
