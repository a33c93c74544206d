#pragma once

#include <span>

#include "viewer/texts.h"

namespace viewer {

struct TextEntry {
    T what;
    const char* nl;
    const char* en;
};

/// All texts, in the order of T. The panels that take numbers have {0}, {1}, {2}.
std::span<const TextEntry> general_texts();
std::span<const TextEntry> panel_texts();

}  // namespace viewer
