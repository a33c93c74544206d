#pragma once

#include <cstdint>

#include "models/demography/background.h"
#include "models/population/population.h"
#include "models/rules.h"
#include "models/world.h"

namespace models {

/// A world at its first week, and what all its arms share.
struct Settlement {
    World world;
    demography::Background background;
};

/// Moves a synthetic population into its homes: one slot a person, spare slots where a child or a
/// partner may come, then traits, personal networks, and loneliness where both leave it.
/// Deterministic in `seed`. Serial: replicates run beside each other.
Settlement settle(const population::Population& population,
                  const VitalRates& rates,
                  const Rules& rules,
                  std::uint64_t seed,
                  bool frozen);

}  // namespace models
