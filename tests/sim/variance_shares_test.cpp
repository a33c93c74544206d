// Shares of the variance by a fit, against functions whose shares are known in closed form.

#include "sim/variance_shares.h"

#include <cmath>
#include <functional>
#include <numbers>

#include <gtest/gtest.h>

#include "sim/designs.h"
#include "sim/rng.h"

namespace tests {
namespace {

using Function = std::function<double(const std::vector<double>&)>;

struct Sample {
    std::vector<sim::SpreadFactor> factors;
    std::vector<double> outputs;
};

Sample sample_of(const Function& f, std::uint32_t factors, std::uint32_t rows) {
    const auto points = sim::scrambled_sobol(rows, factors, {{5, 0}, 0});
    Sample out{std::vector<sim::SpreadFactor>(factors), {}};
    for (std::uint32_t r = 0; r < rows; ++r) {
        const auto row = points.row(r);
        out.outputs.push_back(f({row.begin(), row.end()}));
        for (std::uint32_t k = 0; k < factors; ++k)
            out.factors[k].at.push_back(row[k]);
    }
    return out;
}

sim::FittedShares fitted(const Sample& sample) {
    return sim::fit_variance_shares(sample.factors, sample.outputs, 200);
}

// 3 a + b of uniform numbers and 2 l of four levels: variances 9/12, 1/12 and 4 * 15/12.
TEST(FittedShares, OfAStraightFunctionAreThoseInClosedForm) {
    auto sample =
        sample_of([](const auto& x) { return 3 * x[0] + x[1] + 2 * std::floor(4 * x[2]); }, 3, 256);
    for (double& at : sample.factors[2].at)
        at = std::floor(4 * at);
    sample.factors[2].levels = 4;

    const auto found = fitted(sample);

    const double all = 9.0 / 12 + 1.0 / 12 + 5;
    EXPECT_NEAR(found.shares.first[0].value, 9.0 / 12 / all, 1e-9);
    EXPECT_NEAR(found.shares.first[1].value, 1.0 / 12 / all, 1e-9);
    EXPECT_NEAR(found.shares.first[2].value, 5 / all, 1e-9);
    EXPECT_NEAR(found.explained, 1, 1e-9);
    EXPECT_NEAR(found.foreseen, 1, 1e-9);
    EXPECT_NEAR(found.shares.variance / all, 1, 0.02);
}

TEST(FittedShares, OfAProductAreInteractionsAlone) {
    const auto found =
        fitted(sample_of([](const auto& x) { return (2 * x[0] - 1) * (2 * x[1] - 1); }, 2, 128));

    for (std::size_t f = 0; f < 2; ++f) {
        EXPECT_NEAR(found.shares.first[f].value, 0, 1e-9);
        EXPECT_NEAR(found.shares.total[f].value, 1, 1e-9);
    }
}

// Of |2 x - 1| the polynomials of degree 2 and 4 have 5/8 and -3/16, so that they explain
// 12 ((5/8)^2/5 + (3/16)^2/9) of its variance, 98.4 %.
TEST(FittedShares, OfSobolsGFunctionLeaveItsInteractionsUnexplained) {
    const std::vector<double> a{0, 1, 4.5, 9};
    const auto found = fitted(sample_of(
        [&](const auto& x) {
            double product = 1;
            for (std::size_t k = 0; k < a.size(); ++k)
                product *= (std::fabs(4 * x[k] - 2) + a[k]) / (1 + a[k]);
            return product;
        },
        4,
        1'024));

    double all = 1, alone = 0;
    for (const double one : a)
        all *= 1 + 1 / (3 * (1 + one) * (1 + one));
    const double bent = 12 * (25.0 / 64 / 5 + 9.0 / 256 / 9);
    for (std::size_t k = 0; k < a.size(); ++k) {
        const double own = 1 / (3 * (1 + a[k]) * (1 + a[k])) / (all - 1);
        alone += own;
        EXPECT_NEAR(found.shares.first[k].value, bent * own, 0.01) << k;
    }
    EXPECT_NEAR(found.explained, bent * alone, 0.01);
}

// The fit cannot follow sin^2 over two periods: it says so, and is right where it can.
TEST(FittedShares, OfTheIshigamiFunctionSayThatTheFitIsPoor) {
    const auto found = fitted(sample_of(
        [](const auto& x) {
            const auto angle = [&](std::size_t k) { return std::numbers::pi * (2 * x[k] - 1); };
            return std::sin(angle(0)) + 7 * std::pow(std::sin(angle(1)), 2) +
                   0.1 * std::pow(angle(2), 4) * std::sin(angle(0));
        },
        3,
        512));

    const double pi4 = std::pow(std::numbers::pi, 4), pi8 = pi4 * pi4;
    const double all = 49.0 / 8 + 0.1 * pi4 / 5 + 0.01 * pi8 / 18 + 0.5;
    EXPECT_NEAR(found.shares.first[0].value, std::pow(1 + 0.1 * pi4 / 5, 2) / 2 / all, 0.03);
    EXPECT_LT(found.foreseen, 0.6);
    EXPECT_LT(found.foreseen, found.explained);
}

// 2 a + b and as much chance as they vary: shares 4/10, 1/10 and 5/10 that no factor has. Of 100
// designs the intervals that hold them are binomial around 95; 88 is 3 standard deviations below.
TEST(FittedShares, HaveIntervalsThatHoldTheTruthUnderChance) {
    int first = 0, second = 0, nothing = 0;
    double sum = 0;
    constexpr int kDesigns = 100;
    for (std::uint32_t k = 0; k < kDesigns; ++k) {
        sim::Rng rng({11, k}, 5, 7);
        Sample sample{std::vector<sim::SpreadFactor>(3), {}};
        for (int r = 0; r < 100; ++r) {
            for (auto& factor : sample.factors)
                factor.at.push_back(rng.uniform());
            sample.outputs.push_back(2 * sample.factors[0].at.back() + sample.factors[1].at.back() +
                                     std::sqrt(5.0 / 12) * rng.normal());
        }
        const auto found = fitted(sample).shares.first;
        first += found[0].low <= 0.4 && 0.4 <= found[0].high;
        second += found[1].low <= 0.1 && 0.1 <= found[1].high;
        nothing += found[2].low <= 0 && 0 <= found[2].high;
        sum += found[2].value;
    }

    EXPECT_GE(first, 88);
    EXPECT_GE(second, 88);
    EXPECT_GE(nothing, 88);
    EXPECT_NEAR(sum / kDesigns, 0, 0.01);  // squares of chance are taken off
}

TEST(FittedShares, AreNotGivenOfTooFewRowsOrWithoutVariance) {
    const auto few = fitted(sample_of([](const auto& x) { return x[0]; }, 2, 8));
    const auto flat = fitted(sample_of([](const auto&) { return 4.0; }, 2, 64));

    EXPECT_TRUE(std::isnan(few.explained));
    EXPECT_TRUE(std::isnan(few.shares.first[0].value));
    EXPECT_TRUE(std::isnan(flat.explained));
}

}  // namespace
}  // namespace tests
