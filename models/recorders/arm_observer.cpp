#include "models/recorders/arm_observer.h"

#include "models/recorders/wellbeing.h"

namespace models::recorders {

Observation ArmObserver::observe(const Simulation& simulation, std::uint32_t time) {
    Observation out;
    out.arm = arm_;
    out.replicate = replicate_;
    out.time = time;
    const World& world = simulation.world();
    questionnaire_.set_taboo(simulation.rules().spotting.taboo);
    const auto lonely = observe_wellbeing(world,
                                          questionnaire_,
                                          simulation.step(),
                                          static_cast<std::uint32_t>(shape_.groups.size()),
                                          out);
    observe_network(world, out);
    observe_programmes(world, static_cast<std::uint32_t>(shape_.programmes.size()), out);
    observe_cases(world, simulation.rules().spotting.least_weeks, out);
    observe_collaboration(world, out);
    observe_volunteers(world, out);
    // Those who are lonely now stand for the weeks since the last look.
    if (time > 0) lonely_years_ += lonely * (shape_.weeks[time] - shape_.weeks[time - 1]) / 52.0;
    out.lonely_years = lonely_years_;
    out.state_hash = world.hash();
    return out;
}

}  // namespace models::recorders
