#include "viewer/window/draw.h"

#include <cmath>

namespace viewer::window {

namespace {

using pictures::Mark;

void draw_shape(const pictures::Line& line, ImVec2 at, const Fonts&, ImDrawList& list) {
    for (const auto& spot : line.spots)
        list.PathLineTo({at.x + spot.x, at.y + spot.y});
    list.PathStroke(
        colour_of(line.colour), line.closed ? ImDrawFlags_Closed : ImDrawFlags_None, line.width);
}

void draw_shape(const pictures::Band& band, ImVec2 at, const Fonts&, ImDrawList& list) {
    // Neighbouring pieces share edges: smoothed edges would show as stripes.
    const auto flags = list.Flags;
    list.Flags &= ~ImDrawListFlags_AntiAliasedFill;
    for (std::size_t k = 1; k < band.x.size(); ++k)
        list.AddQuadFilled({at.x + band.x[k - 1], at.y + band.high[k - 1]},
                           {at.x + band.x[k], at.y + band.high[k]},
                           {at.x + band.x[k], at.y + band.low[k]},
                           {at.x + band.x[k - 1], at.y + band.low[k - 1]},
                           colour_of(band.colour));
    list.Flags = flags;
}

void draw_shape(const pictures::Box& box, ImVec2 at, const Fonts&, ImDrawList& list) {
    const ImVec2 from{at.x + box.x, at.y + box.y};
    const ImVec2 to{from.x + box.width, from.y + box.height};
    if (box.hollow)
        list.AddRect(from, to, colour_of(box.colour), box.round);
    else
        list.AddRectFilled(from, to, colour_of(box.colour), box.round);
}

void draw_dot(const pictures::Dot& dot, ImVec2 at, ImDrawList& list) {
    const ImU32 colour = colour_of(dot.colour);
    const float x = at.x + dot.x, y = at.y + dot.y, r = dot.radius;
    switch (dot.mark) {
        case Mark::circle:
            return list.AddCircleFilled({x, y}, r, colour);
        case Mark::ring:
            return list.AddCircle({x, y}, r, colour, 0, 2);
        case Mark::square:
            return list.AddRectFilled({x - r, y - r}, {x + r, y + r}, colour);
        case Mark::diamond:
            return list.AddQuadFilled({x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}, colour);
        case Mark::triangle:
            return list.AddTriangleFilled({x, y - r}, {x + r, y + r}, {x - r, y + r}, colour);
    }
}

void draw_shape(const pictures::Dots& dots, ImVec2 at, const Fonts&, ImDrawList& list) {
    for (const auto& dot : dots.dots)
        draw_dot(dot, at, list);
}

void draw_shape(const pictures::Words& words, ImVec2 at, const Fonts& fonts, ImDrawList& list) {
    // On whole pixels letters are sharp.
    const bool large = words.bold && words.size > fonts.size * 1.2f;
    list.AddText(large        ? fonts.large
                 : words.bold ? fonts.bold
                              : fonts.plain,
                 words.size,
                 {std::round(at.x + words.x), std::round(at.y + words.y)},
                 colour_of(words.colour),
                 words.text.data(),
                 words.text.data() + words.text.size());
}

}  // namespace

void draw(const pictures::Picture& picture,
          ImVec2 at,
          const Fonts& fonts,
          ImDrawList& list,
          const std::function<bool(const pictures::Dots&)>& drawn_otherwise) {
    list.PushClipRect(at, {at.x + picture.width, at.y + picture.height}, true);
    for (const auto& shape : picture.shapes) {
        const auto* dots = std::get_if<pictures::Dots>(&shape);
        if (dots != nullptr && drawn_otherwise && drawn_otherwise(*dots)) continue;
        std::visit([&](const auto& one) { draw_shape(one, at, fonts, list); }, shape);
    }
    list.PopClipRect();
}

pictures::Pen pen_of(const Palette& palette, Language language, float size, const Fonts& fonts) {
    return {
        &palette, language, size, [fonts](std::string_view text, float pixels, bool bold) {
            const auto* font = bold ? fonts.bold : fonts.plain;
            return font->CalcTextSizeA(pixels, 1e9f, 0, text.data(), text.data() + text.size()).x;
        }};
}

}  // namespace viewer::window
