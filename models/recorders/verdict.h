#pragma once

#include <cstdint>

#include "models/recorders/effects.h"

namespace models::recorders {

/// What an arm is worth for the number of lonely residents in the last year.
enum class Verdict : std::uint8_t {
    better,   // fewer, and more than the margin or not surely within it
    worse,    // more, likewise
    same,     // the whole interval lies within the margin
    unsure,   // the interval holds 0 and reaches beyond the margin
    unknown,  // fewer than two replicates
};
inline constexpr int kVerdicts = 5;

/// Changes that nobody would notice, in residents: one in a thousand adults, at least one person.
double practical_margin(double adults);

Verdict verdict_of(const sim::Estimate& change, double margin);

/// Of `lonely_residents`.
Verdict verdict_of(const ArmEffects& effects);

}  // namespace models::recorders
