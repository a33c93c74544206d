#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "models/recorders/run_record.h"

namespace models::recorders {

/// The first place where an arm was not what its baseline of the same replicate was.
struct FirstDifference {
    std::uint32_t arm = 0;
    std::uint32_t reference = 0;  // the arm that it is compared with
    std::uint32_t replicate = 0;
    std::uint32_t time = 0;  // row of RunShape::weeks
    std::uint32_t week = 0;
    std::string column;  // "indicators/lonely_share[65-74]", "state_hash"
    double baseline = 0;
    double arm_value = 0;
};

/// Whether arms equal the baseline to the last bit before their start.
struct ZeroCheck {
    std::uint64_t compared = 0;  // pairs of observations
    std::optional<FirstDifference> first;

    bool exact() const { return compared > 0 && !first; }
};

/// Compares every observation before the start week of each arm with the baseline's: all columns,
/// bit by bit, and the hash of the whole state. The earliest week that differs is reported.
ZeroCheck check_zero_before_start(const RunRecord& record);

/// "exactly zero before the start: ..." or what differs first, in one line.
std::string describe(const ZeroCheck& check, const RunShape& shape);

}  // namespace models::recorders
