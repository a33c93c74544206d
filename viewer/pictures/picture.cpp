#include "viewer/pictures/picture.h"

#include <algorithm>

namespace viewer::pictures {

namespace {

/// The start of the character before `at`: UTF-8 is not cut in the middle.
std::size_t character_before(std::string_view text, std::size_t at) {
    if (at > 0) --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
        --at;
    return at;
}

}  // namespace

void write(Picture& picture,
           const Pen& pen,
           float x,
           float y,
           std::string text,
           Colour colour,
           Anchor anchor,
           float scale,
           float most,
           bool bold) {
    if (pen.width(text, scale, bold) > most) {
        std::size_t end = text.size();
        while (end > 0 && pen.width(text.substr(0, end) + "…", scale, bold) > most)
            end = character_before(text, end);
        text = text.substr(0, end) + "…";
    }
    const float wide = pen.width(text, scale, bold);
    if (anchor == Anchor::middle) x -= wide / 2;
    if (anchor == Anchor::end) x -= wide;
    picture.add(Words{x, y, std::move(text), pen.size * scale, colour, Anchor::start, bold});
}

float write_wrapped(Picture& picture,
                    const Pen& pen,
                    float x,
                    float y,
                    float width,
                    std::string_view text,
                    Colour colour,
                    float scale,
                    bool bold) {
    std::string line;
    const auto flush = [&] {
        if (line.empty()) return;
        write(picture, pen, x, y, line, colour, Anchor::start, scale, width, bold);
        y += pen.row() * scale;
        line.clear();
    };
    while (!text.empty()) {
        const auto space = text.find_first_of(" \n");
        const auto word = text.substr(0, space);
        const auto longer = line.empty() ? std::string(word) : line + " " + std::string(word);
        if (!line.empty() && pen.width(longer, scale, bold) > width) {
            flush();
            line = word;
        } else {
            line = longer;
        }
        if (space != text.npos && text[space] == '\n') flush();
        text = space == text.npos ? std::string_view() : text.substr(space + 1);
    }
    flush();
    return y;
}

Picture empty_picture(const Pen& pen, float width, float height, const std::string& why) {
    Picture out{width, height, {}};
    const float margin = pen.size;
    write_wrapped(out,
                  pen,
                  margin,
                  std::max(margin, height / 2 - pen.row()),
                  width - 2 * margin,
                  why,
                  pen.colours().muted);
    return out;
}

float rough_width(std::string_view text, float size, bool bold) {
    const auto characters = std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
    return static_cast<float>(characters) * size * (bold ? 0.68f : 0.62f);
}

}  // namespace viewer::pictures
