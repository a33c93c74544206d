#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "models/experiment.h"
#include "models/recorders/arm_observer.h"
#include "models/settlement.h"
#include "models/simulation.h"
#include "viewer/inputs.h"
#include "viewer/snapshot.h"

namespace viewer {

/// A replicate's world after the burn-in, from which its arms branch.
struct Beginning {
    models::Rules rules;
    models::Settlement settlement;
    models::population::Population population;
    std::uint64_t seed = 0;
};

/// Populates and burns in one replicate. `stop` is asked every week; nothing comes of it then.
sim::Result<std::shared_ptr<const Beginning>> begin(const Inputs& inputs,
                                                    const Prepared& prepared,
                                                    std::uint32_t replicate);

/// One arm of one replicate as far as it was lived.
struct ArmSeries {
    std::vector<Seen> seen;
    std::vector<std::shared_ptr<const Frame>> frames;  // where they are kept
};

/// Lives one arm of one replicate from one moment of observation to the next: to the same numbers
/// as `run_experiment`.
class ArmLife {
  public:
    /// All arguments must outlive it.
    ArmLife(const Prepared& prepared,
            const models::recorders::RunShape& shape,
            const Beginning& beginning,
            std::uint32_t arm,
            std::uint32_t replicate,
            bool frames);

    bool over() const { return series_.seen.size() == shape_.weeks.size(); }

    /// Lives to the next moment, unless `stop()` says otherwise in between: false then.
    bool next(const std::function<bool()>& stop);

    const ArmSeries& series() const { return series_; }

  private:
    const models::recorders::RunShape& shape_;
    models::recorders::ArmObserver observer_;
    models::Simulation simulation_;
    bool frames_;
    ArmSeries series_;
};

/// What is seen of everybody now.
Frame frame_of(const models::Simulation& simulation,
               const models::residents::Questionnaire& questionnaire);

}  // namespace viewer
