#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "viewer/palette.h"
#include "viewer/texts.h"

namespace viewer::pictures {

struct Spot {
    float x = 0, y = 0;
};

struct Line {
    std::vector<Spot> spots;
    Colour colour;
    float width = 1;
    bool closed = false;
};
/// What lies between two lines that share their x.
struct Band {
    std::vector<float> x, low, high;
    Colour colour;
};
struct Box {
    float x = 0, y = 0, width = 0, height = 0;
    Colour colour;
    bool hollow = false;
    float round = 0;
};
enum class Mark : std::uint8_t { circle, square, diamond, triangle, ring };
struct Dot {
    float x = 0, y = 0, radius = 2;
    Colour colour;
    Mark mark = Mark::circle;
};
/// Many at once, as on a map.
struct Dots {
    std::vector<Dot> dots;
};
enum class Anchor : std::uint8_t { start, middle, end };
/// One line of text; `y` is its top.
struct Words {
    float x = 0, y = 0;
    std::string text;
    float size = 14;
    Colour colour;
    Anchor anchor = Anchor::start;
    bool bold = false;
};
using Shape = std::variant<Line, Band, Box, Dots, Words>;

/// What a panel shows, in pixels from the top left corner: drawn on the screen, or written as SVG.
struct Picture {
    float width = 0, height = 0;
    std::vector<Shape> shapes;

    void line(float x1, float y1, float x2, float y2, Colour colour, float thick = 1) {
        add(Line{{{x1, y1}, {x2, y2}}, colour, thick, false});
    }
    template <class S>
    void add(S shape) {
        shapes.emplace_back(std::in_place_type<S>, std::move(shape));
    }
};

/// What every picture is drawn with.
struct Pen {
    const Palette* palette = nullptr;
    Language language = Language::nl;
    float size = 14;  // of text, pixels
    std::function<float(std::string_view, float size, bool bold)> width_of;

    const Palette& colours() const { return *palette; }
    std::string say(T what) const { return text(language, what); }
    std::string say(T what, std::string_view a, std::string_view b = {}) const {
        return filled(language, what, a, b);
    }
    std::string say(double value, int decimals = 0) const {
        return number(language, value, decimals);
    }
    float width(std::string_view words, float scale = 1, bool bold = false) const {
        return width_of(words, size * scale, bold);
    }
    float row() const { return size * 1.4f; }
};

/// Adds one line of text; shortened with an ellipsis where it is wider than `most`.
void write(Picture& picture,
           const Pen& pen,
           float x,
           float y,
           std::string text,
           Colour colour,
           Anchor anchor = Anchor::start,
           float scale = 1,
           float most = 1e9f,
           bool bold = false);

/// Adds text over several lines, at most `width` wide. Returns the y below it.
float write_wrapped(Picture& picture,
                    const Pen& pen,
                    float x,
                    float y,
                    float width,
                    std::string_view text,
                    Colour colour,
                    float scale = 1,
                    bool bold = false);

/// A picture that only says why it is empty.
Picture empty_picture(const Pen& pen, float width, float height, const std::string& why);

/// A width of text for where no font is at hand: on the wide side.
float rough_width(std::string_view text, float size, bool bold);

}  // namespace viewer::pictures
