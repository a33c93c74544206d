#include "sim/growth_mixture.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include <Eigen/Dense>

#include "sim/rng.h"

namespace sim {
namespace {

constexpr int kMostSteps = 300;
constexpr double kSettled = 1e-7;      // of the log likelihood, for each person
constexpr double kLeastSpread = 1e-3;  // a class that hits every score would have none
constexpr double kRidge = 1e-6;        // keeps a class that lost its people solvable
constexpr std::uint32_t kStarts = 1;   // stream of the beginnings

Eigen::MatrixXd terms_of(const Courses& courses, std::size_t n, const CurveTerms& terms) {
    Eigen::MatrixXd out(courses.time.size(), n);
    std::vector<double> row(n);
    for (std::size_t r = 0; r < courses.time.size(); ++r) {
        terms(courses.time[r], row);
        for (std::size_t k = 0; k < n; ++k)
            out(static_cast<Eigen::Index>(r), static_cast<Eigen::Index>(k)) = row[k];
    }
    return out;
}

/// Expectation and maximisation from one beginning.
class Fit {
  public:
    Fit(const Courses& courses, const Eigen::MatrixXd& terms, std::size_t classes)
        : courses_(courses),
          terms_(terms),
          scores_(Eigen::Map<const Eigen::VectorXd>(
              courses.score.data(), static_cast<Eigen::Index>(courses.score.size()))),
          share_(Eigen::VectorXd::Constant(static_cast<Eigen::Index>(classes),
                                           1 / static_cast<double>(classes))),
          weight_(terms.cols(), static_cast<Eigen::Index>(classes)),
          belongs_(static_cast<Eigen::Index>(courses.people()),
                   static_cast<Eigen::Index>(classes)) {}

    /// Levels at the quantiles of the scores, all terms moved by chance.
    void begin(Rng& rng) {
        std::vector<double> sorted = courses_.score;
        std::ranges::sort(sorted);
        const double mean = scores_.mean();
        spread_ = std::max(kLeastSpread, std::sqrt((scores_.array() - mean).square().mean()));
        const auto classes = weight_.cols();
        for (Eigen::Index k = 0; k < classes; ++k) {
            const auto at = static_cast<std::size_t>((static_cast<double>(k) + rng.uniform()) /
                                                     static_cast<double>(classes) *
                                                     static_cast<double>(sorted.size()));
            for (Eigen::Index term = 0; term < weight_.rows(); ++term)
                weight_(term, k) = spread_ * rng.normal();
            weight_(0, k) = sorted[std::min(at, sorted.size() - 1)];
        }
    }

    GrowthMixture live() {
        double before = expect();
        for (int step = 0; step < kMostSteps; ++step) {
            maximise();
            const double now = expect();
            const bool settled = now - before < kSettled * static_cast<double>(courses_.people());
            before = now;
            if (settled) break;
        }
        return result(before);
    }

  private:
    /// Who belongs where, given the curves. Returns the log likelihood.
    double expect() {
        const Eigen::MatrixXd curves = terms_ * weight_;
        const double scale = -0.5 / (spread_ * spread_);
        const double height = -0.5 * std::log(2 * std::numbers::pi * spread_ * spread_);
        double all = 0;
        for (std::size_t i = 0; i < courses_.people(); ++i) {
            const auto from = static_cast<Eigen::Index>(courses_.first_row[i]);
            const auto rows = static_cast<Eigen::Index>(courses_.first_row[i + 1]) - from;
            const Eigen::RowVectorXd squares =
                (curves.middleRows(from, rows).colwise() - scores_.segment(from, rows))
                    .colwise()
                    .squaredNorm();
            const Eigen::RowVectorXd logs =
                (scale * squares.array() + share_.transpose().array().log()).matrix();
            const double most = logs.maxCoeff();
            Eigen::RowVectorXd odds = (logs.array() - most).exp().matrix();
            const double sum = odds.sum();
            belongs_.row(static_cast<Eigen::Index>(i)) = odds / sum;
            all += most + std::log(sum) + static_cast<double>(rows) * height;
        }
        return all;
    }

    /// Curves, shares and spread, given who belongs where.
    void maximise() {
        Eigen::MatrixXd by_row(terms_.rows(), weight_.cols());
        for (std::size_t i = 0; i < courses_.people(); ++i)
            for (auto r = courses_.first_row[i]; r < courses_.first_row[i + 1]; ++r)
                by_row.row(static_cast<Eigen::Index>(r)) =
                    belongs_.row(static_cast<Eigen::Index>(i));
        double squares = 0;
        for (Eigen::Index k = 0; k < weight_.cols(); ++k) {
            const Eigen::MatrixXd weighted = by_row.col(k).asDiagonal() * terms_;
            Eigen::MatrixXd normal = terms_.transpose() * weighted;
            normal.diagonal().array() += kRidge;
            weight_.col(k) = normal.ldlt().solve(weighted.transpose() * scores_);
            squares +=
                (scores_ - terms_ * weight_.col(k)).array().square().matrix().dot(by_row.col(k));
        }
        spread_ = std::max(kLeastSpread, std::sqrt(squares / static_cast<double>(terms_.rows())));
        share_ = belongs_.colwise().mean().transpose().cwiseMax(1e-12);
    }

    GrowthMixture result(double log_likelihood) const {
        GrowthMixture out;
        for (Eigen::Index k = 0; k < weight_.cols(); ++k) {
            out.share.push_back(share_(k));
            out.weight.emplace_back(weight_.col(k).begin(), weight_.col(k).end());
        }
        out.spread = spread_;
        out.log_likelihood = log_likelihood;
        return out;
    }

    const Courses& courses_;
    const Eigen::MatrixXd& terms_;
    Eigen::VectorXd scores_;
    Eigen::VectorXd share_;    // [class]
    Eigen::MatrixXd weight_;   // [term][class]
    Eigen::MatrixXd belongs_;  // [person][class]
    double spread_ = 1;
};

}  // namespace

double GrowthMixture::at(std::size_t k, double time, const CurveTerms& terms) const {
    std::vector<double> row(weight[k].size());
    terms(time, row);
    return std::inner_product(row.begin(), row.end(), weight[k].begin(), 0.0);
}

GrowthMixture fit_growth_mixture(const Courses& courses,
                                 std::size_t classes,
                                 std::size_t number_of_terms,
                                 const CurveTerms& terms,
                                 int starts,
                                 std::uint64_t seed) {
    GrowthMixture best;
    if (courses.people() == 0) return best;
    const auto rows = terms_of(courses, number_of_terms, terms);
    for (int start = 0; start < starts; ++start) {
        Fit fit(courses, rows, classes);
        Rng rng({seed, 0}, kStarts, static_cast<std::uint32_t>(start));
        fit.begin(rng);
        auto found = fit.live();
        if (best.share.empty() || found.log_likelihood > best.log_likelihood)
            best = std::move(found);
    }
    return best;
}

}  // namespace sim
