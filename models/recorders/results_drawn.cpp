#include "models/recorders/results_drawn.h"

#include <span>
#include <string>
#include <vector>

#include "sim/check.h"

#include "models/recorders/results_dimensions.h"

namespace models::recorders {

namespace {

void write_by_replicate(sim::Hdf5File& file,
                        const std::string& name,
                        const std::string& long_name,
                        const std::vector<std::uint32_t>& values) {
    sim::ArrayInfo info{"/drawn/" + name, sim::NumberType::uint32, {"replicate"}};
    info.long_name = long_name;
    const auto array = file.array(info);
    const std::uint64_t start[] = {0}, count[] = {values.size()};
    file.write(array, start, count, values.data());
}

}  // namespace

void write_drawn(sim::Hdf5File& file, const RunShape& shape) {
    const DrawnNumbers& drawn = shape.drawn;
    if (!drawn.any()) return;
    SIM_CHECK(drawn.draw.size() == shape.replicates && drawn.member.size() == shape.replicates &&
                  drawn.values.size() == shape.replicates * drawn.parameters.size(),
              "every replicate has its draw");
    file.group("/drawn");
    file.scale({"/drawn/replicate", "1", "replicate; all its arms share the numbers"},
               std::span<const std::uint32_t>(counting(shape.replicates)));
    file.text("/drawn/replicate", "standard_name", "realization");
    file.scale({"/drawn/parameter", "", "number of the model, as wijk params lists it"},
               std::span<const std::string>(drawn.parameters));
    write_by_replicate(file, "draw", "draw; replicates of one draw share all numbers", drawn.draw);
    write_by_replicate(file, "member", "member of the ensemble that was drawn", drawn.member);
    sim::ArrayInfo info{"/drawn/value", sim::NumberType::float64, {"replicate", "parameter"}};
    info.long_name = "value of the number in this replicate";
    const auto array = file.array(info);
    const std::uint64_t start[] = {0, 0};
    const std::uint64_t count[] = {shape.replicates, drawn.parameters.size()};
    file.write(array, start, count, drawn.values.data());
}

}  // namespace models::recorders
