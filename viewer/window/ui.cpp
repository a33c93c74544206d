#include "viewer/window/ui.h"

#include <algorithm>

namespace viewer::window {

pictures::Pen Ui::pen(float scale) const {
    return pen_of(*palette, session.language, em * scale, fonts);
}

void Ui::mark(const std::string& name) {
    const auto from = ImGui::GetItemRectMin(), to = ImGui::GetItemRectMax();
    places[name] = {from.x, from.y, to.x, to.y};
}

void Ui::tip(const std::string& text) const {
    if (!ImGui::IsItemHovered() && !(ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)) return;
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(em * 26);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

T title_of(Panel panel) {
    static constexpr T kTitles[kPanels] = {T::map,
                                           T::course,
                                           T::iceberg,
                                           T::buurten,
                                           T::collaboration,
                                           T::volunteers,
                                           T::costs,
                                           T::two_lives};
    return kTitles[static_cast<std::size_t>(panel)];
}

namespace {

constexpr ImGuiWindowFlags kFixed =
    ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
    ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings |
    // It was cleared to the same colour.
    ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus;

/// Levers, map and panels beside each other.
void draw_wide(Ui& ui, float high) {
    const float all = ImGui::GetContentRegionAvail().x, gap = ImGui::GetStyle().ItemSpacing.x;
    const float left = std::clamp(all * 0.235f, ui.em * 17, ui.em * 26);
    const float right = std::clamp(all * 0.33f, ui.em * 24, ui.em * 44);
    ImGui::BeginChild("levers", {left, high}, true);
    draw_controls(ui);
    ImGui::EndChild();
    ImGui::SameLine();
    ImGui::BeginChild("map",
                      {all - left - right - 2 * gap, high},
                      true,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    draw_map(ui);
    ImGui::EndChild();
    ImGui::SameLine();
    ImGui::BeginChild("panels", {right, high}, true, ImGuiWindowFlags_NoScrollbar);
    draw_panels(ui);
    ImGui::EndChild();
}

/// One after another, behind tabs, where there is no room for more.
void draw_narrow(Ui& ui, float high) {
    ImGui::BeginChild("all", {0, high}, true);
    if (ImGui::BeginTabBar("parts", ImGuiTabBarFlags_FittingPolicyScroll)) {
        if (ImGui::BeginTabItem((std::string(ui.say(T::levers)) + "###controls").c_str())) {
            ImGui::BeginChild("inside");
            draw_controls(ui);
            ImGui::EndChild();
            ImGui::EndTabItem();
        }
        for (int k = 0; k < kPanels; ++k) {
            const auto panel = static_cast<Panel>(k);
            const auto label = std::string(ui.say(title_of(panel))) + "###" + kPanelNames[k];
            const bool front = ui.bring_to_front && ui.panel == panel;
            if (!ImGui::BeginTabItem(
                    label.c_str(), nullptr, front ? ImGuiTabItemFlags_SetSelected : 0))
                continue;
            if (!ui.bring_to_front || front) ui.panel = panel, ui.bring_to_front = false;
            if (panel == Panel::map)
                draw_map(ui);
            else
                draw_panel(ui, panel);
            ImGui::EndTabItem();
        }
        ImGui::EndTabBar();
    }
    ImGui::EndChild();
}

}  // namespace

void draw_window(Ui& ui, float width, float height) {
    ui.places.clear();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({width, height});
    ImGui::Begin("wijk", nullptr, kFixed);
    react_to_keys(ui);
    draw_top_bar(ui);
    const bool narrow = width < ui.em * 62;
    draw_headline(ui, ui.em * (narrow ? 8.9f : 7.9f));
    const float timeline = ui.em * (narrow ? 3.4f : 4.7f);
    const float high = std::max(ui.em * 7, ImGui::GetContentRegionAvail().y - timeline);
    if (narrow)
        draw_narrow(ui, high);
    else
        draw_wide(ui, high);
    draw_timeline(ui, narrow);
    ImGui::End();
    draw_help(ui);
}

}  // namespace viewer::window
