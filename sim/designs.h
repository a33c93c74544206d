#pragma once

#include <cstdint>

#include "sim/points.h"
#include "sim/rng.h"

namespace sim {

/// Where the draws of a design or a sampler come from: the seed of `chance` and the stream. A
/// sampler numbers its steps itself, so that two of them need two seeds or two streams.
struct DrawSource {
    Chance chance;
    std::uint32_t stream = 0;
};

/// A Latin hypercube in (0, 1): every coordinate has one point in each of `rows` equal parts. Of
/// `tries` drawn ones it is that with the largest smallest distance between two points (maximin).
Points latin_hypercube(std::uint32_t rows, std::uint32_t columns, DrawSource source, int tries = 8);

/// The first `rows` points of Sobol's sequence in (0, 1) with nested uniform scrambling (Owen,
/// 1995): each point is uniform, and 2^k points have one point in each of 2^k equal parts of every
/// coordinate. At most kMostSobolColumns columns.
Points scrambled_sobol(std::uint32_t rows, std::uint32_t columns, DrawSource source);

/// Trajectories of Morris (1991, doi:10.1080/00401706.1991.10484804), each of `columns` + 1 points
/// one below the other: from a drawn start every coordinate moves once, in a drawn order, by
/// levels / (2 (levels - 1)) up or down on the grid 0, 1/(levels - 1), ..., 1. `levels` is even.
Points morris_trajectories(std::uint32_t trajectories,
                           std::uint32_t columns,
                           std::uint32_t levels,
                           DrawSource source);

inline constexpr std::uint32_t kMostSobolColumns = 2000;

/// The smallest distance between two points.
double smallest_distance(const Points& points);

}  // namespace sim
