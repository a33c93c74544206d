#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "sim/designs.h"
#include "sim/points.h"

namespace sim {

/// A function of a point in the unit cube. Where the value is surely below `at_least` any lower
/// number may come back, so that work can end early; pass -infinity for the true value. Called from
/// many threads.
using Landscape = std::function<double(std::span<const double> x, double at_least)>;

struct SamplerOptions {
    std::uint32_t points = 400;  // that move together; at least 4
    double moves = 0.5;          // slices a point in each level, times columns
    double last_moves = 3;       // at the last level, times columns
    std::uint32_t most_levels = 40;
    double kept = 0.3;                // share of points inside the next level
    std::function<bool()> stop = {};  // true: give up; what comes back is then of no use
};

/// Points spread evenly over the part of the unit cube where `landscape` reaches a level.
struct LevelSample {
    Points points;
    std::vector<double> values;  // of the landscape
    double share = 1;            // of the cube's volume (or of the start's); estimated
    double level = 0;            // that was reached: `wanted`, or lower when no more could be found
};

/// Goes from the whole cube to landscape >= wanted by ever higher levels, each holding the share
/// `kept` of the points in the one before (subset simulation: Au and Beck, 2001), and moves the
/// points about by slices at each level. With an `inside` start from points that are spread evenly
/// already.
LevelSample sample_level(const Landscape& landscape,
                         std::uint32_t columns,
                         double wanted,
                         DrawSource source,
                         const SamplerOptions& options,
                         const Points* inside = nullptr);

/// Points drawn from a density.
struct DensitySample {
    Points points;
    std::vector<double> values;  // of the landscape, the log density
    double log_constant = 0;     // log of the mean density over the start
    double heat = 0;             // 1 when the density itself was reached
};

/// Draws from exp(landscape) over the unit cube: sequential Monte Carlo from even points through
/// exp(heat * landscape), each heat chosen so that half of the points still count (Del Moral,
/// Doucet and Jasra, 2006). `start` are points spread evenly over where the landscape is more than
/// -infinity; without it that is the whole cube.
DensitySample sample_density(const Landscape& landscape,
                             std::uint32_t columns,
                             DrawSource source,
                             const SamplerOptions& options,
                             const Points* start = nullptr);

/// Rows of a sample of `count`, drawn with chance in proportion to `weights` by one uniform number
/// (systematic resampling), ascending.
std::vector<std::uint32_t> systematic_rows(std::span<const double> weights,
                                           std::uint32_t count,
                                           double uniform);

/// (sum w)^2 / sum w^2.
double effective_sample_size(std::span<const double> weights);

/// The largest heat up to `most` at which exp(heat * logs) are weights worth at least `least`
/// points. The smallest step the search knows where none is; logs that are -infinity count for
/// nothing.
double largest_heat(std::span<const double> logs, double most, double least);

/// Weights exp(heat * logs), scaled to add up to 1.
std::vector<double> heated_weights(std::span<const double> logs, double heat);

/// exp(logs), scaled to add up to 1. Where nothing is finite all are alike.
std::vector<double> weights_of_logs(std::span<const double> logs);

}  // namespace sim
