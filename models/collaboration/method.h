#pragma once

#include "models/collaboration/gathering.h"

namespace models::collaboration {

/// Whether the study of the neighbourhood at the start of a network still goes on.
bool studying(const Network& network, std::int32_t week);

/// Members interview residents themselves, as far as their hours go: an even share each week.
void ask_residents(Gathering& g);

/// Organisations that have a seat accept the signalling card, or have not got round to it.
void accept_card(Gathering& g);

/// At a meeting the theme grows by talk and is made small again, where somebody sees to that.
void keep_in_bounds(Gathering& g);

}  // namespace models::collaboration
