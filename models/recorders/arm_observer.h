#pragma once

#include <cstdint>

#include "models/recorders/observation.h"
#include "models/residents/measurement.h"
#include "models/simulation.h"

namespace models::recorders {

/// Looks at one arm of one replicate, moment after moment, in the order of the run's weeks: what
/// every program that lives an arm records of it.
class ArmObserver {
  public:
    /// `shape` must outlive the observer.
    ArmObserver(const RunShape& shape,
                const residents::MeasurementRules& rules,
                std::uint32_t arm,
                std::uint32_t replicate)
        : shape_(shape), questionnaire_(rules), arm_(arm), replicate_(replicate) {}

    /// What all recorders see now; `time` is the row of `RunShape::weeks` that is due.
    Observation observe(const Simulation& simulation, std::uint32_t time);

    /// What the next moments depend on.
    struct State {
        double lonely_years = 0;
        double taboo = 0;  // as it was at the last moment
    };
    const State& state() const { return state_; }
    /// Looks on as one that looked at the moments before did.
    void restore(const State& state);

    /// As it was asked at the last moment.
    const residents::Questionnaire& questionnaire() const { return questionnaire_; }

  private:
    const RunShape& shape_;
    residents::Questionnaire questionnaire_;
    std::uint32_t arm_;
    std::uint32_t replicate_;
    State state_;
};

}  // namespace models::recorders
