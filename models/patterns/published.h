#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "sim/result.h"

#include "models/patterns/side_by_side.h"

namespace models::patterns {

/// A published figure of whole approaches and networks, and the arm of a shipped scenario that is
/// held against it.
struct PublishedApproach {
    std::string_view target;    // name of the target
    std::string_view scenario;  // file beside the data
    std::string_view arm;
    std::string_view against;  // arm that is taken off, replicate by replicate; empty: none
    std::string_view measure;  // as in patterns
    int from_week, to_week;
};

/// The published figures that arms of shipped scenarios measure.
std::span<const PublishedApproach> published_approaches();

/// The one of this target; nullptr: none.
const PublishedApproach* approach_for(std::string_view target);

/// What every replicate of the scenario gives, in order; empty when stopped. Complains where the
/// scenario lacks an arm or the measure does not exist.
sim::Result<std::vector<double>> live_approach(const Lives& lives,
                                               const PublishedApproach& approach);

}  // namespace models::patterns
