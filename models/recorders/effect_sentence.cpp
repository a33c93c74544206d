#include "models/recorders/effect_sentence.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace models::recorders {

namespace {

std::string direction(double change) {
    return change < 0 ? "fewer" : "more";
}

// What decimals are for: a change is told in whole residents from 10 on, in tenths below.
constexpr double kWhole = 9.95, kOne = 0.95, kNothing = 0.05;

/// "12" or "0.4"; the sign is told by `direction`.
std::string tenths(double change) {
    const double size = std::abs(change);
    return size < kWhole ? fmt::format("{:.1f}", size) : with_thousands(size);
}

/// One end of the interval around a small change: "0.4 more", "0".
std::string end_in_tenths(double change) {
    return std::abs(change) < kNothing ? "0" : tenths(change) + " " + direction(change);
}

/// One end of the interval around a large change: "3 fewer", "0.4 more", "0".
std::string end_of_interval(double change) {
    const double size = std::abs(change);
    if (size < kNothing) return "0";
    return (size < kOne ? tenths(size) : with_thousands(size)) + " " + direction(change);
}

std::string people(double count, const char* one, const char* many) {
    return with_thousands(count) + " " + (std::round(count) == 1 ? one : many);
}

/// The end nearest to no effect comes first.
std::pair<double, double> ends(const sim::Estimate& change) {
    const bool low_first = change.low >= 0 || change.high > 0;
    return low_first ? std::pair{change.low, change.high} : std::pair{change.high, change.low};
}

/// "12 fewer lonely residents out of 3,600 adults"
std::string middle(double change, double adults) {
    const std::string out_of = "lonely residents out of " + people(adults, "adult", "adults");
    if (std::abs(change) < kNothing) return "no measurable change in " + out_of;
    return tenths(change) + " " + direction(change) + " " + out_of;
}

/// ", between 3 fewer and 21 fewer"
std::string around_large(const sim::Estimate& change) {
    const auto [first, second] = ends(change);
    const auto from = end_of_interval(first), to = end_of_interval(second);
    if (from == to) return ", with a 95 % interval narrower than 1";
    return ", between " + from + " and " + to;
}

/// " (95 % interval 0.2 to 0.5 fewer)"
std::string around_small(const sim::Estimate& change) {
    if (change.low == change.high) return fmt::format(" in each of {} replicates", change.n);
    const auto [first, second] = ends(change);
    if (std::max(std::abs(first), std::abs(second)) < kNothing)
        return " (95 % interval within 0.1 resident)";
    const bool one_way = first * second >= 0;
    if (one_way && tenths(first) == tenths(second))
        return " (95 % interval narrower than 0.1 resident)";
    const auto from = end_in_tenths(first), to = end_in_tenths(second);
    return fmt::format(" (95 % interval {} to {})", one_way ? tenths(first) : from, to);
}

/// What to make of a small change, after its interval.
std::string meaning_of_small(const sim::Estimate& change) {
    const bool within_one = std::max(std::abs(change.low), std::abs(change.high)) < 1;
    const char* unsure = "we cannot rule out no effect";
    if (within_one && change.excludes_zero()) return ": too little to notice";
    if (within_one) return fmt::format(": too little to notice, and {}", unsure);
    return change.excludes_zero() ? "" : fmt::format("; {}", unsure);
}

bool less_than_one_person(const ArmEffects& effects) {
    return std::abs(effects.differences[effect_row("lonely_residents")].mean) < kOne;
}

}  // namespace

std::string with_thousands(double value) {
    if (!std::isfinite(value)) return std::isnan(value) ? "unknown" : (value < 0 ? "-inf" : "inf");
    std::string digits = fmt::format("{:.0f}", std::abs(value));
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return (value < 0 && digits != "0" ? "-" : "") + digits;
}

bool all_alike(const sim::Estimate& change) {
    return change.n > 1 && change.low == 0 && change.high == 0;
}

double most_unseen(std::size_t n) {
    return 1 - std::pow(0.05, 1 / static_cast<double>(n));  // (1 - p)^n = 0.05
}

std::string effect_sentence(const ArmEffects& effects) {
    const auto& change = effects.differences[effect_row("lonely_residents")];
    if (effects.replicates == 0) return "no replicate was finished, so nothing can be said";
    if (change.n == 0 || std::isnan(change.mean))
        return "the number of lonely residents is unknown";

    if (all_alike(change))
        return fmt::format(
            "exactly as many lonely residents out of {} in all {} replicates; in up "
            "to {:.0f} % of others there may be a difference",
            people(effects.adults, "adult", "adults"),
            change.n,
            100 * most_unseen(change.n));
    const std::string what = middle(change.mean, effects.adults);
    const bool large = std::abs(change.mean) >= kWhole;
    if (change.n == 1)
        return (large ? "about " : "") + what +
               " in the only replicate; chance and effect cannot be told apart";
    if (!large) {
        const bool some = std::abs(change.mean) >= kNothing;
        return (some ? "on average " : "") + what + around_small(change) + meaning_of_small(change);
    }
    return "about " + what + around_large(change) +
           (change.excludes_zero() ? "" : "; we cannot rule out no effect");
}

namespace {

/// Why lonely years have no price; empty when they have one.
std::string why_no_price(const ArmEffects& effects) {
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
    return {};
}

}  // namespace

std::string uncertainty_sentence(const ArmEffects& effects) {
    if (effects.draws == 0) return {};
    if (effects.draws == 1)
        return "All replicates share one draw of the numbers: what is not known about them is not "
               "in the interval";
    const double share = effects.differences[effect_row("lonely_residents")].share_not_knowing();
    if (std::isnan(share))
        return fmt::format(
            "Nothing differs in the {} draws of the numbers that were lived; in others it may",
            effects.draws);
    const double percent = std::round(100 * share);
    if (percent < 1)
        return "The width of this interval is chance, which more replicates make smaller: what not "
               "knowing the numbers of the model adds cannot be told from it";
    return fmt::format(
        "Of the width of this interval {:.0f} % is chance, which more replicates make smaller, and "
        "{:.0f} % is not knowing the numbers of the model, which they do not",
        100 - percent,
        percent);
}

std::string cost_sentence(const ArmEffects& effects) {
    const std::string year = "ne lonely person-year less, since the start, costs";
    if (const auto why = why_no_price(effects); !why.empty()) return "O" + year + ": " + why;
    const auto& ratio = effects.euro_per_lonely_year;
    return fmt::format(
        "{}{} about {} euro, between {} and {}",
        less_than_one_person(effects) ? "Less than one person differs; taken at its word, o" : "O",
        year,
        with_thousands(ratio.ratio),
        with_thousands(ratio.low),
        with_thousands(ratio.high));
}

}  // namespace models::recorders
