#pragma once

#include "models/collaboration/gathering.h"

namespace models::collaboration {

/// The first members: volunteers of the stock, and professionals of as many organisations as there
/// are, all a little acquainted.
void gather(Gathering& g);

/// Members who left their post, stopped volunteering or have no energy left. A colleague may follow
/// on the seat, where her managers see to it; she begins anew.
void leave(Gathering& g);

/// At a meeting a few are asked; who joins is introduced.
void join(Gathering& g);

/// Volunteers at the meeting are thanked.
void thank(Gathering& g);

}  // namespace models::collaboration
