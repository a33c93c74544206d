#pragma once

#include <span>
#include <string>
#include <string_view>

#include "viewer/levers.h"
#include "viewer/texts.h"

namespace viewer {

/// Short Dutch name of a number of a programme or a network. English stands in the registry.
struct LeverWords {
    std::string_view field;  // as in the registry, without what it belongs to
    const char* name;
};

std::span<const LeverWords> programme_words();
std::span<const LeverWords> network_words();

/// What a lever is called; numbers of the registry are called as scenario files call them.
std::string name_of(Language language, const Lever& lever);

/// What the program says in English (a meaning, a unit, the title of a programme), in a language.
std::string said_in(Language language, const std::string& english);

}  // namespace viewer
