#pragma once

#include <string>
#include <vector>

#include "models/population/frame.h"
#include "models/population/population.h"

namespace models::population {

/// How well one table is met as a whole.
struct TableFit {
    std::string table;
    bool fitted = true;
    bool estimated = false;           // some of the wanted figures are
    double total_absolute_error = 0;  // persons or households; one misplaced counts twice
    double srmse = 0;                 // root mean square error of the cells / mean of the cells
};

/// What was wanted and what was made, cell by cell: the margins used in fitting, and those that
/// were not, as honest checks.
std::vector<MarginFit> measure_fit(const Frame& frame, const Area& area);

/// The same per table, in the order of first appearance.
std::vector<TableFit> summarise(const std::vector<MarginFit>& cells);

}  // namespace models::population
