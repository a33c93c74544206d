#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/result.h"

#include "models/sweeps/plan.h"

namespace models::sweeps {

/// One row of a design: a value for each factor of the plan.
struct Row {
    std::vector<double> values;      // of numbers; NaN for texts
    std::vector<std::string> texts;  // of areas and arms; empty for numbers
    std::string hash;  // of names and values: rows of two plans with one hash are alike
    // Where the row belongs in its design: its base point and matrix (0 A, 1 B, 2 + i: A with
    // column i of B, 2 + f + i: B with column i of A), or its trajectory and step. 0 in all other
    // designs.
    std::uint32_t block = 0;
    std::uint32_t part = 0;

    /// The value of factor `f` as the command line takes it.
    std::string shown(std::size_t f) const;
};

/// The rows of a plan, a function of the plan alone. For a table this reads its CSV file and adds
/// its factors to the plan.
sim::Result<std::vector<Row>> make_rows(Plan& plan);

}  // namespace models::sweeps
