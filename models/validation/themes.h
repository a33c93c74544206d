#pragma once

#include <cstdint>
#include <string_view>

#include "models/survey/targets.h"

namespace models::validation {

/// What a target is about.
enum class Theme : std::uint8_t {
    levels,
    groups,
    change,
    life_events,
    networks,
    places,
    programmes,
    supply,
    collaboration,
    other,
};
inline constexpr int kThemes = 10;

/// The theme of a target, whether the model can measure it or not.
Theme theme_of(const survey::Target& target);

/// "life events"
std::string_view words(Theme theme);

}  // namespace models::validation
