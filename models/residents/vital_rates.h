#pragma once

#include <array>
#include <string>

#include "sim/result.h"

namespace models {

/// Demographic rates of the Netherlands, by single year of age (0..110) where an array.
/// All are central rates per person-year. Sources: scenarios/data/README.md.
struct VitalRates {
    static constexpr int kAges = 111;
    using ByAge = std::array<float, kAges>;

    std::array<ByAge, 2> death{};    // [sex]; UN WPP 2019, Netherlands
    ByAge birth{};                   // per woman; UN WPP 2019
    ByAge move_within{};             // moved inside the municipality; CBS 2017, flat after 73
    ByAge move_between{};            // moved to another municipality or abroad
    std::array<ByAge, 2> marry{};    // per unmarried person; CBS 37890 scaled over an age shape
    std::array<ByAge, 2> divorce{};  // per married person; the same
};

/// Reads the rates that ship with the program. `folder` is scenarios/data.
sim::Result<VitalRates> read_vital_rates(const std::string& folder);

}  // namespace models
