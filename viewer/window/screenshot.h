#pragma once

#include <string>

#include "sim/result.h"

#include "viewer/window/ui.h"

namespace viewer::window {

/// Writes what was drawn last as PNG: all of the window, or what lies in `place`. `note` is kept
/// inside the file, as the PNG keyword Description.
sim::Result<void> write_screenshot(
    const std::string& path, int width, int height, const Place* place, const std::string& note);

}  // namespace viewer::window
