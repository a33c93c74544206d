#pragma once

#include "models/demography/life_events.h"

namespace models::demography {

/// Empties a slot: ends all ties of its occupant at both ends.
void vacate(Lives lives, ResidentId r);

/// Somebody new takes slot `r`, like the example that lived in slot `like` at the start; without
/// ties yet.
void settle_in_slot(const Background& background, Lives lives, ResidentId r, ResidentId like);

/// Draws the traits and ties of the new occupant of `r` and puts her loneliness where they leave
/// it.
void give_life(
    const NewcomerRules& rules, std::uint64_t seed, Lives lives, ResidentId r, bool moved_in);

/// A new household moves into an empty dwelling. At frozen ages it is like the one that lived there
/// at the start. Otherwise it is like a household of the area that fits, taken in proportion to how
/// often people of its age move: newcomers are young, whoever left.
void refill(const LifeEventRules& events,
            const NewcomerRules& rules,
            const Background& background,
            const sim::Step& step,
            Lives lives,
            HouseholdId h);

/// Companionship, attachment and hours asked of one person, from her ties as they stand.
void sum_ties(const ties::ContactRules& rules,
              const ties::Ties& ties,
              Residents& residents,
              ResidentId r);

/// Puts S and E of `r` where needs and ties leave them, and opens her to contact.
void settle_feelings(const residents::LonelinessRules& rules, Residents& residents, ResidentId r);

/// Makes a slot inert: nobody, or a child whose loneliness is not modelled.
void make_inert(Residents& residents, ResidentId r);

}  // namespace models::demography
