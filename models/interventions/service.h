#pragma once

#include <cstdint>
#include <vector>

#include "sim/budget.h"
#include "sim/state_hash.h"

namespace models::interventions {

/// Somebody whose case a service looks after.
struct ServiceClient {
    std::uint32_t uid = 0;
    std::uint32_t talks = 0;  // since the case was last to be discussed
};

/// What a service has done with its hours, so far.
struct ServiceBooks {
    double hours_paid = 0;
    double hours_given = 0;  // never more than was paid; the rest found nothing to do
    std::uint32_t sought = 0, answered = 0, found = 0, mistaken = 0, signalled = 0;
    std::uint32_t taken_up = 0, talks = 0, accompanied = 0, visits = 0;
    std::uint32_t left = 0;  // workers who left their post
};

/// The week and the books of a service: a programme in which nobody takes part.
struct Service {
    sim::Budget hours;         // of the week
    std::uint32_t vacant = 0;  // posts that nobody holds now
    double staffed = 1;        // share of its posts that somebody holds
    ServiceBooks books;
    std::vector<ServiceClient> clients;

    /// Gives hours of this week; false, and nothing, when fewer are left.
    bool give(double wanted) {
        if (hours.left() + 1e-9 < wanted) return false;
        books.hours_given += hours.give(wanted);
        return true;
    }
    /// Whether it ever did anything that others can notice.
    bool at_work() const { return books.hours_paid > 0 || books.sought > 0; }
    void add_to(sim::StateHash& hash) const;
};

}  // namespace models::interventions
