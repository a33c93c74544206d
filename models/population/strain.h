#pragma once

#include <array>

#include "models/population/frame.h"

namespace models::population {

/// Adults of private households that have some or great trouble making ends meet: under 65, and of
/// 65 and over.
struct StrainCount {
    std::array<double, 2> wanted{};
    std::array<double, 2> made{};
};

StrainCount count_strain(const Frame& frame);

}  // namespace models::population
