#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sim/confidence_sequence.h"

#include "models/recorders/effects.h"

namespace models::recorders {

/// What a difference is worth, of a measure of which less is better. Every report of the program
/// says it by the same rule.
enum class Verdict : std::uint8_t {
    undecided,  // the interval holds 0 and reaches beyond the margin
    better,     // less, and more than the margin or not surely within it
    worse,      // more, likewise
    same,       // the whole interval lies within the margin, whatever its sign
    too_few,    // values for an interval
};
inline constexpr int kVerdicts = 5;
inline constexpr const char* kVerdictNames[kVerdicts] = {
    "undecided", "better", "worse", "same", "too_few"};

/// "better", "practically the same", ...
const char* words(Verdict verdict);

/// Changes that nobody would notice, unless somebody names others: hundredths of all adults.
inline constexpr double kUsualMargin = 0.1;
inline constexpr double kLargestMargin = 100;

/// So many points of `adults`, in residents; at least one person.
double margin_in_residents(double adults, double points = kUsualMargin);

/// `points` in the unit of a measure; nothing for money, scores and counts of events.
std::optional<double> margin_of(const std::string& measure,
                                double adults,
                                double points = kUsualMargin);

/// From an interval of a sample whose size was fixed beforehand.
Verdict verdict_of(const sim::Estimate& change, double margin);

/// From an interval that may be looked at after every value.
Verdict verdict_of(const sim::Anytime& change, double margin);

/// Of `lonely_residents`.
Verdict verdict_of(const ArmEffects& effects, double points = kUsualMargin);

}  // namespace models::recorders
