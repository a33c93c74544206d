#pragma once

#include <cstdint>

namespace models {

// What the tables of CBS distinguish. The numeric values are written to results files: append only.

enum class Sex : std::uint8_t { man, woman };

/// Position in the household (CBS 71488ned).
enum class Position : std::uint8_t {
    child,  // lives with a parent, of any age
    alone,
    partner_no_child,  // lives with a partner, no children at home
    partner_child,     // lives with a partner and children
    single_parent,
    other,        // other member of a private household
    institution,  // lives in an institution
};
inline constexpr int kPositions = 7;

constexpr bool with_partner(Position position) {
    return position == Position::partner_no_child || position == Position::partner_child;
}
constexpr bool with_children(Position position) {
    return position == Position::partner_child || position == Position::single_parent;
}

enum class Marital : std::uint8_t { never_married, married, divorced, widowed };

/// Divorced, and without a partner in the home.
constexpr bool divorced_alone(Marital marital, Position position) {
    return marital == Marital::divorced && !with_partner(position);
}
/// Widowed or divorced, and without a partner in the home.
constexpr bool parted(Marital marital, Position position) {
    return (marital == Marital::widowed || marital == Marital::divorced) && !with_partner(position);
}
enum class Origin : std::uint8_t { netherlands, europe, outside_europe };
enum class Education : std::uint8_t { low, middle, high, none_yet };  // none_yet: under 15
enum class Work : std::uint8_t { not_working, working, retired, student };
enum class Tenure : std::uint8_t { owner, corporation, other_rent };

/// National income groups of the household: lowest 40 %, middle 40 %, highest 20 %.
enum class Income : std::uint8_t { low, middle, high };

enum class HouseholdType : std::uint8_t {
    one_person,
    couple,
    couple_children,
    single_parent,
    other,
    institution,
};

inline constexpr int kAdultAge = 18;

}  // namespace models
