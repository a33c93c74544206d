#pragma once

#include <string>

#include "models/recorders/effects.h"

namespace models::recorders {

/// What an arm did, in one sentence for those who decide, such as "about 12 fewer lonely residents
/// out of 3,600 adults, between 3 fewer and 21 fewer" (mean over the last year). Below 10 it gives
/// tenths. Says so when chance may explain it, when it is too little to notice, when nothing
/// changed at all, and when too few replicates were run.
std::string effect_sentence(const ArmEffects& effects);

/// What one lonely person-year less costs, or why that cannot be told, as a whole sentence without
/// its full stop. Warns where fewer than one person differs.
std::string cost_sentence(const ArmEffects& effects);

/// Where the interval around the effect comes from: how much of it is chance, which more replicates
/// make smaller, and how much is not knowing the numbers of the model, which they do not. A whole
/// sentence without its full stop; empty when the numbers are taken as given.
std::string uncertainty_sentence(const ArmEffects& effects);

/// Whether every replicate differs by exactly nothing: an interval then says less than it seems to.
bool all_alike(const sim::Estimate& change);

/// The largest share of replicates that may differ where none of `n` does, at 95 %.
double most_unseen(std::size_t n);

/// 12345.6 as "12,346".
std::string with_thousands(double value);

}  // namespace models::recorders
