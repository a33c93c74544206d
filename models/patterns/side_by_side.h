#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/result.h"

#include "models/population/population.h"
#include "models/recorders/run_record.h"
#include "models/residents/vital_rates.h"
#include "models/scenario.h"

namespace models::patterns {

/// What a study of arms reads.
struct Lives {
    Scenario scenario;
    const VitalRates& rates;
    std::function<sim::Result<population::Population>(std::uint64_t seed)> populate;
    std::function<void()> advance = {};  // one arm of one replicate is lived; may be empty
    std::function<bool()> stop = {};     // true: live no more; may be empty
};

/// Some arms of a scenario, lived side by side and observed in memory.
class SideBySide {
  public:
    /// Keeps the arms with these names; nothing is lived yet. `lives` must outlive it.
    static sim::Result<SideBySide> open(const Lives& lives, const std::vector<std::string>& arms);

    /// Lives the replicates from `first` to before `end`.
    sim::Result<void> live(std::uint32_t first, std::uint32_t end);

    bool stopped() const { return lives_->stop && lives_->stop(); }
    const Scenario& scenario() const { return scenario_; }
    const recorders::RunRecord& record() const { return record_; }

  private:
    SideBySide(const Lives& lives, Scenario scenario, recorders::RunShape shape)
        : lives_(&lives), scenario_(std::move(scenario)), record_(std::move(shape)) {}

    const Lives* lives_;
    Scenario scenario_;
    recorders::RunRecord record_;
};

}  // namespace models::patterns
