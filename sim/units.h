#pragma once

#include <cmath>

namespace sim {

/// A number with a unit that the compiler keeps apart from other units.
template <class Unit>
struct Quantity {
    double value = 0;

    friend constexpr auto operator<=>(Quantity, Quantity) = default;
};

using Weeks = Quantity<struct WeeksUnit>;
using Hours = Quantity<struct HoursUnit>;
using Euro = Quantity<struct EuroUnit>;
using RatePerWeek = Quantity<struct PerWeekUnit>;
using Probability = Quantity<struct ProbabilityUnit>;  // 0 to 1

inline constexpr double kWeeksPerYear = 52.0;

/// Chance of at least one event within `span` at constant hazard `rate`.
inline Probability chance_within(RatePerWeek rate, Weeks span) {
    return {-std::expm1(-rate.value * span.value)};
}

/// Chance in one week of an event with a hazard given per year.
inline double weekly_chance(double rate_per_year) {
    return -std::expm1(-rate_per_year / kWeeksPerYear);
}

}  // namespace sim
