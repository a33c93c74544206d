#pragma once

#include <span>
#include <string_view>

namespace models::trial {

/// A published effect of a kind of intervention, and what of the catalogue is tried in its place.
struct PublishedEffect {
    std::string_view target;        // name of the target: d at the end of half a year
    std::string_view intervention;  // of the shipped catalogue
};

/// The published effects that a virtual trial measures.
std::span<const PublishedEffect> published_effects();

/// The intervention whose trial measures this target; empty: no trial does.
std::string_view tried_for(std::string_view target);

}  // namespace models::trial
