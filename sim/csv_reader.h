#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/result.h"

namespace sim {

/// One field of a CSV file and where it stands, both counted from 1.
struct CsvCell {
    std::string_view text;  // without quotes; lives as long as its table
    std::int32_t line = 0;
    std::int32_t column = 0;
};

/// A CSV file (RFC 4180: quoted fields, doubled quotes, line breaks inside quotes) with a header
/// row. Every row has as many fields as the header.
class CsvTable {
  public:
    static constexpr std::size_t kMissing = std::numeric_limits<std::size_t>::max();

    std::size_t rows() const { return columns() == 0 ? 0 : cells_.size() / columns() - 1; }
    std::size_t columns() const { return columns_; }
    const std::string& file() const { return file_; }

    /// Field of data row `row` (0 = the line under the header).
    const CsvCell& cell(std::size_t row, std::size_t column) const {
        return cells_[(row + 1) * columns_ + column];
    }
    std::string_view text(std::size_t row, std::size_t column) const {
        return cell(row, column).text;
    }
    std::string_view header(std::size_t column) const { return cells_[column].text; }

    /// Position of a column by name, or kMissing.
    std::size_t find(std::string_view name) const;

    /// A complaint that points at one field.
    Problem problem(std::size_t row,
                    std::size_t column,
                    std::string what,
                    std::string allowed = {}) const;

    /// The number in a field; NaN for a blank. What is no number is added to `error`.
    double number(std::size_t row, std::size_t column, Error& error) const;

  private:
    friend Result<CsvTable> parse_csv(std::string_view text, std::string file);

    std::string file_;
    std::vector<char> text_;
    std::vector<CsvCell> cells_;
    std::size_t columns_ = 0;
};

/// Takes `text` apart; `file` is used in complaints. All malformed rows are reported at once.
Result<CsvTable> parse_csv(std::string_view text, std::string file);

/// Reads a whole file and takes it apart. Complains about each of `needed` that is no column.
Result<CsvTable> read_csv(const std::string& path, std::span<const std::string_view> needed = {});

}  // namespace sim
