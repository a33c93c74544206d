#include "viewer/palette.h"

namespace viewer {

Colour between(Colour from, Colour to, double share) {
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    const auto mix = [&](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(a + (b - a) * share + 0.5);
    };
    return {mix(from.r, to.r), mix(from.g, to.g), mix(from.b, to.b), mix(from.a, to.a)};
}

const Palette& light_palette() {
    static const Palette palette{
        .ground = {241, 243, 246},
        .surface = {255, 255, 255},
        .raised = {233, 237, 242},
        .line = {214, 219, 226},
        .text = {28, 34, 42},
        .muted = {94, 104, 117},
        .baseline = {128, 134, 142},
        .what_if = {0, 114, 178},
        .better = {0, 128, 94},
        .worse = {198, 79, 0},
        .same = {94, 104, 117},
        .undecided = {154, 104, 0},
        .calm = {176, 196, 212},
        .lonely = {230, 159, 0},
        .strongly = {190, 70, 0},
        .minor = {222, 226, 231},
        .low = {239, 243, 248},
        .high = {0, 92, 150},
    };
    return palette;
}

const Palette& dark_palette() {
    static const Palette palette{
        .ground = {20, 24, 30},
        .surface = {30, 36, 44},
        .raised = {44, 52, 62},
        .line = {62, 72, 84},
        .text = {232, 236, 241},
        .muted = {158, 168, 180},
        .baseline = {150, 157, 166},
        .what_if = {86, 180, 233},
        .better = {64, 196, 156},
        .worse = {240, 128, 62},
        .same = {158, 168, 180},
        .undecided = {240, 190, 80},
        .calm = {84, 106, 126},
        .lonely = {240, 180, 40},
        .strongly = {240, 112, 44},
        .minor = {58, 66, 76},
        .low = {40, 48, 58},
        .high = {110, 200, 250},
    };
    return palette;
}

}  // namespace viewer
