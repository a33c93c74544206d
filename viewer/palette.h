#pragma once

#include <cstdint>

namespace viewer {

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;

    constexpr Colour faded(double opacity) const {
        return {r, g, b, static_cast<std::uint8_t>(a * opacity)};
    }
};

/// A colour between two, 0..1.
Colour between(Colour from, Colour to, double share);

/// Colours by what they mean; after Okabe and Ito, told apart with any colour vision.
struct Palette {
    Colour ground, surface, raised, line, text, muted;
    Colour baseline, what_if;               // grey; blue
    Colour better, worse, same, undecided;  // green-blue; vermilion; grey; orange
    Colour calm, lonely, strongly, minor;   // residents
    Colour low, high;                       // ends of a scale
};

const Palette& light_palette();
const Palette& dark_palette();

}  // namespace viewer
