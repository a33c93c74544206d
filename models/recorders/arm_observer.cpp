#include "models/recorders/arm_observer.h"

#include "models/recorders/wellbeing.h"

namespace models::recorders {

Observation ArmObserver::observe(const Simulation& simulation, std::uint32_t time) {
    Observation out;
    out.arm = arm_;
    out.replicate = replicate_;
    out.time = time;
    const World& world = simulation.world();
    state_.taboo = simulation.rules().spotting.taboo;
    questionnaire_.set_taboo(state_.taboo);
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
    if (replicate_ == kMembersReplicate && !world.networks.empty() && world.networks[0].begun)
        out.network = see_network(world.networks[0]);
    // Those who are lonely now stand for the weeks since the last look.
    if (time > 0)
        state_.lonely_years += lonely * (shape_.weeks[time] - shape_.weeks[time - 1]) / 52.0;
    out.lonely_years = state_.lonely_years;
    out.state_hash = world.hash();
    return out;
}

void ArmObserver::restore(const State& state) {
    state_ = state;
    questionnaire_.set_taboo(state.taboo);
}

}  // namespace models::recorders
