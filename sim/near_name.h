#pragma once

#include <span>
#include <string>
#include <string_view>

namespace sim {

/// Number of letters to insert, remove, replace or swap with a neighbour to make `b` of `a`.
int edit_distance(std::string_view a, std::string_view b);

/// The known name that somebody who wrote `given` most likely meant; empty when none is near.
/// Near is at most two letters off, or a third of the name when that is more; capitals and the
/// difference between `-` and `_` do not count.
std::string nearest_name(std::string_view given, std::span<const std::string> known);

}  // namespace sim
