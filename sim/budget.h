#pragma once

#include <algorithm>

namespace sim {

/// What somebody has to give in a week, in hours, and what of it is given. Nobody gives more.
struct Budget {
    double a_week = 0;
    double given = 0;  // this week, 0..a_week

    double left() const { return std::max(0.0, a_week - given); }

    /// Gives `hours`, or what is left when that is less. Returns what was given.
    double give(double hours) {
        const double now = std::clamp(hours, 0.0, left());
        given += now;
        return now;
    }
};

}  // namespace sim
