#pragma once

#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/hdf5_file.h"

#include "models/recorders/observation.h"

namespace models::recorders {

/// 0, 1, ... n - 1.
std::vector<std::uint32_t> counting(std::uint32_t n);

/// Names as one text, with spaces between them.
template <class Names>
std::string in_one_text(const Names& names) {
    return fmt::format("{}", fmt::join(names, " "));
}

/// What the codes 0, 1, 2, ... of an array mean, in the way of CF; `T` is the type of the array.
template <class T, class Names>
void add_codes(sim::Hdf5File& file, const std::string& array, const Names& names) {
    std::vector<T> values;
    for (std::size_t k = 0; k < std::size(names); ++k)
        values.push_back(static_cast<T>(k));
    file.numbers(array, "flag_values", std::span<const T>(values));
    file.text(array, "flag_meanings", in_one_text(names));
}

/// Makes a group of a results file with the dimensions that every observation has: arm, replicate,
/// time.
void add_run_dimensions(sim::Hdf5File& file,
                        const std::string& group,
                        const RunShape& shape,
                        const std::vector<std::uint32_t>& replicates,
                        const std::vector<std::uint32_t>& weeks);

}  // namespace models::recorders
