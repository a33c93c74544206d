#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "models/experiment.h"
#include "models/recorders/arm_observer.h"
#include "models/simulation.h"

namespace models {

/// An arm that lives the same life as another until it parts from it.
struct Rider {
    std::uint32_t arm = 0;
    std::uint32_t parts = 0;  // the last week that is the same; that of the run: never
};

/// Arms that are compared with the same one: that leads, the others ride along.
struct Company {
    std::uint32_t lead = 0;
    std::vector<Rider> riders;
};

/// All arms of a run. With `apart` each leads a life of its own.
std::vector<Company> companies_of(const Scenario& scenario,
                                  const recorders::RunShape& shape,
                                  bool apart);

/// Hands over what was seen, as that of `arm`. False when the run is to stop.
bool hand_over(const ExperimentOutput& output, Frames frames, std::uint32_t arm);

/// One arm of one replicate: lives its weeks and hands over what is seen, for itself and for those
/// who ride along.
class ArmRun {
  public:
    /// Begins after the burn-in; nothing is seen yet. All but the numbers must outlive it.
    ArmRun(const ExperimentInput& input,
           const recorders::RunShape& shape,
           const ExperimentOutput& output,
           const Beginning& beginning,
           std::uint64_t seed,
           const Company& company,
           std::uint32_t replicate);
    ArmRun(const ArmRun&) = delete;  // its simulation points into it
    ArmRun& operator=(const ArmRun&) = delete;

    /// Lives on from where its lead was kept. What was seen until then was handed over already.
    void go_on(KeptLife life);

    /// Lives to the end of the run, unless it is told to stop. Riders that part live on from
    /// copies, beside each other. Lives are kept as `ExperimentInput::keeping` says, each at its
    /// end too, and where it has to stop before.
    void live();

  private:
    /// Lives on as `company.lead` where `other` is now. Neither has begun anything of its own.
    ArmRun(const ArmRun& other, Company company);

    bool live_until(std::uint32_t week);
    void finish();
    void part();
    void keep_those_who_part(const std::vector<Company>& after) const;
    sim::AfterProcess<World> tracer() const;
    bool look();
    Frames see();
    bool keep(std::uint32_t arm);
    bool keep_what_is_due();
    bool keep_with(const std::function<bool(const KeptLife&)>& take, std::uint32_t arm);
    bool keeps() const { return static_cast<bool>(input_.keeping.keep); }
    bool keeps_frames() const { return keeps() || input_.keeping.keep_point; }
    std::uint32_t week() const { return static_cast<std::uint32_t>(simulation_.step().week); }
    std::uint32_t weeks() const { return static_cast<std::uint32_t>(input_.scenario.weeks()); }

    const ExperimentInput& input_;
    const recorders::RunShape& shape_;
    const ExperimentOutput& output_;
    Company company_;
    std::uint32_t replicate_;
    recorders::ArmObserver observer_;
    Simulation simulation_;
    Frames frames_;           // all that were handed over, where lives are kept
    std::size_t events_ = 0;  // that were handed over
    bool begun_ = false;      // week 0 was seen
};

}  // namespace models
