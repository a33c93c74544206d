#pragma once

#include <cstddef>
#include <string>

#include "models/sweeps/merged_runs.h"
#include "models/sweeps/sweep.h"

namespace cli {

/// What is about to be made.
std::string opening_line(const models::sweeps::Sweep& sweep, std::size_t runs, std::size_t of);

/// What was made, and how fast.
std::string closing_line(std::size_t runs, double seconds, const std::string& path);

/// How many rows the rule decided, after how many runs.
std::string rule_line(const models::sweeps::MergedRuns& merged);

/// Factors and what they may be, one a line.
std::string factors_text(const models::sweeps::Sweep& sweep);

/// "uptake 0.25, area Schuilenburg": the values of a row, names without their sections.
std::string row_text(const models::sweeps::Sweep& sweep, std::uint32_t row);

/// Paired differences by row and arm, of the rule's measure or of the share of the lonely; the
/// first rows where there are many.
std::string effects_table(const models::sweeps::MergedRuns& merged);

}  // namespace cli
