#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "sim/confidence_sequence.h"
#include "sim/result.h"

namespace models::sweeps {

/// When a row has enough replicates. The interval of each arm's paired difference holds at all
/// looks together, see sim/confidence_sequence.h.
struct StopRule {
    enum class Kind : std::uint8_t { none, width, verdict };
    Kind kind = Kind::none;
    std::string measure;    // of effect_measures()
    double half_width = 0;  // of the interval, in the measure's unit
    double margin = 0;      // within which a difference is practically none
    bool together = false;  // the intervals of all differences of the sweep hold at once
    std::string text;       // as it was given

    /// The rate of false alarms of each of so many differences.
    double alpha(std::size_t differences) const;
};

/// "lonely_share ± 0.3 points" (or +-, or a plain number in the measure's unit): the interval is
/// no wider. "verdict", "verdict MEASURE", "verdict MEASURE within 0.5 points": better, worse or
/// practically the same; measures that are no shares need their margin. Points are hundredths.
/// "... together": see StopRule. An empty text: no rule.
sim::Result<StopRule> read_stop_rule(const std::string& text);

/// The rule with a margin of so many points, where it is one for a verdict that has none.
sim::Result<std::string> rule_with_margin(const std::string& text, double points);

inline constexpr const char* kUsualMeasure = "lonely_share";

/// Whether the rule asks for no more.
bool satisfied(const StopRule& rule, const sim::Anytime& difference);

/// How many replicates are looked at next, after `done`: half as many again, at least the fewest
/// that say anything, never more than `most`. With an ensemble in whole draws of two replicates.
int next_look(int done, int most, bool drawn);

}  // namespace models::sweeps
