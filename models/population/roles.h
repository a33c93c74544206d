#pragma once

#include <array>
#include <cstdint>

#include "models/residents/attributes.h"

namespace models::population {

inline constexpr int kAgeGroups = 20;  // five-year groups, the last 95 and over
inline constexpr int kSexes = 2;

/// Position in the household as the tables of CBS count it: partners by marriage and children.
enum class Role : std::uint8_t {
    child,
    alone,
    unmarried,         // partner, not married, no children at home
    married,           // partner, married, no children at home
    unmarried_parent,  // partner, not married, children at home
    married_parent,    // partner, married, children at home
    single_parent,
    other,
    institution,
};
inline constexpr int kRoles = 9;
inline constexpr int kCoupleKinds = 4;  // Role::unmarried .. Role::married_parent
inline constexpr int kPersonCells = kSexes * kAgeGroups * kRoles;

/// Place of a cell in a flat table of sex x age group x role.
constexpr int person_cell(int sex, int group, int role) {
    return (sex * kAgeGroups + group) * kRoles + role;
}

constexpr int number(Role role) {
    return static_cast<int>(role);
}
constexpr bool is_partner(Role role) {
    return role >= Role::unmarried && role <= Role::married_parent;
}
constexpr bool is_married(Role role) {
    return role == Role::married || role == Role::married_parent;
}
constexpr bool is_parent(Role role) {
    return role == Role::unmarried_parent || role == Role::married_parent ||
           role == Role::single_parent;
}

/// Age band (0-14, 15-24, 25-44, 45-64, 65+) of a five-year group.
constexpr int band_of_group(int group) {
    constexpr std::array<int, 5> first_of_next{3, 5, 9, 13, kAgeGroups};
    int band = 0;
    while (group >= first_of_next[static_cast<std::size_t>(band)])
        ++band;
    return band;
}
constexpr int band_of_age(int age) {
    return band_of_group(age / 5 < kAgeGroups ? age / 5 : kAgeGroups - 1);
}

/// May a person of this five-year group have this role? Partners, parents and people living alone
/// are adults (of 15-19 only the ages 18 and 19); institutions hold adults of 20 and over.
constexpr bool allowed(int group, Role role) {
    if (role == Role::other) return true;
    if (role == Role::child) return group < 15;
    if (role == Role::institution) return group >= 4;
    return group >= 3;
}

}  // namespace models::population
