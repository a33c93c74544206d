#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/result.h"

#include "models/recorders/run_record.h"

namespace models::patterns {

/// Something that can be read from every observation of an arm.
struct Quantity {
    /// Whether it counts from the start: over a window its change is taken, of others the mean.
    bool cumulative = false;
    /// Whether the last value of the window is taken: what lives at its end, lives.
    bool at_the_end = false;
    std::function<double(const recorders::Observation&)> value;
};

/// The quantity called `name`: population.lonely_share, funnel.signalled, collaboration.energy,
/// volunteers.quit, programme.befriending.started, hours.paid, euro.municipality, ...
/// Complains about unknown names.
sim::Result<Quantity> find_quantity(const std::string& name, const recorders::RunShape& shape);

/// All names, without those of programmes.
std::vector<std::string> quantity_names();

/// Over the observations of one arm in one replicate that lie in [from_week, to_week]; NaN where
/// there is none.
double over_window(const Quantity& quantity,
                   const recorders::RunRecord& record,
                   std::uint32_t arm,
                   std::uint32_t replicate,
                   int from_week,
                   int to_week);

}  // namespace models::patterns
