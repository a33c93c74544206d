#pragma once

#include <span>
#include <string>
#include <string_view>

#include "viewer/levers.h"
#include "viewer/texts.h"

namespace viewer {

/// Dutch for a number of a programme or a network. English stands in the registry.
struct LeverWords {
    std::string_view field;  // as in the registry, without what it belongs to
    const char* name;
    const char* meaning;
};

std::span<const LeverWords> programme_words();
std::span<const LeverWords> network_words();

/// What a lever is called and means; numbers that have no Dutch stay as the registry has them.
std::string name_of(Language language, const Lever& lever);
std::string meaning_of(Language language, const Lever& lever);

}  // namespace viewer
