#pragma once

#include <string>

#include "viewer/pictures/picture.h"

namespace viewer {

/// The picture as an SVG file that stands alone, on a ground of one colour, with `note` below it.
std::string svg_of(const pictures::Picture& picture,
                   const pictures::Pen& pen,
                   const std::string& title,
                   const std::string& note);

}  // namespace viewer
