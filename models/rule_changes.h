#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/toml_reader.h"

#include "models/rules.h"

namespace models {

/// A number of the rules that is another one for a while.
struct RuleChange {
    std::string parameter;  // "ties.contact.drain"
    double value = 0;
    int from_week = 0;  // first week with it
    int to_week = 0;    // first week without it; the end of the run when a file does not say
    bool to_the_end = true;
    int ramp_weeks = 0;  // weeks in which it goes evenly from the old value to the new
    sim::Place place;
};

/// A time in which people meet those of some kinds less, or more: a lockdown, a hot summer.
struct Shock {
    std::array<bool, ties::kKinds> ties{};
    double factor = 1;  // of the contact rate
    int from_week = 0;  // first week with it
    int weeks = 0;
    sim::Place place;

    int to_week() const { return from_week + weeks; }
};

/// How the rules of an arm differ in time from those before the first week.
struct RuleCourse {
    std::vector<RuleChange> changes;
    std::vector<Shock> shocks;

    bool still() const { return changes.empty() && shocks.empty(); }

    /// Whether the rules of `week` may differ from those of the week before.
    bool turns(int week) const;

    /// The rules in `week`, given those of before: changes first, then shocks.
    Rules rules_in(const Rules& before, int week) const;
};

/// Why a number cannot change during a run; empty when it can.
std::string why_fixed(std::string_view parameter);

}  // namespace models
