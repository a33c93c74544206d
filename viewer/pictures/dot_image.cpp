#include "viewer/pictures/dot_image.h"

#include <algorithm>
#include <cmath>

namespace viewer::pictures {

namespace {

constexpr float kRing = 2;  // thickness, pixels

/// How far a place lies outside the mark, pixels; negative inside. `x` and `y` from its middle.
float outside(Mark mark, float radius, float x, float y) {
    switch (mark) {
        case Mark::circle:
            break;
        case Mark::ring:
            return std::abs(std::hypot(x, y) - radius) - kRing / 2;
        case Mark::square:
            return std::max(std::abs(x), std::abs(y)) - radius;
        case Mark::diamond:
            return (std::abs(x) + std::abs(y) - radius) * 0.7071f;
        case Mark::triangle:  // its sides fall by two for each one across
            return std::max(y - radius, (2 * std::abs(x) - y - radius) * 0.4472f);
    }
    return std::hypot(x, y) - radius;
}

/// Lays a colour of this opacity, 0 to 1, over a pixel.
void lay_over(std::uint8_t* pixel, Colour colour, float cover) {
    const float above = cover * static_cast<float>(colour.a) / 255;
    const float below = static_cast<float>(pixel[3]) / 255 * (1 - above);
    const float both = above + below;
    if (both <= 0) return;
    const auto mix = [&](std::uint8_t over, std::uint8_t under) {
        const float sum = above * static_cast<float>(over) + below * static_cast<float>(under);
        return static_cast<std::uint8_t>(std::lround(sum / both));
    };
    pixel[0] = mix(colour.r, pixel[0]);
    pixel[1] = mix(colour.g, pixel[1]);
    pixel[2] = mix(colour.b, pixel[2]);
    pixel[3] = static_cast<std::uint8_t>(std::lround(both * 255));
}

void draw_dot(const Dot& dot, Image& image) {
    // Below a pixel it stays a pixel wide: on a map of everybody nobody may vanish.
    const float radius = std::max(dot.radius, 0.5f), reach = radius + kRing;
    const auto first = [](float at) { return std::max(0, static_cast<int>(std::floor(at))); };
    const auto last = [](float at, int most) {
        return std::min(most - 1, static_cast<int>(std::ceil(at)));
    };
    for (int row = first(dot.y - reach); row <= last(dot.y + reach, image.height); ++row)
        for (int column = first(dot.x - reach); column <= last(dot.x + reach, image.width);
             ++column) {
            const float x = static_cast<float>(column) + 0.5f - dot.x;
            const float y = static_cast<float>(row) + 0.5f - dot.y;
            const float cover = 0.5f - outside(dot.mark, radius, x, y);
            if (cover <= 0) continue;
            const auto at = static_cast<std::size_t>(row) * static_cast<std::size_t>(image.width) +
                            static_cast<std::size_t>(column);
            lay_over(image.bytes.data() + 4 * at, dot.colour, std::min(cover, 1.0f));
        }
}

}  // namespace

Image image_of(std::span<const Dot> dots, int width, int height) {
    Image image{std::max(width, 0), std::max(height, 0), {}};
    image.bytes.resize(4 * static_cast<std::size_t>(image.width) *
                       static_cast<std::size_t>(image.height));
    for (const auto& dot : dots)
        draw_dot(dot, image);
    return image;
}

}  // namespace viewer::pictures
