#include "models/recorders/zero_check.h"

#include <cstring>
#include <vector>

#include <fmt/format.h>

#include "models/recorders/results_series.h"

namespace models::recorders {

namespace {

double as_double(sim::NumberType type, const std::byte* at) {
    const auto read = [at](auto number) {
        std::memcpy(&number, at, sizeof(number));
        return static_cast<double>(number);
    };
    switch (type) {
        case sim::NumberType::float32:
            return read(float{});
        case sim::NumberType::float64:
            return read(double{});
        case sim::NumberType::uint8:
            return read(std::uint8_t{});
        case sim::NumberType::uint16:
            return read(std::uint16_t{});
        case sim::NumberType::uint32:
            return read(std::uint32_t{});
        case sim::NumberType::uint64:
            return read(std::uint64_t{});
        case sim::NumberType::int32:
            return read(std::int32_t{});
    }
    return 0;
}

std::string name_of_cell(const Series& series, std::size_t cell, const RunShape& shape) {
    const std::string name = series.group.substr(1) + "/" + series.name;
    if (series.width == 1 && series.dimension.empty()) return name;
    const auto label = [&]() -> std::string {
        if (series.dimension == "group") return shape.groups[cell];
        if (series.dimension == "tie_type" && cell < shape.tie_types.size())
            return shape.tie_types[cell];
        if (series.dimension == "programme") return shape.programmes[cell];
        if (series.dimension == "bearer") return bearer_names()[cell];
        if (series.dimension == "status") return case_status_names()[cell];
        return std::to_string(cell);
    }();
    return name + "[" + label + "]";
}

/// The first column in which two observations differ, in the order of the file. The hash of the
/// state comes last: where anything else differs it differs too, and says less.
std::optional<FirstDifference> compare(const std::vector<Series>& all,
                                       const RunShape& shape,
                                       const Observation& baseline,
                                       const Observation& arm) {
    std::optional<FirstDifference> found;
    std::vector<std::byte> a, b;
    for (const auto& series : all) {
        const std::size_t size = sim::bytes_of(series.type);
        a.assign(series.width * size, std::byte{});
        b = a;
        series.copy(baseline, a.data());
        series.copy(arm, b.data());
        if (a == b) continue;
        std::size_t cell = 0;
        while (std::memcmp(&a[cell * size], &b[cell * size], size) == 0)
            ++cell;
        found = FirstDifference{arm.arm,
                                baseline.arm,
                                arm.replicate,
                                arm.time,
                                shape.weeks[arm.time],
                                name_of_cell(series, cell, shape),
                                as_double(series.type, &a[cell * size]),
                                as_double(series.type, &b[cell * size])};
        if (series.name != "state_hash") return found;
    }
    return found;
}

}  // namespace

ZeroCheck check_zero_before_start(const RunRecord& record) {
    const auto& shape = record.shape();
    const auto all = observation_series(shape);
    ZeroCheck check;
    for (std::uint32_t time = 0; time < record.times() && !check.first; ++time) {
        for (std::uint32_t arm = 1; arm < record.arms() && !check.first; ++arm) {
            const auto reference = record.reference(arm);
            if (reference == arm || shape.weeks[time] >= record.start_week(arm)) continue;
            for (std::uint32_t r = 0; r < shape.replicates && !check.first; ++r) {
                const auto* baseline = record.at(reference, r, time);
                const auto* other = record.at(arm, r, time);
                if (baseline == nullptr || other == nullptr) continue;
                ++check.compared;
                check.first = compare(all, shape, *baseline, *other);
            }
        }
    }
    return check;
}

std::string describe(const ZeroCheck& check, const RunShape& shape) {
    if (check.first) {
        const auto& first = *check.first;
        return fmt::format(
            "NOT zero before the start: {} of arm {}, replicate {}, week {} is {} but {} in {}",
            first.column,
            shape.arms[first.arm],
            first.replicate,
            first.week,
            first.arm_value,
            first.baseline,
            shape.arms[first.reference]);
    }
    if (check.compared == 0)
        return "zero before the start: not checked, no observation lies before a start";
    return fmt::format(
        "exactly zero before the start: {} pairs of observations are the same to the last bit",
        check.compared);
}

}  // namespace models::recorders
