#pragma once

#include <cstdint>
#include <string>
#include <vector>

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
    std::string text;       // as it was given
};

/// "lonely_share ± 0.3 points" (or +-, or a plain number in the measure's unit): the interval is
/// no wider. "verdict", "verdict MEASURE", "verdict MEASURE within 0.5 points": better, worse or
/// practically the same. Points are hundredths. An empty text: no rule.
sim::Result<StopRule> read_stop_rule(const std::string& text);

inline constexpr const char* kUsualMeasure = "lonely_share";
inline constexpr double kUsualMargin = 0.005;

enum class Judgement : std::uint8_t { undecided, better, worse, same };
const char* name_of(Judgement judgement);

/// Less loneliness and less money are better.
Judgement judge(const StopRule& rule, const sim::Anytime& difference);

/// Whether the rule asks for no more.
bool satisfied(const StopRule& rule, const sim::Anytime& difference);

/// How many replicates are looked at next, after `done`: half as many again, at least the fewest
/// that say anything, never more than `most`. With an ensemble in whole draws of two replicates.
int next_look(int done, int most, bool drawn);

}  // namespace models::sweeps
