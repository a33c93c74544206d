#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "models/recorders/results_file.h"
#include "tests/support/sample_run.h"

namespace tests {

/// A run whose money can be reckoned by hand: four replicates, observed in weeks 0, 26, 52, 104 and
/// 156. Lonely years are 100 a year in the baseline. More than that:
///   visits, from week 52: in its first year 1,000 + 100 r euro of the municipality and 10 hours of
///     volunteers, 2 - r lonely years fewer; in the second 500 euro, 1 lonely year fewer
///   club, weekly, from week 104: in its year 300 euro of organisations, 20 hours of participants,
///     3 lonely years fewer
/// Four people start with visits and two complete; five start and complete with the club. Of six
/// cases that are opened with visits three are helped.
inline models::recorders::RunShape money_shape() {
    auto shape = sample_shape();
    shape.arms = {"baseline", "visits", "club, weekly"};
    shape.replicates = 4;
    shape.weeks = {0, 26, 52, 104, 156};
    shape.start_weeks = {0, 52, 104};
    shape.snapshot_weeks.clear();
    shape.snapshot_replicates.clear();
    shape.drawn.parameters = {"ties.contact.drain"};
    shape.drawn.draw = {0, 0, 1, 1};
    shape.drawn.member = {7, 7, 2, 2};
    shape.drawn.values = {0.1, 0.1, 0.25, 0.25};
    return shape;
}

inline std::size_t iceberg_row(std::string_view name) {
    const auto& names = models::recorders::kIcebergNames;
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

inline models::recorders::Observation money_observation(const models::recorders::RunShape& shape,
                                                        std::uint32_t arm,
                                                        std::uint32_t replicate,
                                                        std::uint32_t time) {
    auto o = sample_observation(shape, 0, replicate, time);
    o.arm = arm;
    o.euro = {}, o.hours = {};
    o.programmes.assign(shape.programmes.size(), {});
    o.lonely_years = 100.0 * shape.weeks[time] / 52;
    const bool first = time >= 3, second = time >= 4;  // whole years since week 52
    if (arm == 1 && first) {
        o.euro[0] = 1'000.0 + 100 * replicate + (second ? 500 : 0);
        o.hours[2] = 10;
        o.lonely_years -= 2.0 - replicate + (second ? 1 : 0);
        o.programmes[0].started = 4, o.programmes[0].completed = 2;
    }
    if (arm == 1 && second)
        o.iceberg[iceberg_row("case_opened")] = 6, o.iceberg[iceberg_row("helped")] = 3;
    if (arm == 2 && second) {
        o.euro[1] = 300;
        o.hours[3] = 20;
        o.lonely_years -= 3;
        o.programmes[1].started = o.programmes[1].completed = 5;
    }
    return o;
}

/// Writes the run; without the last observation it stays NAME.partial, as after an interruption.
inline void write_money_run(const std::string& path,
                            const models::recorders::RunShape& shape = money_shape(),
                            bool interrupted = false) {
    auto file = models::recorders::ResultsFile::open({.path = path}, shape, sample_provenance());
    ASSERT_TRUE(file) << file.error().text();
    for (std::uint32_t arm = 0; arm < shape.arms.size(); ++arm)
        for (std::uint32_t replicate = 0; replicate < shape.replicates; ++replicate)
            for (std::uint32_t time = 0; time < shape.weeks.size() - interrupted; ++time)
                file->push(money_observation(shape, arm, replicate, time));
    models::recorders::RunEnd end;
    end.interrupted = interrupted;
    const auto closed = file->close(end);
    ASSERT_TRUE(closed) << closed.error().text();
}

}  // namespace tests
