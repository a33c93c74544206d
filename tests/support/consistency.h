#pragma once

#include "models/world.h"

namespace support {

/// Fails where a world contradicts itself: ties that only one end knows or that hang on an empty
/// slot, feelings and strengths out of range, households that cannot be, programmes with more
/// participants than places or volunteers who serve nobody they know of. Names the first row of
/// each kind of contradiction and how many there are.
void expect_consistent(const models::World& world);

/// The ties alone: symmetric with one kind and strength, between living adults, none twice.
void expect_consistent_ties(const models::World& world);

}  // namespace support
