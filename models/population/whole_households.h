#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/population/margins.h"

namespace models::population {

/// Whole numbers of couples and of other persons by role in one buurt.
struct WholeHouseholds {
    std::array<int, kCoupleKinds> couples{};  // Role::unmarried first
    int alone = 0, single_parents = 0;
    int children = 0, others = 0, institution = 0;
    int other_households = 0;

    /// Persons with a role that is not that of a partner.
    int singles(Role role) const;
    int settled() const;   // persons who live alone, are partners or single parents
    int families() const;  // households with children
};

/// Rounds the raked tables of all buurten to whole households. Each type adds up to the area's
/// total; each buurt holds its residents. Where a tiny buurt cannot (more couples than adults,
/// children without a parent) its households are changed until it can.
std::vector<WholeHouseholds> round_households(
    const AreaMargins& margins,
    std::span<const std::array<double, kPersonCells>> cells,
    std::uint64_t seed);

}  // namespace models::population
