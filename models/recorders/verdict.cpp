#include "models/recorders/verdict.h"

#include <algorithm>
#include <cmath>

namespace models::recorders {

double practical_margin(double adults) {
    constexpr double kOfAdults = 0.001;
    return std::max(1.0, kOfAdults * adults);
}

Verdict verdict_of(const sim::Estimate& change, double margin) {
    if (change.n < 2 || !std::isfinite(change.low) || !std::isfinite(change.high))
        return Verdict::unknown;
    if (change.low > -margin && change.high < margin) return Verdict::same;
    if (!change.excludes_zero()) return Verdict::unsure;
    return change.mean < 0 ? Verdict::better : Verdict::worse;
}

Verdict verdict_of(const ArmEffects& effects) {
    return verdict_of(effects.differences[effect_row("lonely_residents")],
                      practical_margin(effects.adults));
}

}  // namespace models::recorders
