#include "models/population/raking.h"

#include <array>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

namespace tests {
namespace {

using models::Stream;
using models::population::Counts;
using models::population::Draws;
using models::population::Margin;
using models::population::rake;
using models::population::round_to_margins;
using models::population::round_to_total;
using models::population::Table;

constexpr Draws kDraws{.seed = 7, .stream = Stream::population_rounding, .purpose = 999};

Table two_by_two(double a, double b, double c, double d) {
    Table table(2, 2);
    table.cells = {a, b, c, d};
    return table;
}

// Raking keeps the odds ratio k of a 2 x 2 table. With row totals r1, r2 and first column total c1
// the first cell x solves k = x (r2 - c1 + x) / ((r1 - x) (c1 - x)), a quadratic equation.
TEST(Raking, OfTwoByTwoGivesTheRootOfTheOddsRatio) {
    const double r1 = 60, r2 = 40, c1 = 30, c2 = 70;
    Table table = two_by_two(4, 1, 2, 3);
    const double k = 4.0 * 3.0 / (1.0 * 2.0);

    rake(table, std::array{r1, r2}, std::array{c1, c2});

    const double a = 1 - k, b = r2 - c1 + k * (r1 + c1), c = -k * r1 * c1;
    const double x = (-b + std::sqrt(b * b - 4 * a * c)) / (2 * a);
    EXPECT_NEAR(table.at(0, 0), x, 1e-6);
    EXPECT_NEAR(table.at(0, 1), r1 - x, 1e-6);
    EXPECT_NEAR(table.at(1, 1), c2 - r1 + x, 1e-6);
}

TEST(Raking, OfAnIndependentTableIsTheProductOfItsMargins) {
    Table table = two_by_two(1, 1, 1, 1);

    rake(table, std::array{30.0, 70.0}, std::array{20.0, 80.0});

    EXPECT_NEAR(table.at(0, 0), 30 * 20 / 100.0, 1e-9);
    EXPECT_NEAR(table.at(1, 1), 70 * 80 / 100.0, 1e-9);
}

TEST(Raking, KeepsZerosAndReportsMarginsThatContradictThem) {
    Table table = two_by_two(0, 1, 1, 0);

    const double miss = rake(table, std::array{10.0, 20.0}, std::array{15.0, 15.0});

    EXPECT_EQ(table.at(0, 0), 0);
    EXPECT_EQ(table.at(1, 1), 0);
    EXPECT_GT(miss, 0.1);
}

TEST(Raking, ToOverlappingMarginsOfAFlatTableMeetsThemAll) {
    std::array<double, 4> cells{1, 2, 3, 4};
    const std::array<std::int8_t, 4> rows{0, 0, 1, 1}, corner{0, -1, -1, -1};
    const std::array<Margin, 2> margins{Margin{rows, {30, 70}}, Margin{corner, {12}}};

    rake(cells, margins);

    EXPECT_NEAR(cells[0], 12, 1e-5);
    EXPECT_NEAR(cells[0] + cells[1], 30, 1e-5);
    EXPECT_NEAR(cells[2] / cells[3], 3.0 / 4.0, 1e-9);
}

TEST(Rounding, KeepsTotalsExactly) {
    const std::array<double, 5> shares{1.2, 3.7, 0.1, 0.0, 9.9};

    const auto counts = round_to_total(shares, 101, kDraws);

    EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), 0), 101);
    for (std::size_t i = 0; i < shares.size(); ++i)
        EXPECT_LT(std::abs(counts[i] - shares[i] * 101 / 14.9), 1.0);
}

TEST(Rounding, OfEqualSharesBreaksTiesByChanceAndEvenly) {
    const std::array<double, 3> shares{1, 1, 1};
    std::array<int, 3> extra{};

    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        const auto counts = round_to_total(shares, 4, {seed, Stream::population_rounding, 1});
        for (std::size_t i = 0; i < 3; ++i)
            extra[i] += counts[i] - 1;
    }

    // Binomial(3000, 1/3): four standard errors are 103.
    for (const int n : extra)
        EXPECT_NEAR(n, 1000, 103);
}

TEST(Rounding, GivesNothingToAShareOfZeroWhileOthersHaveSome) {
    const std::array<double, 3> shares{0, 2.4, 0.6};

    const auto counts = round_to_total(shares, 3, kDraws);

    EXPECT_EQ(counts[0], 0);
}

/// A table of `rows` x `cols` with pseudo-random cells and its margins rounded to whole numbers.
struct Example {
    Table table;
    std::vector<int> rows, columns;
};

Example example(int rows, int cols, std::uint64_t seed) {
    Example out{Table(rows, cols), {}, {}};
    const Draws draws{seed, Stream::population_rounding, 77};
    for (std::size_t i = 0; i < out.table.cells.size(); ++i) {
        const double u = draws.uniform(static_cast<std::uint32_t>(i));
        out.table.cells[i] = u < 0.3 ? 0 : 3 * u * u;
    }
    std::vector<double> row_sums(static_cast<std::size_t>(rows), 0.0);
    std::vector<double> column_sums(static_cast<std::size_t>(cols), 0.0);
    double total = 0;
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < cols; ++c) {
            row_sums[static_cast<std::size_t>(r)] += out.table.at(r, c);
            column_sums[static_cast<std::size_t>(c)] += out.table.at(r, c);
            total += out.table.at(r, c);
        }
    }
    out.rows = round_to_total(row_sums, static_cast<int>(total), draws);
    out.columns = round_to_total(column_sums, static_cast<int>(total), draws);
    rake(out.table,
         std::vector<double>(out.rows.begin(), out.rows.end()),
         std::vector<double>(out.columns.begin(), out.columns.end()),
         {2000, 1e-10});
    return out;
}

TEST(ControlledRounding, KeepsBothMarginsAndStaysWithinOneOfEachCell) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const Example e = example(18, 20, seed);

        const Counts counts =
            round_to_margins(e.table, e.rows, e.columns, {seed, Stream::population_rounding, 78});

        ASSERT_EQ(counts.missed, 0) << seed;
        for (int r = 0; r < 18; ++r) {
            int sum = 0;
            for (int c = 0; c < 20; ++c) {
                sum += counts.at(r, c);
                ASSERT_LT(std::abs(counts.at(r, c) - e.table.at(r, c)), 1 + 1e-6) << seed;
                if (e.table.at(r, c) == 0) {
                    ASSERT_EQ(counts.at(r, c), 0);
                }
            }
            ASSERT_EQ(sum, e.rows[static_cast<std::size_t>(r)]) << seed;
        }
        for (int c = 0; c < 20; ++c) {
            int sum = 0;
            for (int r = 0; r < 18; ++r)
                sum += counts.at(r, c);
            ASSERT_EQ(sum, e.columns[static_cast<std::size_t>(c)]) << seed;
        }
    }
}

TEST(ControlledRounding, GivesSmallCellsSomebodyInProportion) {
    Table table(1, 2);
    table.cells = {0.2, 0.8};
    int rare = 0;

    for (std::uint64_t seed = 0; seed < 2000; ++seed)
        rare += round_to_margins(
                    table, std::array{1}, std::array{1, 1}, {seed, Stream::population_rounding, 5})
                    .at(0, 0);

    // The key u^(1/f) wins with probability f / sum f = 0.2; four standard errors are 72.
    EXPECT_NEAR(rare, 400, 72);
}

TEST(ControlledRounding, CountsWhatHasNoAllowedCell) {
    Table table = two_by_two(0, 3, 3, 0);

    const Counts counts = round_to_margins(table, std::array{3, 3}, std::array{6, 0}, kDraws);

    EXPECT_EQ(counts.missed, 3);
}

}  // namespace
}  // namespace tests
