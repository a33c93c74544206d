#pragma once

#include <functional>

#include <imgui.h>

#include "viewer/pictures/picture.h"

namespace viewer::window {

/// The two faces of the font of the window.
struct Fonts {
    ImFont* plain = nullptr;
    ImFont* bold = nullptr;
    ImFont* large = nullptr;  // bold, for headlines: small letters made larger are not sharp
    float size = 16;          // of the first two
};

inline ImU32 colour_of(Colour colour) {
    return IM_COL32(colour.r, colour.g, colour.b, colour.a);
}
inline ImVec4 vector_of(Colour colour) {
    return ImGui::ColorConvertU32ToFloat4(colour_of(colour));
}

/// Draws a picture with its corner at `at`. `drawn_otherwise` is asked about every set of dots.
void draw(const pictures::Picture& picture,
          ImVec2 at,
          const Fonts& fonts,
          ImDrawList& list,
          const std::function<bool(const pictures::Dots&)>& drawn_otherwise = {});

/// What pictures are drawn with: colours, language, and widths of the real font.
pictures::Pen pen_of(const Palette& palette, Language language, float size, const Fonts& fonts);

}  // namespace viewer::window
