#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/hdf5_file.h"

#include "models/recorders/observation.h"

namespace models::recorders {

/// One array of a results file that every observation fills a cell or a row of: what it is, and
/// how it is taken from an observation.
struct Series {
    std::string group;      // "/network"
    std::string name;       // "mean_degree"
    std::string dimension;  // after arm, replicate, time; empty: one number per observation
    std::size_t width = 1;  // numbers per observation
    std::string units;
    std::string long_name;
    sim::NumberType type = sim::NumberType::float32;
    std::optional<double> fill;
    std::function<void(const Observation&, std::byte* row)> copy;  // writes `width` numbers
};

/// Every array that grows with the observations of a run, in the order of the file.
std::vector<Series> observation_series(const RunShape& shape);

/// Names of the measures, in the order of `Measure`, and of those who pay, in that of `Bearer`.
const std::vector<std::string>& measure_names();
const std::vector<std::string>& bearer_names();

/// Where a case can stand, in the order of Observation::cases.
const std::vector<std::string>& case_status_names();

}  // namespace models::recorders
