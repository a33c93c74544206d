#pragma once

#include <cstdint>
#include <vector>

#include "models/recorders/observation.h"

namespace models::recorders {

/// All observations of a run in memory, each in its own place, so that many threads may put theirs
/// in any order without a lock; two threads never put the same one.
class RunRecord {
  public:
    explicit RunRecord(RunShape shape);

    void put(Observation observation);

    /// Null when it was not put (an interrupted run).
    const Observation* at(std::uint32_t arm, std::uint32_t replicate, std::uint32_t time) const;

    /// Whether every moment of this arm of this replicate is there.
    bool whole(std::uint32_t arm, std::uint32_t replicate) const;

    std::uint32_t arms() const { return static_cast<std::uint32_t>(shape_.arms.size()); }
    std::uint32_t times() const { return static_cast<std::uint32_t>(shape_.weeks.size()); }
    const RunShape& shape() const { return shape_; }

    /// First week in which `arm` may differ from the baseline.
    std::uint32_t start_week(std::uint32_t arm) const;
    /// The arm that this one is compared with; itself when it is a baseline.
    std::uint32_t reference(std::uint32_t arm) const;

  private:
    std::size_t place(std::uint32_t arm, std::uint32_t replicate, std::uint32_t time) const;

    RunShape shape_;
    std::vector<Observation> observations_;
    std::vector<std::uint8_t> there_;  // 1 once put
};

}  // namespace models::recorders
