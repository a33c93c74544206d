#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/sensitivity.h"

namespace sim {

/// One factor of a design, as its rows took it. Factors of a design vary independently.
struct SpreadFactor {
    std::vector<double> at;    // by row: 0 to 1, evenly spread; of levels 0, 1, ...
    std::uint32_t levels = 0;  // equally likely ones; 0: a range
};

/// Shares of the variance by a polynomial that was fitted to the outputs, of designs that were not
/// made for indices.
struct FittedShares {
    SobolIndices shares;     // without `second`
    double explained = 0;    // R^2: of the variance of the rows
    double foreseen = 0;     // the same of rows left out one by one; below 0: worse than the mean
    std::uint32_t rows = 0;  // with a finite output
    std::uint32_t terms = 0;
};

/// Fits orthonormal polynomials (Legendre's of a range, Gram's of levels) of one factor each, up to
/// degree 5, with or without products of two factors: the one that foresees left-out rows best. As
/// the terms are orthonormal, squares of coefficients are shares of the variance (Sudret 2008,
/// doi:10.1016/j.ress.2007.04.002); the squares' own error is taken off. Intervals: 95 %, of
/// `rounds` draws of the coefficients from their normal distribution. What the fit leaves is
/// interactions, steeper bends and chance, and is in no index. With fewer than 4 rows for each term
/// of the smallest fit, or without variance, everything is NaN.
FittedShares fit_variance_shares(std::span<const SpreadFactor> factors,
                                 std::span<const double> outputs,
                                 std::uint32_t rounds = 1'000,
                                 std::uint64_t seed = 1);

}  // namespace sim
