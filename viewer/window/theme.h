#pragma once

#include "viewer/palette.h"
#include "viewer/window/draw.h"

namespace viewer::window {

/// Size of text at 100 %, pixels.
inline constexpr float kTextSize = 16;

/// Characters that the fonts must have.
const ImWchar* characters();

/// Puts the fonts into the atlas, made anew; without font files ImGui's own is used, and
/// `complaint` says so.
Fonts load_fonts(float size, const char*& complaint);

/// Colours and distances, for text of `size` pixels.
void apply_style(const Palette& palette, float size);

}  // namespace viewer::window
