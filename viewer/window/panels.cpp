// The map and the panels beside it.

#include <algorithm>
#include <array>

#include "models/patterns/measure.h"
#include "viewer/window/ui.h"

namespace viewer::window {

namespace {

/// Pictures of panels: what is left of the space, drawn at the cursor.
void place_picture(Ui& ui, Panel panel, float least_height) {
    const auto at = ImGui::GetCursorScreenPos();
    auto space = ImGui::GetContentRegionAvail();
    space.x = std::max(space.x, ui.em * 8);
    space.y = std::max(space.y, least_height);
    const auto picture = picture_of(ui, panel, {space.x, space.y});
    ImGui::Dummy(space);
    ui.mark(kPanelNames[static_cast<std::size_t>(panel)]);
    draw(picture, at, ui.fonts, *ImGui::GetWindowDrawList());
}

void choice(Ui& ui, const char* name, T label, bool now, auto&& choose) {
    if (now) ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyleColorVec4(ImGuiCol_TabActive));
    const bool clicked = ImGui::SmallButton((std::string(ui.say(label)) + "###" + name).c_str());
    if (now) ImGui::PopStyleColor();
    ui.mark(name);
    if (clicked) choose();
}

/// The next button on this row where it fits, else on a new one.
void same_row(const Ui& ui, T next) {
    const float wide = ImGui::CalcTextSize(ui.say(next)).x + ImGui::GetStyle().FramePadding.x * 2;
    ImGui::SameLine();
    if (ImGui::GetContentRegionAvail().x < wide) ImGui::NewLine();
}

void draw_map_choices(Ui& ui) {
    using pictures::MapColour;
    auto& map = ui.map;
    struct Choice {
        const char* name;
        T label;
        MapColour colour;
    };
    static constexpr std::array kColours{
        Choice{"by_loneliness", T::by_loneliness, MapColour::loneliness},
        Choice{"by_change", T::by_change, MapColour::change},
        Choice{"by_age", T::by_age, MapColour::age},
        Choice{"by_help", T::by_help, MapColour::help}};
    for (const auto& one : kColours) {
        if (&one != kColours.data()) same_row(ui, one.label);
        choice(ui, one.name, one.label, map.colour == one.colour, [&] { map.colour = one.colour; });
    }
    same_row(ui, T::show_totals);
    choice(ui, "totals", T::show_totals, map.totals, [&] { map.totals = !map.totals; });
    if (map.colour == MapColour::change) return;
    same_row(ui, T::showing_baseline);
    choice(ui, "without", T::showing_baseline, !map.what_if, [&] { map.what_if = false; });
    same_row(ui, T::showing_what_if);
    choice(ui, "with", T::showing_what_if, map.what_if, [&] { map.what_if = true; });
}

/// Drag moves, the wheel zooms around the mouse, a click picks somebody.
void react_on_map(Ui& ui, ImVec2 at, ImVec2 space) {
    auto& map = ui.map;
    const auto* snapshot = ui.session.snapshot();
    if (snapshot == nullptr || !snapshot->homes) return;
    const auto& io = ImGui::GetIO();
    const pictures::Size size{space.x, space.y};
    const float x = io.MousePos.x - at.x, y = io.MousePos.y - at.y;
    if (ImGui::IsItemHovered() && io.MouseWheel != 0) {
        const auto before = pictures::map_scale(*snapshot->homes, map, size);
        zoom_map(map, io.MouseWheel > 0 ? 1.25f : 0.8f);
        const auto after = pictures::map_scale(*snapshot->homes, map, size);
        // What is under the mouse stays there.
        map.x += (x - before.x) / before.scale - (x - after.x) / after.scale;
        map.y += (after.y - y) / -after.scale - (before.y - y) / -before.scale;
    }
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(0)) {
        const auto scale = pictures::map_scale(*snapshot->homes, map, size).scale;
        map.x -= io.MouseDelta.x / scale;
        map.y += io.MouseDelta.y / scale;
    }
    const auto& homes = *snapshot->homes;
    map.x = std::clamp(map.x, homes.left - homes.right, homes.right - homes.left);
    map.y = std::clamp(map.y, homes.bottom - homes.top, homes.top - homes.bottom);
    const bool clicked = ImGui::IsItemDeactivated() && ImGui::IsItemHovered() &&
                         ImGui::GetMouseDragDelta(0).x == 0 && ImGui::GetMouseDragDelta(0).y == 0;
    if (!clicked) return;
    const auto slot = pictures::resident_at(*snapshot, map, ui.session.moment(), size, {x, y});
    if (!slot) return;
    ui.session.pick(*slot);
    ui.session.research = true;
    ui.panel = Panel::two_lives;
    ui.bring_to_front = true;
}

void draw_examples(Ui& ui) {
    using models::explain::Example;
    ImGui::PushTextWrapPos(0);
    ImGui::TextDisabled("%s", ui.say(T::pick_somebody));
    ImGui::PopTextWrapPos();
    struct Choice {
        const char* name;
        T label;
        Example example;
    };
    static constexpr std::array kExamples{
        Choice{"example_helped", T::example_helped, Example::helped},
        Choice{"example_missed", T::example_missed, Example::missed},
        Choice{"example_volunteer", T::example_volunteer, Example::volunteer},
        Choice{"example_refused", T::example_refused, Example::refused}};
    for (const auto& one : kExamples) {
        if (&one != kExamples.data()) same_row(ui, one.label);
        choice(ui, one.name, one.label, false, [&] { ui.session.pick(one.example); });
    }
}

void draw_measures(Ui& ui) {
    auto& session = ui.session;
    const auto label = [&](const std::string& name) {
        return name == "lonely_adults" ? std::string(ui.say(T::lonely_adults)) : name;
    };
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    const bool open = ImGui::BeginCombo("###measure", label(session.measure()).c_str());
    ui.mark("measure");
    if (!open) return;
    auto names = models::patterns::quantity_names();
    names.insert(names.begin(), "lonely_adults");
    for (const auto& name : names)
        if (ImGui::Selectable(label(name).c_str(), name == session.measure()))
            session.choose_measure(name);
    ImGui::EndCombo();
}

std::size_t week_of(const Session& session) {
    const auto* snapshot = session.snapshot();
    if (snapshot == nullptr || !snapshot->shape || snapshot->shape->weeks.empty()) return 0;
    return snapshot->shape->weeks[std::min(session.moment(), snapshot->shape->weeks.size() - 1)];
}

}  // namespace

pictures::Picture picture_of(Ui& ui, Panel panel, pictures::Size size) {
    auto& session = ui.session;
    const auto pen = ui.pen();
    const auto* snapshot = session.snapshot();
    if (snapshot == nullptr || !snapshot->shape)
        return pictures::empty_picture(pen, size.width, size.height, pen.say(T::living));
    const auto moment = session.moment();
    switch (panel) {
        case Panel::map:
            return pictures::map_picture(pen, *snapshot, ui.map, moment, size);
        case Panel::course: {
            const bool lonely = session.measure() == "lonely_adults";
            const auto title = lonely ? pen.say(T::lonely_adults) : session.measure();
            return pictures::course_picture(pen, *snapshot, session.course(), title, moment, size);
        }
        case Panel::iceberg:
            return pictures::iceberg_picture(pen, *snapshot, moment, size);
        case Panel::buurten:
            return pictures::buurten_picture(pen, *snapshot, moment, size);
        case Panel::collaboration:
            return pictures::collaboration_picture(pen, *snapshot, moment, size);
        case Panel::volunteers:
            return pictures::volunteers_picture(pen, *snapshot, moment, size);
        case Panel::costs:
            return pictures::costs_picture(pen, *snapshot, size);
        case Panel::two_lives:
            break;
    }
    if (const auto* told = session.told())
        return pictures::lives_picture(pen, *told, week_of(session), size);
    const auto why = !session.live()    ? T::lives_need_a_scenario
                     : session.picked() ? T::telling
                                        : T::pick_somebody;
    return pictures::empty_picture(pen, size.width, size.height, pen.say(why));
}

void draw_map(Ui& ui) {
    draw_map_choices(ui);
    const auto at = ImGui::GetCursorScreenPos();
    auto space = ImGui::GetContentRegionAvail();
    space.x = std::max(space.x, ui.em * 8), space.y = std::max(space.y, ui.em * 8);
    ui.map.slot = ui.session.picked_slot();
    ImGui::InvisibleButton("###map", space);
    ui.mark("map");
    react_on_map(ui, at, space);
    const pictures::Size size{space.x, space.y};
    const auto& session = ui.session;
    ui.map_layer.picture(
        {session.news(), session.moment(), ui.map, size, ui.palette, session.language, ui.em},
        [&] { return picture_of(ui, Panel::map, size); });
    ui.map_layer.draw(at, ui.fonts, *ImGui::GetWindowDrawList());
}

void draw_panel(Ui& ui, Panel panel) {
    if (panel == Panel::course && ui.session.research) draw_measures(ui);
    if (panel == Panel::two_lives && ui.session.live()) draw_examples(ui);
    ImGui::BeginChild(kPanelNames[static_cast<std::size_t>(panel)]);
    // Some need room: they scroll where there is too little.
    const bool long_one = panel == Panel::collaboration || panel == Panel::two_lives ||
                          panel == Panel::costs || panel == Panel::volunteers;
    place_picture(ui, panel, ui.em * (long_one ? 30 : 10));
    ImGui::EndChild();
}

void draw_panels(Ui& ui) {
    if (!ui.session.research) {
        const float half = ImGui::GetContentRegionAvail().y * 0.56f;
        ImGui::BeginChild("above", {0, half});
        place_picture(ui, Panel::course, ui.em * 10);
        ImGui::EndChild();
        ImGui::BeginChild("below");
        place_picture(ui, Panel::iceberg, ui.em * 8);
        ImGui::EndChild();
        return;
    }
    // The map stands beside them.
    for (int k = 1; k < kPanels; ++k) {
        const auto panel = static_cast<Panel>(k);
        if (k > 1) same_row(ui, title_of(panel));
        choice(ui,
               (std::string("tab:") + kPanelNames[k]).c_str(),
               title_of(panel),
               ui.panel == panel,
               [&] { ui.panel = panel; });
    }
    if (ui.panel == Panel::map) ui.panel = Panel::course;
    draw_panel(ui, ui.panel);
}

}  // namespace viewer::window
