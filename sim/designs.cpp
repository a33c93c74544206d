#include "sim/designs.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <boost/random/sobol.hpp>

#include "sim/check.h"

namespace sim {
namespace {

Points one_hypercube(std::uint32_t rows, std::uint32_t columns, DrawSource source, int attempt) {
    Points points(rows, columns);
    std::vector<std::uint32_t> part(rows);
    for (std::uint32_t c = 0; c < columns; ++c) {
        Rng rng(source.chance, source.stream, c, static_cast<std::uint32_t>(attempt));
        std::iota(part.begin(), part.end(), 0u);
        for (std::uint32_t r = rows; r > 1; --r)
            std::swap(part[r - 1], part[rng.below(r)]);
        for (std::uint32_t r = 0; r < rows; ++r)
            points.at(r, c) = (part[r] + rng.uniform()) / rows;
    }
    return points;
}

/// Flips each binary digit of `bits` by a coin that belongs to the digits before it.
std::uint32_t scrambled(std::uint32_t bits, std::uint32_t column, DrawSource source) {
    std::uint32_t out = 0;
    for (std::uint32_t digit = 0; digit < 32; ++digit) {
        const std::uint32_t before = digit == 0 ? 0 : bits >> (32 - digit);
        Rng coin(source.chance, source.stream, before, column * 32 + digit);
        const std::uint32_t mask = 1u << (31 - digit);
        out |= (bits & mask) ^ ((coin.bits() >> 31) != 0 ? mask : 0u);
    }
    return out;
}

}  // namespace

double smallest_distance(const Points& points) {
    double smallest = std::numeric_limits<double>::infinity();
    for (std::uint32_t a = 0; a < points.rows; ++a) {
        for (std::uint32_t b = 0; b < a; ++b) {
            double sum = 0;
            for (std::uint32_t c = 0; c < points.columns && sum < smallest; ++c) {
                const double gap = points.at(a, c) - points.at(b, c);
                sum += gap * gap;
            }
            smallest = std::min(smallest, sum);
        }
    }
    return std::sqrt(smallest);
}

Points latin_hypercube(std::uint32_t rows, std::uint32_t columns, DrawSource source, int tries) {
    Points best = one_hypercube(rows, columns, source, 0);
    double widest = tries > 1 ? smallest_distance(best) : 0;
    for (int attempt = 1; attempt < tries; ++attempt) {
        Points next = one_hypercube(rows, columns, source, attempt);
        const double distance = smallest_distance(next);
        if (distance <= widest) continue;
        widest = distance;
        best = std::move(next);
    }
    return best;
}

Points morris_trajectories(std::uint32_t trajectories,
                           std::uint32_t columns,
                           std::uint32_t levels,
                           DrawSource source) {
    SIM_CHECK(levels >= 2 && levels % 2 == 0, "Morris' grid has an even number of levels");
    const double step = levels / (2.0 * (levels - 1));
    Points points;
    std::vector<double> from(columns), to(columns);
    std::vector<std::uint32_t> order(columns);
    for (std::uint32_t t = 0; t < trajectories; ++t) {
        Rng rng(source.chance, source.stream, t, 0);
        for (std::uint32_t c = 0; c < columns; ++c) {
            from[c] = static_cast<double>(rng.below(levels / 2)) / (levels - 1);
            to[c] = from[c] + step;
            if (rng.below(2) == 1) std::swap(from[c], to[c]);
        }
        std::iota(order.begin(), order.end(), 0u);
        for (std::uint32_t c = columns; c > 1; --c)
            std::swap(order[c - 1], order[rng.below(c)]);
        points.add(from);
        for (const auto c : order) {
            from[c] = to[c];
            points.add(from);
        }
    }
    return points;
}

Points scrambled_sobol(std::uint32_t rows, std::uint32_t columns, DrawSource source) {
    SIM_CHECK(columns <= kMostSobolColumns, "there are Sobol' numbers for each column");
    Points points(rows, columns);
    boost::random::sobol sequence(columns);
    for (std::uint32_t r = 0; r < rows; ++r) {
        for (std::uint32_t c = 0; c < columns; ++c) {
            // The library leaves out the first point of the sequence, the origin.
            const auto bits = r == 0 ? 0u : static_cast<std::uint32_t>(sequence() >> 32);
            points.at(r, c) = unit_interval(scrambled(bits, c, source));
        }
    }
    return points;
}

}  // namespace sim
