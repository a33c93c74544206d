#pragma once

#include "sim/rng.h"

#include "models/demography/life_events.h"

namespace models::demography {

/// What a life event knows: the rules, the week, the world and the person's own draws.
struct Change {
    const LifeEventRules& rules;
    const NewcomerRules& newcomers;
    const Background& background;
    const sim::Step& step;
    Lives lives;
    sim::Rng& rng;
};

/// A child of the area turns 18: from now on her loneliness is modelled.
void come_of_age(const NewcomerRules& rules, std::uint64_t seed, Lives lives, ResidentId r);

/// Death: ties end, a partner is widowed and grieves, kin and friends rally round her.
void die(const Change& change, ResidentId r);

/// The whole household of its reference person leaves the area; others move in.
void move_away(const Change& change, ResidentId r);

/// An adult child leaves the parents' home and the area; the tie with them stays, at a distance.
void leave_home(const Change& change, ResidentId r);

/// Somebody without a partner finds one: who moves in where there is a place, or whom she joins.
void find_partner(const Change& change, ResidentId r);

/// A couple parts: `r` leaves the area.
void split(const Change& change, ResidentId r);

/// A child is born, where the dwelling has a place.
void give_birth(const Change& change, ResidentId r);

/// Work is lost or found.
void change_work(const Change& change, ResidentId r);

/// A parent who lives elsewhere dies: the weakest tie with a parent or child outside the area ends,
/// since which of them is the parent is not known.
void lose_parent(const Change& change, ResidentId r);

/// At frozen ages: `r` is gone, and somebody alike lives in the slot from now on. `moved`: she
/// lives on elsewhere, so that friendships may too.
void replace(const Change& change, ResidentId r, bool moved);

/// The one whose age decides whether the household moves: its first adult who is not a child of it.
bool is_reference_person(const Residents& residents, const Households& households, ResidentId r);

}  // namespace models::demography
