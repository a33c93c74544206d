// What keys do.

#include <algorithm>
#include <array>

#include <GLFW/glfw3.h>

#include "viewer/window/ui.h"

namespace viewer::window {

namespace {

bool pressed(int key) {
    return ImGui::IsKeyPressed(key, false);
}

/// The panels by number; the last once more tells the lives of the next example.
void choose_panel(Ui& ui) {
    using models::explain::Example;
    for (int k = 1; k < kPanels; ++k) {
        if (!pressed(GLFW_KEY_0 + k)) continue;
        ui.session.research = true;
        ui.panel = static_cast<Panel>(k);
        ui.bring_to_front = true;
    }
    if (!pressed(GLFW_KEY_8)) return;
    static constexpr std::array kExamples{
        Example::helped, Example::missed, Example::volunteer, Example::refused};
    ui.session.pick(kExamples[ui.next_example++ % kExamples.size()]);
    ui.session.research = true;
    ui.panel = Panel::two_lives;
    ui.bring_to_front = true;
}

void change_map(Ui& ui) {
    using pictures::MapColour;
    auto& map = ui.map;
    if (pressed(GLFW_KEY_C))
        map.colour = static_cast<MapColour>((static_cast<int>(map.colour) + 1) % 4);
    if (pressed(GLFW_KEY_B)) map.totals = !map.totals;
    if (pressed(GLFW_KEY_W)) map.what_if = !map.what_if;
    if (pressed(GLFW_KEY_0)) map.zoom = 1, map.x = map.y = 0;
    if (ImGui::IsKeyPressed(GLFW_KEY_EQUAL) || ImGui::IsKeyPressed(GLFW_KEY_KP_ADD))
        zoom_map(map, 1.25f);
    if (ImGui::IsKeyPressed(GLFW_KEY_MINUS) || ImGui::IsKeyPressed(GLFW_KEY_KP_SUBTRACT))
        zoom_map(map, 0.8f);
}

/// An eighth of what is in sight at a time.
void move_map(Ui& ui) {
    const auto* snapshot = ui.session.snapshot();
    if (snapshot == nullptr || !snapshot->homes) return;
    const auto& homes = *snapshot->homes;
    const float step = (homes.right - homes.left) / ui.map.zoom / 8;
    if (ImGui::IsKeyPressed(GLFW_KEY_LEFT)) ui.map.x -= step;
    if (ImGui::IsKeyPressed(GLFW_KEY_RIGHT)) ui.map.x += step;
    if (ImGui::IsKeyPressed(GLFW_KEY_UP)) ui.map.y += step;
    if (ImGui::IsKeyPressed(GLFW_KEY_DOWN)) ui.map.y -= step;
}

void move_time(Session& session) {
    constexpr int kFastest = static_cast<int>(std::size(Session::kSpeeds)) - 1;
    if (pressed(GLFW_KEY_SPACE)) session.playing = !session.playing;
    if (ImGui::IsKeyPressed(GLFW_KEY_LEFT)) session.step(-1);
    if (ImGui::IsKeyPressed(GLFW_KEY_RIGHT)) session.step(1);
    if (pressed(GLFW_KEY_HOME)) session.playing = false, session.seek(0);
    if (pressed(GLFW_KEY_END)) session.playing = false, session.seek(1e9);
    if (pressed(GLFW_KEY_COMMA)) session.speed = std::max(0, session.speed - 1);
    if (pressed(GLFW_KEY_PERIOD)) session.speed = std::min(kFastest, session.speed + 1);
}

}  // namespace

void zoom_map(pictures::MapView& map, float factor) {
    map.zoom = std::clamp(map.zoom * factor, 1.0f, 40.0f);
}

void react_to_keys(Ui& ui) {
    auto& session = ui.session;
    auto& io = ImGui::GetIO();
    if (pressed(GLFW_KEY_F1)) ui.show_help = !ui.show_help;
    if (pressed(GLFW_KEY_F2)) session.research = !session.research;
    if (pressed(GLFW_KEY_F3))
        session.language = session.language == Language::nl ? Language::en : Language::nl;
    if (pressed(GLFW_KEY_F4)) session.dark = !session.dark;
    if (pressed(GLFW_KEY_F5)) session.font_percent = std::max(100, session.font_percent - 25);
    if (pressed(GLFW_KEY_F6)) session.font_percent = std::min(200, session.font_percent + 25);
    if (io.KeyCtrl && pressed(GLFW_KEY_Z)) session.undo();
    if (io.KeyCtrl && pressed(GLFW_KEY_Y)) session.redo();
    if (io.KeyCtrl && pressed(GLFW_KEY_S)) ui.save_wanted = true;
    // Tab begins to walk through the widgets, Escape or the mouse ends it: until then arrows and
    // space are the timeline's.
    if (pressed(GLFW_KEY_ESCAPE)) ui.show_help = false;
    if (pressed(GLFW_KEY_TAB)) io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    if (pressed(GLFW_KEY_ESCAPE) || ImGui::IsMouseClicked(0))
        io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
    const bool walking = (io.ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) != 0;
    // While keys walk through the widgets or write text they are not the window's.
    if (io.WantTextInput || walking || io.KeyCtrl || ImGui::IsAnyItemActive()) return;
    choose_panel(ui);
    change_map(ui);
    if (io.KeyShift)
        move_map(ui);
    else
        move_time(session);
}

}  // namespace viewer::window
