#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/rng.h"

#include "models/streams.h"

namespace models::population {

/// A table of real numbers, row by row.
struct Table {
    int rows = 0, cols = 0;
    std::vector<double> cells;

    Table() = default;
    Table(int r, int c) : rows(r), cols(c), cells(static_cast<std::size_t>(r * c), 0.0) {}
    double& at(int r, int c) { return cells[static_cast<std::size_t>(r * cols + c)]; }
    double at(int r, int c) const { return cells[static_cast<std::size_t>(r * cols + c)]; }
};

/// A table of counts, row by row.
struct Counts {
    int rows = 0, cols = 0;
    std::vector<int> cells;
    int missed = 0;  // units of the margins that found no allowed cell

    Counts() = default;
    Counts(int r, int c) : rows(r), cols(c), cells(static_cast<std::size_t>(r * c), 0) {}
    int& at(int r, int c) { return cells[static_cast<std::size_t>(r * cols + c)]; }
    int at(int r, int c) const { return cells[static_cast<std::size_t>(r * cols + c)]; }
};

/// One margin of a flat table: the group of every cell (-1: in none) and the total each group must
/// have.
struct Margin {
    std::span<const std::int8_t> group;
    std::vector<double> total;
};

struct RakeLimits {
    int rounds = 200;
    double tolerance = 1e-7;  // largest relative miss of a margin
};

/// Iterative proportional fitting (Deming and Stephan 1940): scales `cells` to each margin in turn
/// until all hold. Zeros stay zero and odds ratios are kept. Returns the largest relative miss that
/// is left; margins that contradict one another leave one.
double rake(std::span<double> cells, std::span<const Margin> margins, RakeLimits limits = {});

/// The same for the row and column totals of a two-way table.
double rake(Table& table,
            std::span<const double> row_totals,
            std::span<const double> column_totals,
            RakeLimits limits = {});

/// A source of draws for ties and random rounding: one number for each item, whatever the order.
struct Draws {
    std::uint64_t seed = 0;
    Stream stream = Stream::population_rounding;
    std::uint32_t purpose = 0;  // below 65,536; different for every use of the stream
    std::uint32_t offset = 0;   // first key

    sim::Rng rng(std::uint32_t item) const {
        return {sim::Chance{seed, 0}, number(stream), offset + item, purpose};
    }
    double uniform(std::uint32_t item) const { return rng(item).uniform(); }
};

/// Whole numbers with exactly the sum `total`, each the floor or ceiling of its share: the largest
/// remainders are rounded up, equal remainders in the order of a draw. `shares` are scaled to
/// `total`.
std::vector<int> round_to_total(std::span<const double> shares, int total, const Draws& draws);

/// Whole numbers with exactly these row and column totals (Cox 1987). A fraction is rounded up with
/// a chance that grows with it, so that rare cells do not vanish from small buurten, and paths
/// through the table repair what is left. `table` should be raked to the totals; its zeros stay
/// zero. What has no allowed cell is counted in `missed`.
Counts round_to_margins(const Table& table,
                        std::span<const int> row_totals,
                        std::span<const int> column_totals,
                        const Draws& draws);

}  // namespace models::population
