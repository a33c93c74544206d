#pragma once

#include <string>

#include "sim/result.h"

#include "viewer/options.h"
#include "viewer/window/ui.h"

struct GLFWwindow;

namespace viewer::window {

/// A window with OpenGL 3 and Dear ImGui in it. No display or an OpenGL that is too old: an error
/// that says what to do.
class Window {
  public:
    static sim::Result<Window> open(int width, int height, const std::string& title);
    Window(Window&& other) noexcept;
    Window& operator=(Window&&) = delete;
    ~Window();

    GLFWwindow* handle() const { return handle_; }

  private:
    explicit Window(GLFWwindow* handle) : handle_(handle) {}
    GLFWwindow* handle_ = nullptr;
};

/// Shows the session until the window is closed, or until the script or the screenshot is done.
/// What a script tells goes to `out`, a line each. Returns what went wrong.
sim::Result<void> show(Window& window, Ui& ui, const Options& options, std::string& out);

}  // namespace viewer::window
