#pragma once

#include <cstdint>

#include "models/population/population.h"
#include "models/residents/vital_rates.h"

namespace support {

/// A made-up population of about `persons` people in one buurt: people alone, couples, families and
/// single parents of plausible ages. For tests and benchmarks that need any size at once.
models::population::Population toy_population(std::uint32_t persons, std::uint64_t seed);

/// Made-up but plausible vital rates: Gompertz mortality, births at 20-40, moves that fall with
/// age.
models::VitalRates toy_rates();

}  // namespace support
