#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "viewer/pictures/picture.h"

namespace viewer::pictures {

/// Pixels from the top left corner, four bytes each: red, green, blue, how opaque.
struct Image {
    int width = 0, height = 0;
    std::vector<std::uint8_t> bytes;
};

/// An image of this size that holds nothing but these dots, the later ones above. Many dots are
/// drawn once this way and shown in every frame, where drawing them anew would take most of it.
Image image_of(std::span<const Dot> dots, int width, int height);

}  // namespace viewer::pictures
