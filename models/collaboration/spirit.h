#pragma once

#include "models/collaboration/gathering.h"

namespace models::collaboration {

/// What a visible director is worth, 0..1: less without a budget.
double direction(const Network& network);

/// What a setback is worth, 0..1, where people have a shared vision to fall back on: less than 1.
double without_vision(const Network& network);

/// A meeting's time for reflection: the shared vision grows, and the view of who is there widens.
/// What was done without it wears the vision down.
void reflect(Gathering& g);

/// What happened since the last meeting, and the meeting itself, give energy or take it.
void take_heart(Gathering& g);

/// The network lets itself be known, once it has a form.
void make_known(Gathering& g);

/// Vision, energy, publicity and results fade from week to week.
void fade(Network& network);

}  // namespace models::collaboration
