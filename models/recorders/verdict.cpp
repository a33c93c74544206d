#include "models/recorders/verdict.h"

#include <algorithm>
#include <cmath>

namespace models::recorders {

namespace {

constexpr double kPoint = 0.01;

Verdict of_interval(double low, double high, double margin) {
    if (!std::isfinite(low) || !std::isfinite(high)) return Verdict::too_few;
    if (low > -margin && high < margin) return Verdict::same;
    if (high < 0) return Verdict::better;
    return low > 0 ? Verdict::worse : Verdict::undecided;
}

}  // namespace

const char* words(Verdict verdict) {
    constexpr const char* kWords[kVerdicts] = {
        "undecided", "better", "worse", "practically the same", "too few runs"};
    return kWords[static_cast<std::size_t>(verdict)];
}

double margin_in_residents(double adults, double points) {
    return std::max(1.0, kPoint * points * adults);
}

std::optional<double> margin_of(const std::string& measure, double adults, double points) {
    if (measure.find("_share") != measure.npos) return kPoint * points;
    if (measure.starts_with("lonely_residents")) return margin_in_residents(adults, points);
    return {};
}

Verdict verdict_of(const sim::Estimate& change, double margin) {
    return change.n < 2 ? Verdict::too_few : of_interval(change.low, change.high, margin);
}

Verdict verdict_of(const sim::Anytime& change, double margin) {
    return change.n < sim::kFewestValues ? Verdict::too_few
                                         : of_interval(change.low, change.high, margin);
}

Verdict verdict_of(const ArmEffects& effects, double points) {
    return verdict_of(effects.differences[effect_row("lonely_residents")],
                      margin_in_residents(effects.adults, points));
}

}  // namespace models::recorders
