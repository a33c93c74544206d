#pragma once

#include <cstdint>

#include "models/interventions/programme.h"
#include "models/residents/measurement.h"

namespace models::interventions {

/// A chance whose odds are `ratio` times as high.
inline double with_odds(double chance, double ratio) {
    if (ratio == 1 || chance >= 1) return chance;
    const double odds = ratio * chance / (1 - chance);
    return odds / (1 + odds);
}

/// What the word lonely in an announcement does to the odds that this person says yes, where
/// `taboo` of all people are ashamed of being lonely; 1: nothing.
inline double label_odds(const Programme& programme,
                         std::uint64_t seed,
                         std::uint32_t uid,
                         double taboo) {
    const bool deterred = programme.terms.loneliness_label && residents::ashamed(seed, uid, taboo);
    return deterred ? programme.delivery.label_odds : 1;
}

/// Puts somebody on the list: at its end, or before all others by the chance of a warm referral.
inline void put_on_list(Programme& programme, const Waiting& who, sim::Rng& rng) {
    const bool first = who.warm != 0 && rng.chance(programme.delivery.warm_first);
    programme.waiting.insert(first ? programme.waiting.begin() : programme.waiting.end(), who);
}

}  // namespace models::interventions
