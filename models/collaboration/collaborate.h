#pragma once

#include "models/collaboration/network.h"

namespace models::collaboration {

/// Process "collaboration.networks": one week of one network. It begins in its first week, meets
/// when it is time, and ends for good when nothing holds it. People give hours of this week.
void collaborate(const sim::Step& step, People& people, Network& network);

/// Before networks work: each feels those of the same area that use another instrument.
void compete(std::vector<Network>& networks);

}  // namespace models::collaboration
