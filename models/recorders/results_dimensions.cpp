#include "models/recorders/results_dimensions.h"

#include <numeric>
#include <span>

namespace models::recorders {

namespace {

/// The moments `weeks` as `time`, in days so that every reader knows the unit, and as `week`.
void add_time(sim::Hdf5File& file,
              const std::string& group,
              const std::string& start_date,
              const std::vector<std::uint32_t>& weeks) {
    std::vector<std::int32_t> days;
    for (const auto week : weeks)
        days.push_back(static_cast<std::int32_t>(7 * week));
    const std::string time = group + "/time";
    file.scale({time, "days since " + start_date, "moment of observation"},
               std::span<const std::int32_t>(days));
    file.text(time, "standard_name", "time");
    file.text(time, "calendar", "proleptic_gregorian");
    sim::ArrayInfo week{group + "/week", sim::NumberType::uint32, {"time"}};
    week.long_name = "weeks since the start";
    const auto array = file.array(week);
    const std::uint64_t start[] = {0}, count[] = {weeks.size()};
    file.write(array, start, count, weeks.data());
}

}  // namespace

std::vector<std::uint32_t> counting(std::uint32_t n) {
    std::vector<std::uint32_t> numbers(n);
    std::iota(numbers.begin(), numbers.end(), 0u);
    return numbers;
}

void add_run_dimensions(sim::Hdf5File& file,
                        const std::string& group,
                        const RunShape& shape,
                        const std::vector<std::uint32_t>& replicates,
                        const std::vector<std::uint32_t>& weeks) {
    file.group(group);
    file.scale({group + "/arm", "", "arm of the comparison, the baseline first"},
               std::span<const std::string>(shape.arms));
    file.scale({group + "/replicate", "1", "replicate; arms share its chance"},
               std::span<const std::uint32_t>(replicates));
    file.text(group + "/replicate", "standard_name", "realization");
    add_time(file, group, shape.start_date, weeks);
}

}  // namespace models::recorders
