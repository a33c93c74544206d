#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/survey/waves.h"

namespace models::survey {

/// Whether somebody who lived with a husband or wife lost him or her by death between two waves.
/// Who only lived together is not registered as widowed.
bool widowed_between(const Respondent& before, const Respondent& after);

/// Courses of emotional loneliness around the death of a partner.
enum class Trajectory : std::uint8_t {
    resilient,
    recovery,
    prolonged,
    increasing_prolonged,
    chronic_high,
};
inline constexpr int kTrajectories = 5;

/// The course of somebody with these emotional subscale scores (0..6): `before`, the mean of the
/// last two yearly waves before the loss; `early`, of the two waves in the first two years after
/// it; `late`, of the two waves in the fifth and sixth year. High is 2 or more, the cut-off of
/// emotional loneliness.
///   late high, before high:                  chronic_high
///   late high, at least one item over early: increasing_prolonged
///   late high, else:                         prolonged
///   late not high, early high:               recovery
///   late not high, early not high:           resilient
/// The rule was fixed before any run was seen.
Trajectory classify(double before, double early, double late);

/// Shares of the courses, by Trajectory, among those widowed in the second to seventh year of
/// twelve who are asked in the waves that the course is read from. NaN when there is nobody.
std::vector<double> trajectories(const YearWaves& answers);

}  // namespace models::survey
