#pragma once

#include "models/residents/residents.h"

namespace models {

/// A resident as she was met: the slot and the person. Somebody else may live there later.
struct Person {
    std::uint32_t row = 0;
    std::uint32_t uid = 0;

    ResidentId id() const { return ResidentId{row}; }
    bool still_here(const Residents& residents) const {
        return residents.alive[id()] && residents.uid(id()) == uid;
    }
};

}  // namespace models
