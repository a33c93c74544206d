#include "models/recorders/effect_sentence.h"

#include <cmath>

#include <fmt/format.h>

namespace models::recorders {

namespace {

std::string direction(double change) {
    return change < 0 ? "fewer" : "more";
}

/// One end of the interval: "3 fewer", "fewer than 1 more", "0".
std::string end_of_interval(double change) {
    if (change == 0) return "0";
    if (std::abs(change) < 0.5) return "less than 1 " + direction(change);
    return with_thousands(std::abs(change)) + " " + direction(change);
}

std::string people(double count, const char* one, const char* many) {
    return with_thousands(count) + " " + (std::round(count) == 1 ? one : many);
}

std::string middle_of_interval(double change) {
    if (std::abs(change) < 0.5) return "about as many lonely residents";
    return fmt::format("about {} {} lonely {}",
                       with_thousands(std::abs(change)),
                       direction(change),
                       std::round(std::abs(change)) == 1 ? "resident" : "residents");
}

}  // namespace

std::string with_thousands(double value) {
    if (!std::isfinite(value)) return std::isnan(value) ? "unknown" : (value < 0 ? "-inf" : "inf");
    std::string digits = fmt::format("{:.0f}", std::abs(value));
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return (value < 0 && digits != "0" ? "-" : "") + digits;
}

std::string effect_sentence(const ArmEffects& effects) {
    const auto& change = effects.differences[effect_row("lonely_residents")];
    if (effects.replicates == 0) return "no replicate was finished, so nothing can be said";
    if (change.n == 0 || std::isnan(change.mean))
        return "the number of lonely residents is unknown";

    const std::string adults = people(effects.adults, "adult", "adults");
    if (change.n > 1 && change.low == 0 && change.high == 0)
        return fmt::format(
            "exactly as many lonely residents out of {} in all {} replicates", adults, change.n);
    const std::string middle = middle_of_interval(change.mean) + " out of " + adults;
    if (change.n == 1)
        return middle + " in the only replicate; chance and effect cannot be told apart";

    if (std::round(change.low) == std::round(change.high) && change.excludes_zero())
        return middle + ", give or take less than 1";

    // The end nearest to no effect comes first.
    const bool low_first = change.low >= 0 || change.high > 0;
    const double first = low_first ? change.low : change.high;
    const double second = low_first ? change.high : change.low;
    std::string sentence = fmt::format(
        "{}, between {} and {}", middle, end_of_interval(first), end_of_interval(second));
    if (!change.excludes_zero()) sentence += "; we cannot rule out no effect";
    return sentence;
}

std::string cost_sentence(const ArmEffects& effects) {
    const auto& years = effects.differences[effect_row("lonely_years")];  // negative: averted
    const auto& euro = effects.differences[effect_row("euro")];
    const auto& ratio = effects.euro_per_lonely_year;
    if (years.n < 2 || std::isnan(years.mean)) return "cannot tell: too few replicates";
    if (!years.excludes_zero())
        return "cannot tell: we cannot rule out that no lonely year was averted";
    if (years.mean > 0) return "none: there were more lonely years, not fewer";
    if (euro.mean == 0 && !euro.excludes_zero())
        return "nothing: it cost no more than the baseline";
    if (euro.high < 0) return "less than nothing: fewer lonely years and lower costs";
    if (!ratio.bounded) return "cannot tell: the number of lonely years averted is too uncertain";
    return fmt::format("about {} euro, between {} and {}",
                       with_thousands(ratio.ratio),
                       with_thousands(ratio.low),
                       with_thousands(ratio.high));
}

}  // namespace models::recorders
