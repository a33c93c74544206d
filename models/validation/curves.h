#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "models/survey/waves.h"
#include "models/validation/simulated.h"

namespace models::validation {

/// Rows of numbers that the page draws beside the targets; all of base year 2022.
enum class Curve : std::uint8_t {
    emotional_by_age,          // DJG6, one or more emotional items, by kAgeBands
    social_by_age,             // the same of the social items
    emotional_around_loss,     // mean DJG11 score 0..6, by kYearsAroundLoss
    social_around_loss,        // 0..5
    days_family_around_loss,   // days of contact in a week, outside the household
    days_friends_around_loss,  // the same with friends and people of clubs
    courses_after_loss,        // shares, by survey::Trajectory
    states_after_1_year,       // from state by to state, shares of each from state
    states_after_8_years,      // the same
    ties_held,                 // shares of adults by number of ties, by kTieBins
    kin_share_by_age,          // of all ties, by kAgeBands
    weekly_contact,            // shares: family, friends, neighbours, any of them
    ties_kept,                 // shares of ties of 18-65 in the network after 0, 1, ... 7 years
};
inline constexpr std::size_t kCurves = 13;

/// 18-24, 25-34, ... 65-74, 75 and over: where each begins.
inline constexpr std::array<int, 7> kAgeBands{18, 25, 35, 45, 55, 65, 75};
inline constexpr std::array<std::string_view, 7> kAgeBandNames{
    "18-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75+"};

/// Yearly waves around the death of a partner, which falls between two of them: years since it.
inline constexpr std::array<double, 9> kYearsAroundLoss{
    -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5};

/// Not lonely, lonely but not strongly, strongly lonely.
inline constexpr std::size_t kStates = 3;

/// 0-4, 5-9, ... 35-39, 40 and more ties.
inline constexpr std::size_t kTieBins = 9;
inline constexpr std::uint32_t kTiesPerBin = 5;

inline constexpr std::uint32_t kYearsOfTies = 7;

/// One row of numbers for each curve; empty where it was not asked for, NaN where nobody counts.
using CurveSet = std::array<std::vector<double>, kCurves>;

/// Waves of 2022 that the curves need: twelve years of them, or when `quick` those of one year,
/// which leave out what takes longer.
std::vector<std::uint32_t> weeks_for_curves(bool quick);

/// All curves for which `answers` has the waves.
CurveSet draw_curves(const survey::YearWaves& answers);

/// Every number over replicates.
std::array<std::vector<Simulated>, kCurves> summarise_curves(std::span<const CurveSet> replicates);

}  // namespace models::validation
