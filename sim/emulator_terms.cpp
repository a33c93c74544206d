// The part of an emulator that chooses its terms.

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "sim/emulator.h"

namespace sim {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr std::size_t kMostParents = 20;  // inputs whose products are candidates
constexpr int kParts = 8;                 // of an input's range, where means are compared
constexpr double kGone = 1e-9;            // what is left of a candidate that others contain

/// Forward selection by orthogonalised candidates.
class Selection {
  public:
    Selection(const MatrixXd& x, const VectorXd& y)
        : x_(x), residual_(y), gains_(VectorXd::Zero(x.cols())) {
        left_ = residual_.squaredNorm();
    }

    /// Adds candidates one by one while each explains enough: `penalty` is what it costs in
    /// n log(residual sum of squares).
    void add_best(const std::vector<EmulatorTerm>& candidates, double penalty, std::size_t most) {
        MatrixXd columns(x_.rows(), static_cast<Eigen::Index>(candidates.size()));
        VectorXd start(columns.cols());
        for (Eigen::Index c = 0; c < columns.cols(); ++c) {
            for (Eigen::Index r = 0; r < x_.rows(); ++r)
                columns(r, c) = value(candidates[static_cast<std::size_t>(c)], r);
            columns.col(c).array() -= columns.col(c).mean();
            start[c] = columns.col(c).squaredNorm();
            for (const auto& direction : taken_)
                columns.col(c) -= direction * direction.dot(columns.col(c));
        }
        const auto n = static_cast<double>(x_.rows());
        while (terms_.size() < most && left_ > 0) {
            Eigen::Index best = -1;
            double most_explained = 0;
            for (Eigen::Index c = 0; c < columns.cols(); ++c) {
                const double size = columns.col(c).squaredNorm();
                if (size <= kGone * start[c]) continue;
                const double along = columns.col(c).dot(residual_);
                if (along * along / size <= most_explained) continue;
                most_explained = along * along / size;
                best = c;
            }
            if (best < 0) return;
            const double left = std::max(left_ - most_explained, 0.0);
            if (left > 0 && n * std::log(left_ / left) <= penalty) return;
            take(candidates[static_cast<std::size_t>(best)], columns.col(best), left);
            for (Eigen::Index c = 0; c < columns.cols(); ++c)
                columns.col(c) -= taken_.back() * taken_.back().dot(columns.col(c));
        }
    }

    /// How much of the residual the means in kParts parts of input `i` explain, in n log(...).
    double explained_by_parts(std::uint32_t i) const {
        std::array<double, kParts> sum{}, count{};
        for (Eigen::Index r = 0; r < x_.rows(); ++r) {
            const int part =
                std::clamp(static_cast<int>((x_(r, i) + 1) / 2 * kParts), 0, kParts - 1);
            sum[static_cast<std::size_t>(part)] += residual_[r];
            ++count[static_cast<std::size_t>(part)];
        }
        double explained = 0;
        for (std::size_t k = 0; k < kParts; ++k)
            if (count[k] > 0) explained += sum[k] * sum[k] / count[k];
        const double left = left_ - explained;
        if (left <= 0) return std::numeric_limits<double>::infinity();
        return static_cast<double>(x_.rows()) * std::log(left_ / left);
    }

    void add_gain(std::uint32_t i, double gain) { gains_[i] += gain; }
    const std::vector<EmulatorTerm>& terms() const { return terms_; }
    const VectorXd& gains() const { return gains_; }
    double left() const { return left_; }

  private:
    double value(const EmulatorTerm& term, Eigen::Index r) const {
        return term.linear() ? x_(r, term.a) : x_(r, term.a) * x_(r, term.b);
    }
    void take(const EmulatorTerm& term, const VectorXd& column, double left) {
        taken_.push_back(column.normalized());
        residual_ -= taken_.back() * taken_.back().dot(residual_);
        gains_[term.a] += left_ - left;
        if (!term.linear() && term.b != term.a) gains_[term.b] += left_ - left;
        left_ = left;
        terms_.push_back(term);
    }

    const MatrixXd& x_;
    VectorXd residual_, gains_;
    double left_ = 0;
    std::vector<VectorXd> taken_;
    std::vector<EmulatorTerm> terms_;
};

/// Inputs that explain something, the most first.
std::vector<std::uint32_t> by_gain(const VectorXd& gains) {
    std::vector<std::uint32_t> order;
    for (Eigen::Index i = 0; i < gains.size(); ++i)
        if (gains[i] > 0) order.push_back(static_cast<std::uint32_t>(i));
    std::stable_sort(
        order.begin(), order.end(), [&](auto a, auto b) { return gains[a] > gains[b]; });
    return order;
}

/// All squares, and the products of what explains something with anything.
std::vector<EmulatorTerm> quadratic_candidates(std::uint32_t inputs,
                                               std::vector<std::uint32_t> parents) {
    if (parents.size() > kMostParents) parents.resize(kMostParents);
    std::vector<EmulatorTerm> candidates;
    for (std::uint32_t i = 0; i < inputs; ++i)
        candidates.push_back({i, i});
    for (auto parent = parents.begin(); parent != parents.end(); ++parent) {
        for (std::uint32_t i = 0; i < inputs; ++i) {
            const bool seen = std::find(parents.begin(), parent, i) != parent;
            if (i != *parent && !seen) candidates.push_back({*parent, i});
        }
    }
    return candidates;
}

}  // namespace

double term_value(const EmulatorTerm& term, const double* x) {
    return term.linear() ? x[term.a] : x[term.a] * x[term.b];
}

ChosenTerms choose_terms(const MatrixXd& x, const VectorXd& y) {
    const auto inputs = static_cast<std::uint32_t>(x.cols());
    const auto n = static_cast<double>(x.rows());
    Selection selection(x, y);

    std::vector<EmulatorTerm> linear(inputs);
    for (std::uint32_t i = 0; i < inputs; ++i)
        linear[i].a = i;
    const auto most = static_cast<std::size_t>(x.rows()) / 4;
    selection.add_best(linear, std::log(n), most);

    const auto candidates = quadratic_candidates(inputs, by_gain(selection.gains()));
    const double among = 2 * std::log(static_cast<double>(candidates.size()));
    selection.add_best(candidates, std::log(n) + among, most);

    const double by_chance = (kParts - 1) * std::log(n) + 2 * std::log(inputs);
    for (std::uint32_t i = 0; i < inputs && selection.left() > 0; ++i) {
        const double explained = selection.explained_by_parts(i);
        if (explained > by_chance) {
            selection.add_gain(i, selection.left() * (1 - std::exp(-explained / n)));
        }
    }
    return {selection.terms(), by_gain(selection.gains())};
}

}  // namespace sim
