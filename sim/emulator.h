#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include <Eigen/Core>

#include "sim/points.h"

namespace sim {

/// A product of one or two inputs, scaled to -1..1: x_a, x_a^2 or x_a x_b. `none` for one input.
struct EmulatorTerm {
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t a = none;
    std::uint32_t b = none;

    bool linear() const { return b == none; }
};

struct EmulatorOptions {
    std::uint32_t most_active = 12;         // inputs of the Gaussian process
    std::uint32_t most_pivots = 100;        // of its basis; all points where there are fewer
    std::uint32_t likelihood_points = 240;  // points that decide on lengths and variances
    int likelihood_steps = 50;              // evaluations of each climb
};

/// What an emulator expects of the simulator at one point, chance averaged out.
struct Prediction {
    double mean = 0;
    double variance = 0;  // of the emulator's knowledge, without the chance of a run
};

/// Covariance of the residual in units of the output's standard deviation: variance
/// * exp(-sum ((x_i - x'_i) / length_i)^2 / 2) over the active inputs, and a nugget for what no
/// input explains.
struct EmulatorKernel {
    double variance = 0;
    double nugget = 1;
    std::vector<double> lengths;  // of the active inputs, where an input's whole range is 2
};

/// A fast stand-in for one output of a simulator (Kennedy and O'Hagan, 2001): linear, square and
/// product terms of the inputs, chosen forwards, plus a Gaussian process over the inputs that
/// matter, plus a nugget. Lengths and variances have the highest marginal likelihood. Where there
/// are more points than `most_pivots` the process rests on a basis of pivots, with its lost
/// variance kept at each point (FITC: Snelson and Ghahramani, 2006).
class Emulator {
  public:
    /// Rows of `inputs` are points in the unit cube; `outputs` has one value a row, NaN where a
    /// run gave none. With fewer than kFewestPoints values it knows nothing: see `known`.
    static Emulator fit(const Points& inputs,
                        std::span<const double> outputs,
                        const EmulatorOptions& options = {});

    static constexpr std::uint32_t kFewestPoints = 8;

    /// The simulator's expected output at `x`. An emulator that knows nothing has infinite
    /// variance.
    Prediction predict(std::span<const double> x) const;

    bool known() const { return points_ >= kFewestPoints; }

    /// Standard deviation of the outputs that were seen.
    double scale() const { return scale_; }

    /// Variance of a run around what was expected: chance, and what the emulator cannot follow.
    double nugget() const { return scale_ * scale_ * kernel_.nugget; }

    std::uint32_t points() const { return points_; }
    const std::vector<EmulatorTerm>& terms() const { return terms_; }
    const std::vector<std::uint32_t>& active() const { return active_; }
    const EmulatorKernel& kernel() const { return kernel_; }

    /// Each run held against the emulator without it, with its terms and lengths kept (leave one
    /// out): (run - expected) / standard deviation. In the order of the runs that gave a value.
    const std::vector<double>& standardised_errors() const { return errors_; }

    /// 1 - (squared error of leave one out) / (squared deviation from the mean). NaN: unknown.
    double r2() const { return r2_; }

    /// The mean of squared standardised errors; near 1 when intervals are right.
    double mean_squared_error() const;

  private:
    void choose_kernel(const Eigen::MatrixXd& x,
                       const Eigen::VectorXd& y,
                       const EmulatorOptions& options);
    void choose_pivots(const Eigen::MatrixXd& x, std::uint32_t most);
    void solve(const Eigen::MatrixXd& x, const Eigen::VectorXd& y);
    Eigen::VectorXd features(const double* x, double& lost) const;
    Eigen::Index feature_count() const;

    std::uint32_t points_ = 0;
    double centre_ = 0, scale_ = 0;  // of the outputs
    std::vector<EmulatorTerm> terms_;
    std::vector<std::uint32_t> active_;
    EmulatorKernel kernel_;
    Eigen::VectorXd inverse_lengths_;
    Eigen::MatrixXd pivots_;         // their active inputs / length, one row a pivot
    Eigen::VectorXd pivot_squares_;  // half their squared lengths
    Eigen::MatrixXd to_basis_;       // inverse of the lower Cholesky factor of their correlations
    Eigen::VectorXd weights_;        // of constant, terms and basis
    Eigen::MatrixXd spread_;  // inverse of the lower Cholesky factor of the weights' precision
    std::vector<double> errors_;
    double r2_ = std::numeric_limits<double>::quiet_NaN();
};

/// One emulator for each column of `outputs`, in parallel; the same bits for any threads.
std::vector<Emulator> fit_emulators(const Points& inputs,
                                    const Points& outputs,
                                    const EmulatorOptions& options = {});

// Parts of Emulator::fit.

/// Terms that lower the residual by more than chance would (forward selection by the extended
/// Bayesian information criterion; Chen and Chen, 2008). Columns of `x` in -1..1, `y` with mean 0.
struct ChosenTerms {
    std::vector<EmulatorTerm> terms;
    std::vector<std::uint32_t> active;  // inputs by what they explain, the most first
};
ChosenTerms choose_terms(const Eigen::MatrixXd& x, const Eigen::VectorXd& y);

/// Value of a term at a point in -1..1.
double term_value(const EmulatorTerm& term, const double* x);

/// Lengths and variances of the highest marginal likelihood; `basis` holds the constant and the
/// terms at each point, `x` the active inputs.
EmulatorKernel most_likely_kernel(const Eigen::MatrixXd& basis,
                                  const Eigen::MatrixXd& x,
                                  const Eigen::VectorXd& y,
                                  int steps);

/// The log marginal likelihood of a kernel, and its slope along log variance, log nugget and log
/// lengths, in this order. -infinity where the covariance cannot be factored.
double log_marginal_likelihood(const Eigen::MatrixXd& basis,
                               const Eigen::MatrixXd& x,
                               const Eigen::VectorXd& y,
                               const EmulatorKernel& kernel,
                               std::vector<double>* slope = nullptr);

/// Prior variance of the weights of terms, in units of the output's variance: vague.
inline constexpr double kTermVariance = 25;

}  // namespace sim
