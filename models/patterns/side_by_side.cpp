#include "models/patterns/side_by_side.h"

#include <algorithm>
#include <utility>

#include "models/experiment.h"

namespace models::patterns {

sim::Result<SideBySide> SideBySide::open(const Lives& lives, const std::vector<std::string>& arms) {
    Scenario scenario = lives.scenario;
    std::erase_if(scenario.arms, [&](const Arm& arm) {
        return std::find(arms.begin(), arms.end(), arm.name) == arms.end();
    });
    scenario.snapshots.clear();
    const auto first_people = lives.populate(sim::replicate_seed(scenario.seed, 0));
    if (!first_people) return sim::fail(first_people.error());
    auto shape = shape_of(scenario, *first_people);
    return SideBySide(lives, std::move(scenario), std::move(shape));
}

sim::Result<void> SideBySide::live(std::uint32_t first, std::uint32_t end) {
    ExperimentOutput output;
    output.observation = [&](recorders::Observation seen) {
        record_.put(std::move(seen));
        return !stopped();
    };
    output.stop = [&] { return stopped(); };
    output.finished = [&](std::uint32_t, std::uint32_t) {
        if (lives_->advance) lives_->advance();
    };
    return run_experiment(
        {scenario_, lives_->rates, lives_->populate, first, end}, record_.shape(), output);
}

}  // namespace models::patterns
