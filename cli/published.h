#pragma once

#include <optional>
#include <string>

#include "sim/result.h"

#include "models/population/areas.h"

namespace cli {

/// What RIVM estimated for the adults of an area, in percent.
struct Published {
    double lonely = 0;
    double strongly_lonely = 0;
    int year = 0;
};

/// The latest estimate for `area` in the data folder; nothing where there is none, as for own
/// margins. For comparison only: no part of the model reads it.
sim::Result<std::optional<Published>> read_published(const std::string& data,
                                                     const models::population::Area& area);

}  // namespace cli
