#pragma once

#include <compare>
#include <cstdint>

namespace sim {

/// The row of one table. An id of one kind does not index a column of another.
template <class Kind>
struct Id {
    std::uint32_t row = 0;

    friend constexpr auto operator<=>(Id, Id) = default;
};

}  // namespace sim
