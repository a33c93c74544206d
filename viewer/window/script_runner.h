#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/rng.h"

#include "viewer/script.h"
#include "viewer/window/ui.h"

namespace viewer::window {

/// Plays a script with the mouse and the keys of ImGui: every step goes through the same widgets as
/// a hand would.
class ScriptRunner {
  public:
    /// What steps need of the window.
    struct Window {
        std::function<sim::Result<void>(const std::string& path, const Place* place)> screenshot;
        std::function<sim::Result<void>(const std::string& what, const std::string& path)> save;
        std::function<void(int width, int height)> resize;
        std::function<void(const std::string&)> say;  // figures, to stdout
    };

    ScriptRunner(std::vector<Step> steps, Ui& ui, Window window)
        : steps_(std::move(steps)), ui_(ui), window_(std::move(window)) {}

    /// Sets the input of this frame; between the back ends' new frame and ImGui's.
    void before_frame(double seconds);
    /// After the frame was drawn: looks at it, saves it. False when the script has come to its end
    /// or has failed.
    bool after_frame();
    /// While it waits or measures frames come as they would for a hand; steps are hurried.
    bool resting() const {
        return at_ < steps_.size() &&
               (steps_[at_].verb == Verb::wait || steps_[at_].verb == Verb::measure);
    }
    const std::string& failure() const { return failure_; }

  private:
    struct Point {
        float x = 0, y = 0;
    };
    bool place_of(const std::string& name, Place& place);
    Point point(const Place& place, std::size_t word) const;
    double value(std::size_t word) const;
    void next();
    void fail(const std::string& why);
    void play_mouse();
    void play_key();
    void play_random();
    bool waited() const;
    bool measured();
    void look();
    std::string state_of(const std::string& name) const;

    std::vector<Step> steps_;
    Ui& ui_;
    Window window_;
    std::size_t at_ = 0;
    int frame_ = 0;                // of this step
    double seconds_ = 0;           // of this step
    double processor_before_ = 0;  // when it began to measure, seconds
    std::string failure_;
    Place target_;
    bool has_target_ = false;
    bool down_ = false;
    float mouse_x_ = -1, mouse_y_ = -1;
};

}  // namespace viewer::window
