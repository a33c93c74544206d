#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/population/margins.h"
#include "models/population/raking.h"

namespace models::population {

/// The people of one buurt as whole numbers, before they have households.
struct PersonTable {
    static constexpr int row(Role role, int sex) { return number(role) * kSexes + sex; }

    Counts persons{kRoles * kSexes, kAgeGroups};       // row(role, sex) x five-year group
    std::array<int, kCoupleKinds> couples{};           // by kind, Role::unmarried first
    std::array<int, kCoupleKinds> couples_of_men{};    // of those, two men
    std::array<int, kCoupleKinds> couples_of_women{};  // two women
    int other_households = 0;
};

/// Persons of every buurt by sex, five-year age group and role: the municipality's table raked to
/// the buurt's sexes, age bands and households, then rounded so that all of these hold exactly.
/// Reads no attribute but those; draws from Stream::population_rounding.
std::vector<PersonTable> make_person_tables(const AreaMargins& margins,
                                            const Kinship& kinship,
                                            std::uint64_t seed);

}  // namespace models::population
