#include "sim/emulator.h"

#include <algorithm>
#include <cmath>

#include <Eigen/Cholesky>

#include "sim/parallel.h"

namespace sim {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kLeastLost = 1e-6;  // of a correlation: a further pivot would add only noise

double scaled(double unit) {
    return 2 * unit - 1;
}

/// Constant and terms at each point.
MatrixXd term_basis(const MatrixXd& x, const std::vector<EmulatorTerm>& terms) {
    MatrixXd basis(x.rows(), static_cast<Index>(terms.size()) + 1);
    basis.col(0).setOnes();
    for (Index c = 1; c < basis.cols(); ++c) {
        const auto& term = terms[static_cast<std::size_t>(c - 1)];
        for (Index r = 0; r < x.rows(); ++r)
            basis(r, c) = term.linear() ? x(r, term.a) : x(r, term.a) * x(r, term.b);
    }
    return basis;
}

MatrixXd columns_of(const MatrixXd& x, const std::vector<std::uint32_t>& chosen) {
    MatrixXd out(x.rows(), static_cast<Index>(chosen.size()));
    for (Index c = 0; c < out.cols(); ++c)
        out.col(c) = x.col(chosen[static_cast<std::size_t>(c)]);
    return out;
}

}  // namespace

Emulator Emulator::fit(const Points& inputs,
                       std::span<const double> outputs,
                       const EmulatorOptions& options) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t r = 0; r < inputs.rows; ++r)
        if (std::isfinite(outputs[r])) rows.push_back(r);
    MatrixXd x(rows.size(), inputs.columns);
    VectorXd y(rows.size());
    for (Index r = 0; r < x.rows(); ++r) {
        const auto row = rows[static_cast<std::size_t>(r)];
        y[r] = outputs[row];
        for (std::uint32_t c = 0; c < inputs.columns; ++c)
            x(r, c) = scaled(inputs.at(row, c));
    }

    Emulator emulator;
    emulator.points_ = static_cast<std::uint32_t>(rows.size());
    if (!emulator.known()) return emulator;
    emulator.centre_ = y.mean();
    y.array() -= emulator.centre_;
    emulator.scale_ = std::sqrt(y.squaredNorm() / static_cast<double>(y.size()));
    if (emulator.scale_ <= 1e-12 * std::abs(emulator.centre_)) emulator.scale_ = 0;
    if (emulator.scale_ == 0) return emulator;  // always the same
    y /= emulator.scale_;
    emulator.choose_kernel(x, y, options);
    emulator.choose_pivots(x, options.most_pivots);
    emulator.solve(x, y);
    return emulator;
}

void Emulator::choose_kernel(const MatrixXd& x, const VectorXd& y, const EmulatorOptions& options) {
    auto chosen = choose_terms(x, y);
    terms_ = std::move(chosen.terms);
    active_ = std::move(chosen.active);
    if (active_.size() > options.most_active) active_.resize(options.most_active);

    const Index n = std::min<Index>(x.rows(), options.likelihood_points);
    MatrixXd some_x(n, x.cols());
    VectorXd some_y(n);
    for (Index i = 0; i < n; ++i) {  // spread over the waves
        some_x.row(i) = x.row(i * x.rows() / n);
        some_y[i] = y[i * x.rows() / n];
    }
    kernel_ = most_likely_kernel(
        term_basis(some_x, terms_), columns_of(some_x, active_), some_y, options.likelihood_steps);
    inverse_lengths_.resize(static_cast<Index>(active_.size()));
    for (Index i = 0; i < inverse_lengths_.size(); ++i)
        inverse_lengths_[i] = 1 / kernel_.lengths[static_cast<std::size_t>(i)];
}

/// Pivoted Cholesky decomposition of the points' correlations: each pivot is the point about which
/// the others say least.
void Emulator::choose_pivots(const MatrixXd& x, std::uint32_t most) {
    const Index n = x.rows();
    const Index limit = active_.empty() ? 0 : std::min<Index>(n, most);
    const MatrixXd a = columns_of(x, active_) * inverse_lengths_.asDiagonal();
    MatrixXd factor = MatrixXd::Zero(n, limit);
    VectorXd lost = VectorXd::Ones(n);
    std::vector<Index> pivots;
    while (static_cast<Index>(pivots.size()) < limit) {
        Index next = 0;
        const double largest = lost.maxCoeff(&next);
        if (largest < kLeastLost) break;
        const auto k = static_cast<Index>(pivots.size());
        VectorXd column =
            (-(a.rowwise() - a.row(next)).rowwise().squaredNorm().array() / 2).exp().matrix();
        column -= factor.leftCols(k) * factor.row(next).head(k).transpose();
        column /= std::sqrt(largest);
        for (const Index earlier : pivots)
            column[earlier] = 0;
        factor.col(k) = column;
        lost = (lost - column.cwiseAbs2()).cwiseMax(0.0);
        lost[next] = 0;
        pivots.push_back(next);
    }
    const auto m = static_cast<Index>(pivots.size());
    pivots_.resize(m, a.cols());
    MatrixXd lower(m, m);
    for (Index k = 0; k < m; ++k) {
        pivots_.row(k) = a.row(pivots[static_cast<std::size_t>(k)]);
        lower.row(k) = factor.row(pivots[static_cast<std::size_t>(k)]).head(m);
    }
    pivot_squares_ = pivots_.rowwise().squaredNorm() / 2;
    to_basis_ = lower.triangularView<Eigen::Lower>().solve(MatrixXd::Identity(m, m));
}

Index Emulator::feature_count() const {
    return 1 + static_cast<Index>(terms_.size()) + pivots_.rows();
}

/// Constant, terms and basis at `x`, in -1..1; `lost` becomes the share of the process's variance
/// that the basis does not hold.
VectorXd Emulator::features(const double* x, double& lost) const {
    VectorXd out(feature_count());
    out[0] = 1;
    const auto terms = static_cast<Index>(terms_.size());
    for (Index t = 0; t < terms; ++t)
        out[t + 1] = term_value(terms_[static_cast<std::size_t>(t)], x);
    const Index m = pivots_.rows();
    lost = active_.empty() ? 0 : 1;
    if (m == 0) return out;
    VectorXd at(pivots_.cols());
    for (Index i = 0; i < at.size(); ++i)
        at[i] = x[active_[static_cast<std::size_t>(i)]] * inverse_lengths_[i];
    VectorXd near = pivots_ * at - pivot_squares_;
    near = (near.array() - at.squaredNorm() / 2).exp().matrix();
    out.tail(m).noalias() = to_basis_.triangularView<Eigen::Lower>() * near;
    lost = std::max(0.0, 1 - out.tail(m).squaredNorm());
    return out;
}

void Emulator::solve(const MatrixXd& x, const VectorXd& y) {
    const Index n = x.rows(), p = feature_count();
    MatrixXd all(n, p);
    VectorXd noise(n);
    for (Index r = 0; r < n; ++r) {
        const VectorXd point = x.row(r).transpose();
        double lost = 0;
        all.row(r) = features(point.data(), lost).transpose();
        noise[r] = kernel_.nugget + kernel_.variance * lost;
    }
    VectorXd prior(p);
    prior.head(p - pivots_.rows()).setConstant(1 / kTermVariance);
    prior.tail(pivots_.rows()).setConstant(1 / kernel_.variance);
    const MatrixXd weighted = noise.cwiseInverse().asDiagonal() * all;
    MatrixXd information = all.transpose() * weighted;
    information.diagonal() += prior;
    const Eigen::LLT<MatrixXd> factor(information);
    spread_ = factor.matrixL().solve(MatrixXd::Identity(p, p));
    weights_ = factor.solve(weighted.transpose() * y);

    const MatrixXd half = spread_.triangularView<Eigen::Lower>() * all.transpose();
    errors_.resize(static_cast<std::size_t>(n));
    double squares = 0;
    for (Index r = 0; r < n; ++r) {
        const double rest = 1 - half.col(r).squaredNorm() / noise[r];
        const double error = (y[r] - all.row(r).dot(weights_)) / rest;
        errors_[static_cast<std::size_t>(r)] = error / std::sqrt(noise[r] / rest);
        squares += error * error;
    }
    r2_ = 1 - squares / y.squaredNorm();
}

Prediction Emulator::predict(std::span<const double> x) const {
    if (!known()) return {centre_, std::numeric_limits<double>::infinity()};
    if (scale_ == 0) return {centre_, 0};
    constexpr std::size_t kOnStack = 128;
    double point[kOnStack];
    std::vector<double> more(x.size() > kOnStack ? x.size() : 0);
    double* at = more.empty() ? point : more.data();
    for (std::size_t i = 0; i < x.size(); ++i)
        at[i] = scaled(x[i]);
    double lost = 0;
    const VectorXd here = features(at, lost);
    const double mean = here.dot(weights_);
    const VectorXd half = spread_.triangularView<Eigen::Lower>() * here;
    const double variance = half.squaredNorm() + kernel_.variance * lost;
    return {centre_ + scale_ * mean, scale_ * scale_ * variance};
}

double Emulator::mean_squared_error() const {
    double sum = 0;
    for (const double error : errors_)
        sum += error * error;
    return errors_.empty() ? std::numeric_limits<double>::quiet_NaN()
                           : sum / static_cast<double>(errors_.size());
}

std::vector<Emulator> fit_emulators(const Points& inputs,
                                    const Points& outputs,
                                    const EmulatorOptions& options) {
    std::vector<Emulator> emulators(outputs.columns);
    parallel_tasks(outputs.columns, [&](std::uint32_t column) {
        std::vector<double> values(outputs.rows);
        for (std::uint32_t r = 0; r < outputs.rows; ++r)
            values[r] = outputs.at(r, column);
        emulators[column] = Emulator::fit(inputs, values, options);
    });
    return emulators;
}

}  // namespace sim
