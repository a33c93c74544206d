#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/result.h"

#include "models/population/area_data.h"
#include "models/population/population.h"

namespace models::survey {

/// The wijken that stand for the country, with the people that one seed puts in them. Made once and
/// read by as many evaluations as one likes: people at the start do not depend on the rules.
struct Panel {
    std::vector<population::Population> areas;
    std::uint64_t seed = 0;
    bool everyday = false;  // whether those who help are there, as with [everyday] in a scenario
};

/// Codes of a list of wijken: a CSV file with a column `code`; other columns are for the reader.
/// Complains about blank and repeated codes, and about an empty list.
sim::Result<std::vector<std::string>> read_codes(const std::string& path);

/// Finds and populates every area, in parallel. What is unknown or too small is reported at once.
sim::Result<Panel> make_panel(const population::AreaData& data,
                              std::span<const std::string> codes,
                              std::uint64_t seed);

/// Seed of one area's people and lives: of the seed and the code, so that an area is the same in
/// every panel and at every place of the list.
std::uint64_t area_seed(std::uint64_t seed, const std::string& code);

/// Residents of all areas together, children and people in institutions too.
std::uint64_t residents_of(const Panel& panel);

}  // namespace models::survey
