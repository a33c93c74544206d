#pragma once

#include <string>
#include <vector>

#include "sim/hdf5_reader.h"
#include "sim/result.h"

namespace sim {

/// Arrays of one group over the same dimensions, as a tidy table: a row for each cell, a column for
/// each dimension and array.
struct TidyTable {
    std::string name;                     // "indicators-by-group"
    std::string group;                    // "/indicators"
    std::vector<std::string> dimensions;  // the last one runs fastest
    std::vector<std::string> labels;      // arrays that tell more about one dimension: "week"
    std::vector<std::string> arrays;      // names, in alphabetical order
};

/// The tables of a file in which every dimension has a scale. They are called as their group, and
/// say by which dimensions they go that not all tables of the group have; no two names are alike.
std::vector<TidyTable> tidy_tables(const Hdf5Reader& file);

/// What a column of a table is.
struct TidyColumn {
    std::string name, units, meaning;
};
std::vector<TidyColumn> columns_of(const Hdf5Reader& file, const TidyTable& table);

/// Writes a table as CSV with a header; missing values are empty, moments are dates (2024-01-29).
/// Fails when an array cannot be read or the file cannot be written; what is left then is no table.
Result<std::uint64_t> write_csv(const Hdf5Reader& file,
                                const TidyTable& table,
                                const std::string& path);

}  // namespace sim
