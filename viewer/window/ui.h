#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "viewer/pictures/panels.h"
#include "viewer/scenario_files.h"
#include "viewer/session.h"
#include "viewer/window/map_layer.h"

namespace viewer::window {

/// Where something is on the screen, pixels.
struct Place {
    float left = 0, top = 0, right = 0, bottom = 0;
};

/// A panel that can be looked at by itself, and saved.
enum class Panel : std::uint8_t {
    map,
    course,
    iceberg,
    buurten,
    collaboration,
    volunteers,
    costs,
    two_lives,
};
inline constexpr int kPanels = 8;
/// Names of panels in scripts and files.
inline constexpr const char* kPanelNames[kPanels] = {
    "map", "course", "iceberg", "buurten", "collaboration", "volunteers", "costs", "two_lives"};
T title_of(Panel panel);

/// Everything that is drawn shares this.
struct Ui {
    Session& session;
    std::vector<ScenarioFile> scenarios;
    std::string version;  // of the program, for pictures

    Fonts fonts = {};
    float em = 16;  // size of text, pixels
    const Palette* palette = nullptr;

    pictures::MapView map = {};
    MapLayer map_layer = {};
    Panel panel = Panel::course;  // in front
    bool bring_to_front = false;  // the panel was chosen by something else than its tab
    bool show_help = false;
    bool show_save = false;
    bool save_wanted = false;  // of the panel in front
    std::string search = {};
    std::size_t next_example = 0;  // of two lives

    std::map<std::string, Place> places = {};  // of what was drawn in this frame, by name

    pictures::Pen pen(float scale = 1) const;
    const char* say(T what) const { return text(session.language, what); }
    std::string say(T what, const std::string& a, const std::string& b = {}) const {
        return filled(session.language, what, a, b);
    }
    /// Remembers where the last item is.
    void mark(const std::string& name);
    /// Shows text for who stays with the mouse on the last item.
    void tip(const std::string& text) const;
};

// The parts of the window; each fills the space that is left for it.
void draw_top_bar(Ui& ui);
void draw_headline(Ui& ui, float height);
void draw_controls(Ui& ui);
void draw_map(Ui& ui);
void draw_panels(Ui& ui);
/// `narrow`: with one line of text below it, else two.
void draw_timeline(Ui& ui, bool narrow);
void draw_help(Ui& ui);

/// One panel, in the space that is left.
void draw_panel(Ui& ui, Panel panel);

/// The picture of a panel at this size.
pictures::Picture picture_of(Ui& ui, Panel panel, pictures::Size size);

/// The whole window of this size.
void draw_window(Ui& ui, float width, float height);

/// What keys do.
void react_to_keys(Ui& ui);

/// Around the middle of what is in sight.
void zoom_map(pictures::MapView& map, float factor);

}  // namespace viewer::window
