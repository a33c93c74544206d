// The part of an emulator that finds the lengths and variances of its Gaussian process.

#include <algorithm>
#include <cmath>
#include <nlopt.h>

#include <Eigen/Cholesky>

#include "sim/emulator.h"

namespace sim {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kShortest = 0.2, kLongest = 20;  // lengths, where an input's range is 2
constexpr double kLeastVariance = 1e-8, kMostVariance = 20;
constexpr double kLeastNugget = 1e-8, kMostNugget = 2;

/// What the optimiser climbs, and the best that it has seen.
struct Climb {
    const MatrixXd& basis;
    const MatrixXd& x;
    const VectorXd& y;
    double best_value = -std::numeric_limits<double>::infinity();
    EmulatorKernel best;
};

EmulatorKernel kernel_of(const double* logs, std::size_t inputs) {
    EmulatorKernel kernel;
    kernel.variance = std::exp(logs[0]);
    kernel.nugget = std::exp(logs[1]);
    kernel.lengths.resize(inputs);
    for (std::size_t i = 0; i < inputs; ++i)
        kernel.lengths[i] = std::exp(logs[2 + i]);
    return kernel;
}

double climb_value(unsigned n, const double* logs, double* slope, void* data) {
    auto& climb = *static_cast<Climb*>(data);
    std::vector<double> found;
    auto kernel = kernel_of(logs, n - 2);
    const double value = log_marginal_likelihood(
        climb.basis, climb.x, climb.y, kernel, slope == nullptr ? nullptr : &found);
    if (slope != nullptr) std::copy(found.begin(), found.end(), slope);
    if (value > climb.best_value) {
        climb.best_value = value;
        climb.best = std::move(kernel);
    }
    return value;
}

/// Correlations of all pairs of points.
MatrixXd correlations(const MatrixXd& x, const std::vector<double>& lengths) {
    const auto n = x.rows();
    MatrixXd scaled = x;
    for (Eigen::Index i = 0; i < x.cols(); ++i)
        scaled.col(i) /= lengths[static_cast<std::size_t>(i)];
    const VectorXd squares = scaled.rowwise().squaredNorm();
    MatrixXd r = scaled * scaled.transpose();
    for (Eigen::Index b = 0; b < n; ++b)
        for (Eigen::Index a = 0; a < n; ++a)
            r(a, b) = std::exp(r(a, b) - (squares[a] + squares[b]) / 2);
    return r;
}

}  // namespace

double log_marginal_likelihood(const MatrixXd& basis,
                               const MatrixXd& x,
                               const VectorXd& y,
                               const EmulatorKernel& kernel,
                               std::vector<double>* slope) {
    const auto n = x.rows();
    if (slope != nullptr) slope->assign(2 + kernel.lengths.size(), 0.0);
    const MatrixXd r = kernel.variance * correlations(x, kernel.lengths);
    MatrixXd k = r + kTermVariance * (basis * basis.transpose());
    k.diagonal().array() += kernel.nugget;
    const Eigen::LLT<MatrixXd> factor(k);
    if (factor.info() != Eigen::Success) return -std::numeric_limits<double>::infinity();

    const VectorXd alpha = factor.solve(y);
    const double log_root = factor.matrixLLT().diagonal().array().log().sum();
    const double value = -y.dot(alpha) / 2 - log_root - static_cast<double>(n) * 0.9189385332046727;
    if (slope == nullptr) return value;

    // Half of alpha alpha' - K^-1, times dK/dlog(parameter), summed over all cells.
    MatrixXd half = (alpha * alpha.transpose() - factor.solve(MatrixXd::Identity(n, n))) / 2;
    (*slope)[1] = kernel.nugget * half.diagonal().sum();
    half.array() *= r.array();
    (*slope)[0] = half.sum();
    const VectorXd rows = half.rowwise().sum();
    for (Eigen::Index i = 0; i < x.cols(); ++i) {
        const double length = kernel.lengths[static_cast<std::size_t>(i)];
        const VectorXd column = x.col(i) / length;
        const double pairs = column.dot(half * column);
        const double squares = rows.dot(column.cwiseAbs2());
        (*slope)[2 + static_cast<std::size_t>(i)] = 2 * (squares - pairs);
    }
    return value;
}

EmulatorKernel most_likely_kernel(const MatrixXd& basis,
                                  const MatrixXd& x,
                                  const VectorXd& y,
                                  int steps) {
    const auto inputs = static_cast<std::size_t>(x.cols());
    const auto n = static_cast<unsigned>(inputs + 2);
    std::vector<double> low(n, std::log(kShortest)), high(n, std::log(kLongest));
    low[0] = std::log(kLeastVariance), high[0] = std::log(kMostVariance);
    low[1] = std::log(kLeastNugget), high[1] = std::log(kMostNugget);

    Climb climb{.basis = basis, .x = x, .y = y, .best = {0, 1, std::vector<double>(inputs, 1.0)}};
    constexpr double kStarts[][3] = {{0.3, 0.1, 2.0},
                                     {0.03, 0.3, 5.0}};  // variance, nugget, length
    for (const auto& start : kStarts) {
        std::vector<double> at(n, std::log(start[2]));
        at[0] = std::log(start[0]);
        at[1] = std::log(start[1]);
        nlopt_opt optimiser = nlopt_create(NLOPT_LD_LBFGS, n);
        nlopt_set_lower_bounds(optimiser, low.data());
        nlopt_set_upper_bounds(optimiser, high.data());
        nlopt_set_max_objective(optimiser, climb_value, &climb);
        nlopt_set_maxeval(optimiser, steps);
        nlopt_set_ftol_abs(optimiser, 1e-3);
        double value = 0;
        // Why it stopped does not matter: the best point that was seen counts.
        nlopt_optimize(optimiser, at.data(), &value);
        nlopt_destroy(optimiser);
    }
    return climb.best;
}

}  // namespace sim
