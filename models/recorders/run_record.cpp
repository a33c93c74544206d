#include "models/recorders/run_record.h"

#include <utility>

#include "sim/check.h"

namespace models::recorders {

RunRecord::RunRecord(RunShape shape) : shape_(std::move(shape)) {
    const std::size_t places =
        shape_.arms.size() * std::size_t{shape_.replicates} * shape_.weeks.size();
    observations_.resize(places);
    there_.resize(places);
}

std::size_t RunRecord::place(std::uint32_t arm, std::uint32_t replicate, std::uint32_t time) const {
    SIM_CHECK(arm < arms() && replicate < shape_.replicates && time < times(),
              "an observation lies inside the shape of its run");
    return (std::size_t{arm} * shape_.replicates + replicate) * shape_.weeks.size() + time;
}

void RunRecord::put(Observation observation) {
    SIM_CHECK(observation.indicators.size() == kMeasures * shape_.groups.size(),
              "an observation has every measure of every group");
    SIM_CHECK(observation.programmes.size() == shape_.programmes.size(),
              "an observation counts every programme");
    const auto at = place(observation.arm, observation.replicate, observation.time);
    SIM_CHECK(there_[at] == 0, "an observation is made once");
    observations_[at] = std::move(observation);
    there_[at] = 1;
}

const Observation* RunRecord::at(std::uint32_t arm,
                                 std::uint32_t replicate,
                                 std::uint32_t time) const {
    const auto at = place(arm, replicate, time);
    return there_[at] == 0 ? nullptr : &observations_[at];
}

bool RunRecord::whole(std::uint32_t arm, std::uint32_t replicate) const {
    for (std::uint32_t time = 0; time < times(); ++time)
        if (at(arm, replicate, time) == nullptr) return false;
    return true;
}

std::uint32_t RunRecord::start_week(std::uint32_t arm) const {
    return arm < shape_.start_weeks.size() ? shape_.start_weeks[arm] : 0;
}

std::uint32_t RunRecord::reference(std::uint32_t arm) const {
    return arm < shape_.references.size() ? shape_.references[arm] : 0;
}

}  // namespace models::recorders
