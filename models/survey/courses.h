#pragma once

#include <cstdint>
#include <vector>

#include "models/survey/waves.h"

namespace models::survey {

/// Courses of emotional loneliness around the death of a partner.
enum class Trajectory : std::uint8_t {
    resilient,
    recovery,
    prolonged,
    increasing_prolonged,
    chronic_high,
};
inline constexpr int kTrajectories = 5;

/// What a class of courses is called by the emotional subscale scores (0..6) of its curve:
/// `before`, a year before the loss; `early`, a year after it; `late`, five years after it. High is
/// 2 or more, the cut-off of emotional loneliness.
///   late high, before high:                  chronic_high
///   late high, at least one item over early: increasing_prolonged
///   late high, else:                         prolonged
///   late not high, early high:               recovery
///   late not high, early not high:           resilient
/// The rule was fixed before any run was seen.
Trajectory classify(double before, double early, double late);

/// Shares of the courses, by Trajectory, among people of 55 and over who lost a husband or wife in
/// twelve years: five latent classes of the emotional scores of every third yearly wave, from
/// twelve years before the loss to twelve after it, each class called by the rule above. Who is not
/// asked both before and after is left out. NaN for fewer than fifty people.
std::vector<double> trajectories(const YearWaves& answers);

}  // namespace models::survey
