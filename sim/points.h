#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sim {

/// A table of numbers, row by row: points and their coordinates, or runs and their outputs.
struct Points {
    std::uint32_t rows = 0;
    std::uint32_t columns = 0;
    std::vector<double> values;

    Points() = default;
    Points(std::uint32_t rows_, std::uint32_t columns_, double value = 0)
        : rows(rows_), columns(columns_), values(std::size_t{rows_} * columns_, value) {}

    double& at(std::uint32_t row, std::uint32_t column) {
        return values[std::size_t{row} * columns + column];
    }
    double at(std::uint32_t row, std::uint32_t column) const {
        return values[std::size_t{row} * columns + column];
    }
    std::span<double> row(std::uint32_t r) {
        return {values.data() + std::size_t{r} * columns, columns};
    }
    std::span<const double> row(std::uint32_t r) const {
        return {values.data() + std::size_t{r} * columns, columns};
    }
    /// Adds a row of `columns` numbers; the first row decides how many that is.
    void add(std::span<const double> row) {
        columns = static_cast<std::uint32_t>(row.size());
        values.insert(values.end(), row.begin(), row.end());
        ++rows;
    }
};

}  // namespace sim
