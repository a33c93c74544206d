#pragma once

#include "models/demography/changes.h"
#include "models/demography/life_events.h"

namespace models::demography {

/// Whether an illness comes before the death of the one who lives in slot `row`, should she die in
/// week number `number`. Any death: its chance does not depend on who dies or of what.
bool ill_before_death(const LifeEventRules& rules,
                      std::uint64_t seed,
                      std::uint32_t number,
                      std::uint32_t row);

/// What the death of `dead` adds to the grief of her partner: all of it, or after an illness what
/// the illness left to add, so that both end at the same grief; what was felt then has partly been
/// mourned since. Who became her partner after it began has not felt it, and gets all.
double grief_at_death(const Change& change, ResidentId dead, ResidentId partner);

/// Part of "demography.life_events": the partners of those who will die in `ill_weeks` weeks, after
/// an illness, begin to grieve. Who will die is looked up in the draws of that week, which are
/// known, so that deaths stay what they are without illness. A household that moves meanwhile takes
/// its grief along.
void fall_ill(const LifeEventRules& rules,
              const NewcomerRules& newcomers,
              const Background& background,
              const sim::Step& step,
              Lives lives);

}  // namespace models::demography
