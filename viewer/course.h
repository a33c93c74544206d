#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "viewer/snapshot.h"

namespace viewer {

/// One number over time.
struct Trace {
    std::vector<double> shown;            // of the replicate on the map
    std::vector<double> mean, low, high;  // of all whole replicates; low, high: middle 80 %
};

/// A measure in both arms and their difference.
struct Course {
    std::vector<double> weeks;
    std::array<Trace, 2> arms;
    Trace difference;
    std::size_t lives = 0;  // whole replicates
};

using Value = std::function<double(const models::recorders::Observation&)>;

Course course_of(const Snapshot& snapshot, const Value& value);

/// Lonely adults.
double lonely_adults(const models::recorders::Observation& seen);

/// Lonely adults of one group of RunShape::groups.
double lonely_in_group(const models::recorders::Observation& seen, std::size_t group);

}  // namespace viewer
