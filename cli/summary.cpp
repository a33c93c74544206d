#include "cli/summary.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "cli/plain_text.h"
#include "models/recorders/effect_sentence.h"

namespace cli {

using models::recorders::ArmEffects;
using models::recorders::effect_row;
using models::recorders::Effects;
using models::recorders::with_thousands;

namespace {

constexpr std::size_t kNameWidth = 22;

struct Indicator {
    const char* heading;
    const char* measure;
    double scale;  // 100 for shares shown as percentages
};

constexpr Indicator kIndicators[] = {
    {"lonely %", "lonely_share", 100},
    {"strongly %", "strongly_lonely_share", 100},
    {"emotional %", "emotional_share", 100},
    {"social %", "social_share", 100},
    {"score 0-11", "mean_score", 1},
};

/// `text` in exactly `width` characters: filled with spaces, or cut with "..".
std::string fit(std::string_view text, std::size_t width) {
    std::string out(text);
    if (characters(out) > width) {
        while (characters(out) > width - 2) {
            while ((out.back() & 0xC0) == 0x80)
                out.pop_back();
            out.pop_back();
        }
        out += "..";
    }
    return out + std::string(width - characters(out), ' ');
}

std::string number(double value, int digits) {
    if (std::isnan(value)) return "-";
    if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
    const auto text = fmt::format("{:.{}f}", value, digits);
    const bool zero = text.find_first_not_of("-0.") == text.npos;
    return zero && text.front() == '-' ? text.substr(1) : text;
}

/// With "+" or "-" unless what is shown is zero.
std::string with_sign(double value, int digits) {
    const auto text = number(value, digits);
    return (value > 0 && text != number(0, digits) ? "+" : "") + text;
}

/// "1.2..3.4"; nothing where one replicate gives no interval.
std::string range(const sim::Estimate& of, double scale, int digits, bool signs) {
    if (of.n < 2) return "";
    const auto end = [&](double value) {
        return signs ? with_sign(value * scale, digits) : number(value * scale, digits);
    };
    return end(of.low) + ".." + end(of.high);
}

/// Whether it is an arm without contagion, shown beside its own arm. The baseline's twin is not.
bool is_twin(const Effects& effects, const ArmEffects& arm) {
    return !arm.of_the_scenario() && &arm != &effects.arms[arm.reference];
}

std::string levels_table(const Effects& effects) {
    const std::string over = effects.replicates == 1
                                 ? "in the only replicate"
                                 : fmt::format("mean over {} replicates with 95% interval",
                                               with_thousands(effects.replicates));
    std::string out = "Loneliness in the last year, " + over + "\n\n  " + fit("", kNameWidth);
    for (const auto& indicator : kIndicators)
        out += fmt::format("{:>15}", indicator.heading);
    for (const auto& arm : effects.arms) {
        if (is_twin(effects, arm)) continue;
        std::string means = "\n  " + fit(arm.arm, kNameWidth);
        std::string ranges = "\n  " + fit("", kNameWidth);
        for (const auto& indicator : kIndicators) {
            const auto& level = arm.levels[effect_row(indicator.measure)];
            const int digits = indicator.scale == 1 ? 2 : 1;
            means += fmt::format("{:>15}", number(level.mean * indicator.scale, digits));
            ranges += fmt::format("{:>15}", range(level, indicator.scale, digits, false));
        }
        out += means + ranges;
    }
    return out + "\n";
}

constexpr std::size_t kRangeWidth = 14;

/// Decimals of a difference: one more where the interval is hardly wider than the last of them,
/// and the cell has room for it.
int difference_digits(const sim::Estimate& change, double scale) {
    if (scale == 1) return 3;
    const bool narrow = change.n > 1 && (change.high - change.low) * scale < 0.02;
    return narrow && range(change, scale, 3, true).size() <= kRangeWidth ? 3 : 2;
}

std::string difference_rows(const ArmEffects& arm) {
    std::string means = "\n  " + fit(arm.arm, kNameWidth);
    std::string ranges = "\n  " + fit("", kNameWidth);
    for (const auto& indicator : kIndicators) {
        const auto& change = arm.differences[effect_row(indicator.measure)];
        const int digits = difference_digits(change, indicator.scale);
        const std::string mark = change.excludes_zero() ? "*" : " ";
        means += fmt::format("{:>15}", with_sign(change.mean * indicator.scale, digits) + mark);
        ranges += fmt::format("{:>14} ", range(change, indicator.scale, digits, true));
    }
    return means + ranges;
}

/// The same effects without contagion, in one line.
std::string twin_row(const ArmEffects& twin) {
    std::string means = "\n  " + fit("  without contagion", kNameWidth);
    for (const auto& indicator : kIndicators) {
        const auto& change = twin.differences[effect_row(indicator.measure)];
        const int digits = difference_digits(change, indicator.scale);
        const std::string mark = change.excludes_zero() ? "*" : " ";
        means += fmt::format("{:>15}", with_sign(change.mean * indicator.scale, digits) + mark);
    }
    return means;
}

std::string differences_table(const Effects& effects) {
    std::string out = fmt::format(
        "\nDifference to {} in the same replicates: percentage points, score in points\n\n  {}",
        effects.arms[0].arm,
        fit("", kNameWidth));
    for (const auto& indicator : kIndicators)
        out += fmt::format("{:>14} ", indicator.heading);
    for (std::size_t a = 1; a < effects.arms.size(); ++a) {
        const auto& arm = effects.arms[a];
        if (!arm.of_the_scenario()) continue;
        out += difference_rows(arm);
        if (arm.twin < effects.arms.size()) out += twin_row(effects.arms[arm.twin]);
    }
    return out + "\n  * the 95% interval leaves out zero\n";
}

std::string costs_table(const Effects& effects) {
    std::string out =
        fmt::format("\nA year of the programme, more than {}\n\n  {}{:>15}{:>15}{:>22}{:>15}\n",
                    effects.arms[0].arm,
                    fit("", kNameWidth),
                    "euro",
                    "municipality",
                    "hours professionals",
                    "volunteers");
    for (std::size_t a = 1; a < effects.arms.size(); ++a) {
        if (!effects.arms[a].of_the_scenario()) continue;
        const auto mean = [&](const char* measure) {
            return effects.arms[a].differences[effect_row(measure)].mean;
        };
        const double professionals =
            mean("hours_per_year_municipality") + mean("hours_per_year_organisation");
        out += fmt::format("  {}{:>15}{:>15}{:>22}{:>15}\n",
                           fit(effects.arms[a].arm, kNameWidth),
                           with_thousands(mean("euro_per_year")),
                           with_thousands(mean("euro_per_year_municipality")),
                           with_thousands(professionals),
                           with_thousands(mean("hours_per_year_volunteer")));
    }
    return out;
}

std::string participants_table(const Effects& effects) {
    std::string rows;
    for (const auto& arm : effects.arms) {
        if (!arm.of_the_scenario()) continue;
        for (const auto& p : arm.participants) {
            if (p.offered + p.accepted + p.started <= 0) continue;
            rows += fmt::format("  {}{}{:>10}{:>11}{:>10}{:>11}{:>12}\n",
                                fit(arm.arm, kNameWidth),
                                fit(p.programme, kNameWidth),
                                number(p.offered, 1),
                                number(p.accepted, 1),
                                number(p.started, 1),
                                number(p.completed, 1),
                                number(p.dropped_out, 1));
        }
    }
    if (rows.empty()) return "";
    return "\nParticipants over the whole run, mean over replicates\n\n" +
           fmt::format("  {}{:>10}{:>11}{:>10}{:>11}{:>12}\n",
                       std::string(2 * kNameWidth, ' '),
                       "offered",
                       "accepted",
                       "started",
                       "completed",
                       "dropped out") +
           rows;
}

std::string pairing(const ArmEffects& arm) {
    const double gain = arm.differences[effect_row("lonely_share")].variance_ratio;
    if (std::isnan(gain)) return "what pairing is worth cannot be told";
    if (std::isinf(gain)) return "the difference is the same in every replicate";
    return fmt::format("pairing is worth {} times as many replicates",
                       gain < 10 ? number(gain, 1) : with_thousands(gain));
}

std::string in_words(const Effects& effects) {
    std::string out = "\nIn words\n\n";
    for (std::size_t a = 1; a < effects.arms.size(); ++a) {
        const auto& arm = effects.arms[a];
        if (!arm.of_the_scenario()) continue;
        out += wrapped(fmt::format("{}: {}.", arm.arm, effect_sentence(arm)), 2, 4);
        if (const auto told = uncertainty_sentence(arm); !told.empty())
            out += wrapped(told + ".", 4, 4);
        if (arm.twin < effects.arms.size())
            out += wrapped(
                "Without contagion: " + effect_sentence(effects.arms[arm.twin]) + ".", 4, 4);
        out += wrapped(cost_sentence(arm) + ".", 4, 4);
        out += wrapped(fmt::format("{} {}; {}.",
                                   arm.replicates,
                                   arm.replicates == 1 ? "replicate" : "replicates",
                                   pairing(arm)),
                       4,
                       4);
    }
    return out;
}

std::string what_intervals_cover(const models::recorders::RunShape& shape, const Effects& effects) {
    const auto draws = effects.arms.front().draws;
    if (draws < 2)
        return "The intervals cover chance between replicates only. The numbers of the model are "
               "taken as given, and so is its form: what is not known about either comes on top.";
    return fmt::format(
        "The intervals cover chance between replicates and not knowing {} of the model, of which "
        "{} "
        "draws from the ensemble were lived. Its other numbers are taken as given, and so is its "
        "form: what is not known about these comes on top.",
        shape.drawn.parameters.size() == 1
            ? "one number"
            : fmt::format("{} numbers", shape.drawn.parameters.size()),
        draws);
}

std::string comparison(const Published& published) {
    return wrapped(fmt::format("RIVM's own estimate for this area: {:.1f} % lonely, {:.1f} % "
                               "strongly ({}), never an input",
                               published.lonely,
                               published.strongly_lonely,
                               published.year),
                   2,
                   4);
}

}  // namespace

std::string summary(const models::recorders::RunShape& shape,
                    const Effects& effects,
                    const models::recorders::ZeroCheck& zero,
                    const std::optional<Published>& published,
                    const std::string& help) {
    std::string out = levels_table(effects);
    if (published) out += comparison(*published);
    const bool compared = std::any_of(effects.arms.begin() + 1,
                                      effects.arms.end(),
                                      [](const ArmEffects& arm) { return arm.of_the_scenario(); });
    if (compared)
        out += differences_table(effects) + costs_table(effects) + participants_table(effects) +
               help + in_words(effects);
    else
        out += help;
    out += "\n";
    if (compared) out += wrapped("Check: " + models::recorders::describe(zero, shape) + ".", 0, 2);
    out += wrapped(what_intervals_cover(shape, effects), 0, 2);
    return out;
}

}  // namespace cli
