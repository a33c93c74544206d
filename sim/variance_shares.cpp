#include "sim/variance_shares.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include <Eigen/QR>

#include "sim/check.h"
#include "sim/quantile.h"
#include "sim/rng.h"

namespace sim {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kLow = 0.025, kHigh = 0.975;
constexpr std::uint32_t kCoefficients = 2;  // stream
constexpr std::uint32_t kMostDegree = 5;
constexpr Index kRowsPerTerm = 4;

/// The degree of one factor, or of each of two.
struct Term {
    std::size_t first = 0, second = 0;  // factors
    std::uint32_t degree = 1;
    bool product = false;
};

/// Legendre's polynomials on 0 to 1, of variance 1: [row][degree - 1].
MatrixXd legendre(const std::vector<double>& at, Index degrees) {
    MatrixXd out(static_cast<Index>(at.size()), degrees);
    for (Index r = 0; r < out.rows(); ++r) {
        const double x = 2 * at[static_cast<std::size_t>(r)] - 1;
        double before = 1, now = x;
        for (Index k = 1; k <= degrees; ++k) {
            const auto n = static_cast<double>(k);
            out(r, k - 1) = now * std::sqrt(2 * n + 1);
            const double next = ((2 * n + 1) * x * now - n * before) / (n + 1);
            before = now;
            now = next;
        }
    }
    return out;
}

/// Polynomials that are orthonormal over equally likely levels (Gram): [row][degree - 1].
MatrixXd gram(const SpreadFactor& factor, Index degrees) {
    const auto levels = static_cast<Index>(factor.levels);
    MatrixXd powers(levels, degrees + 1);
    for (Index level = 0; level < levels; ++level)
        for (Index k = 0; k <= degrees; ++k)
            powers(level, k) =
                std::pow(2.0 * static_cast<double>(level) / static_cast<double>(levels - 1) - 1,
                         static_cast<double>(k));
    const Eigen::HouseholderQR<MatrixXd> qr(powers);
    const MatrixXd basis = qr.householderQ() * MatrixXd::Identity(levels, degrees + 1);
    MatrixXd out(static_cast<Index>(factor.at.size()), degrees);
    for (Index r = 0; r < out.rows(); ++r)
        out.row(r) =
            std::sqrt(static_cast<double>(levels)) *
            basis.row(static_cast<Index>(factor.at[static_cast<std::size_t>(r)])).tail(degrees);
    return out;
}

/// The polynomials of every factor at the rows.
std::vector<MatrixXd> polynomials(std::span<const SpreadFactor> factors) {
    std::vector<MatrixXd> out;
    for (const auto& factor : factors) {
        const auto most =
            factor.levels == 0 ? kMostDegree : std::min(kMostDegree, factor.levels - 1);
        out.push_back(factor.levels == 0 ? legendre(factor.at, most) : gram(factor, most));
    }
    return out;
}

std::vector<Term> terms_of(const std::vector<MatrixXd>& of, std::uint32_t degree, bool products) {
    std::vector<Term> out;
    for (std::size_t f = 0; f < of.size(); ++f)
        for (std::uint32_t k = 1; k <= degree && k <= of[f].cols(); ++k)
            out.push_back({f, f, k, false});
    for (std::size_t f = 0; f < of.size() && products; ++f)
        for (std::size_t g = f + 1; g < of.size(); ++g)
            if (of[f].cols() > 0 && of[g].cols() > 0) out.push_back({f, g, 1, true});
    return out;
}

/// A least-squares fit and what is known about its coefficients, the constant first.
struct Fit {
    std::size_t factors = 0;
    std::vector<Term> terms;
    VectorXd coefficients;
    MatrixXd root;  // columns: coefficients vary as root * standard normals
    double explained = 0, foreseen = 0;
    double error = 0;  // variance that the terms leave
    double freedom = 0;
};

/// Nothing when the terms cannot be told apart in these rows.
std::optional<Fit> fit(const std::vector<MatrixXd>& of,
                       std::vector<Term> terms,
                       const VectorXd& y) {
    const auto columns = static_cast<Index>(terms.size()) + 1;
    MatrixXd x(y.size(), columns);
    x.col(0).setOnes();
    for (Index c = 1; c < columns; ++c) {
        const auto& term = terms[static_cast<std::size_t>(c - 1)];
        x.col(c) = of[term.first].col(term.degree - 1);
        if (term.product) x.col(c).array() *= of[term.second].col(term.degree - 1).array();
    }
    const Eigen::ColPivHouseholderQR<MatrixXd> rank(x);
    if (rank.rank() < columns) return {};
    const Eigen::HouseholderQR<MatrixXd> qr(x);
    const MatrixXd q = qr.householderQ() * MatrixXd::Identity(y.size(), columns);
    const MatrixXd inverse = MatrixXd(qr.matrixQR().topRows(columns))
                                 .triangularView<Eigen::Upper>()
                                 .solve(MatrixXd::Identity(columns, columns));
    Fit out;
    out.factors = of.size();
    out.terms = std::move(terms);
    out.coefficients = inverse * (q.transpose() * y);
    const VectorXd residuals = y - x * out.coefficients;
    const VectorXd leverage = q.rowwise().squaredNorm();
    const VectorXd left_out = residuals.array() / (1 - leverage.array()).max(1e-9);
    const double squares = (y.array() - y.mean()).square().sum();
    out.explained = 1 - residuals.squaredNorm() / squares;
    out.foreseen = 1 - left_out.squaredNorm() / squares;
    out.freedom = static_cast<double>(y.size() - columns);
    out.error = residuals.squaredNorm() / out.freedom;
    out.root = std::sqrt(out.error) * inverse;
    return out;
}

/// The fit that foresees best, among those with enough rows.
std::optional<Fit> best_fit(const std::vector<MatrixXd>& of, const VectorXd& y) {
    std::optional<Fit> best;
    for (std::uint32_t degree = 1; degree <= kMostDegree; ++degree) {
        for (const bool products : {false, true}) {
            auto terms = terms_of(of, degree, products);
            const auto count = static_cast<Index>(terms.size());
            if (count == 0 || kRowsPerTerm * (count + 1) > y.size()) continue;
            auto one = fit(of, std::move(terms), y);
            if (one && (!best || one->foreseen > best->foreseen)) best = std::move(one);
        }
    }
    return best;
}

/// By factor: alone, and with its products.
struct Shares {
    std::vector<double> first, total;
};

/// Shares by coefficients whose squares exceed the true ones by `times` their own error. The
/// variance is that of the terms over evenly spread places and what they leave: the rows' own
/// varies more.
Shares shares_of(const Fit& of, const VectorXd& coefficients, double times, double error) {
    Shares out{std::vector<double>(of.factors), std::vector<double>(of.factors)};
    double variance = error;
    for (Index c = 1; c < coefficients.size(); ++c) {
        const auto& term = of.terms[static_cast<std::size_t>(c - 1)];
        const double part =
            coefficients[c] * coefficients[c] - times * of.root.row(c).squaredNorm();
        variance += part;
        out.total[term.first] += part;
        if (term.product)
            out.total[term.second] += part;
        else
            out.first[term.first] += part;
    }
    for (std::size_t f = 0; f < of.factors; ++f) {
        out.first[f] = variance > 0 ? out.first[f] / variance : kNaN;
        out.total[f] = variance > 0 ? out.total[f] / variance : kNaN;
    }
    return out;
}

SensitivityIndex with_interval(double value, std::vector<double>& drawn) {
    std::erase_if(drawn, [](double v) { return std::isnan(v); });
    std::ranges::sort(drawn);
    return {value, quantile(drawn, kLow), quantile(drawn, kHigh)};
}

void take_shares(const Fit& of, std::uint32_t rounds, std::uint64_t seed, SobolIndices& out) {
    const auto shares = shares_of(of, of.coefficients, 1, of.error);
    std::vector<std::vector<double>> first(of.factors), total(of.factors);
    for (std::uint32_t round = 0; round < rounds; ++round) {
        Rng rng({seed, round}, kCoefficients, 0);
        VectorXd normals(of.coefficients.size());
        for (Index c = 0; c < normals.size(); ++c)
            normals[c] = rng.normal();
        // A variance with so many degrees of freedom, as near as a normal number comes to it.
        const double error = of.error * std::max(0.0, 1 + std::sqrt(2 / of.freedom) * rng.normal());
        const auto again = shares_of(of, of.coefficients + of.root * normals, 2, error);
        for (std::size_t f = 0; f < of.factors; ++f) {
            first[f].push_back(again.first[f]);
            total[f].push_back(again.total[f]);
        }
    }
    for (std::size_t f = 0; f < of.factors; ++f) {
        out.first[f] = with_interval(shares.first[f], first[f]);
        out.total[f] = with_interval(shares.total[f], total[f]);
    }
}

}  // namespace

FittedShares fit_variance_shares(std::span<const SpreadFactor> factors,
                                 std::span<const double> outputs,
                                 std::uint32_t rounds,
                                 std::uint64_t seed) {
    std::vector<SpreadFactor> kept(factors.size());
    std::vector<double> known;
    for (std::size_t f = 0; f < factors.size(); ++f) {
        SIM_CHECK(factors[f].at.size() == outputs.size(), "a factor has a value in every row");
        kept[f].levels = factors[f].levels;
    }
    for (std::size_t row = 0; row < outputs.size(); ++row) {
        if (!std::isfinite(outputs[row])) continue;
        known.push_back(outputs[row]);
        for (std::size_t f = 0; f < factors.size(); ++f)
            kept[f].at.push_back(factors[f].at[row]);
    }
    FittedShares out;
    out.rows = static_cast<std::uint32_t>(known.size());
    out.explained = out.foreseen = kNaN;
    out.shares.mean = out.shares.variance = kNaN;
    out.shares.first.assign(factors.size(), {kNaN, kNaN, kNaN});
    out.shares.total = out.shares.first;
    const VectorXd y = Eigen::Map<const VectorXd>(known.data(), static_cast<Index>(known.size()));
    if (y.size() < 2) return out;
    out.shares.mean = y.mean();
    out.shares.variance = (y.array() - y.mean()).square().sum() / static_cast<double>(y.size() - 1);
    if (!(out.shares.variance > 0)) return out;
    const auto found = best_fit(polynomials(kept), y);
    if (!found) return out;
    out.explained = found->explained;
    out.foreseen = found->foreseen;
    out.terms = static_cast<std::uint32_t>(found->terms.size());
    take_shares(*found, rounds, seed, out.shares);
    return out;
}

}  // namespace sim
