// Levers, what was changed, and all numbers of the registry.

#include <algorithm>
#include <cmath>

#include "viewer/lever_words.h"
#include "viewer/pictures/chart.h"
#include "viewer/window/ui.h"

namespace viewer::window {

namespace {

std::string name_of(const Ui& ui, const Lever& lever) {
    return viewer::name_of(ui.session.language, lever);
}

int decimals_of(const Lever& lever) {
    if (lever.whole || lever.flag) return 0;
    return pictures::decimals_of((lever.high - lever.low) / 100);
}

std::string evidence_of(const Ui& ui, const Lever& lever) {
    const auto& session = ui.session;
    const int decimals = decimals_of(lever);
    const std::string letter(1, sim::letter(lever.grade));
    const auto source =
        lever.source == "assumption" ? std::string(ui.say(T::assumption)) : lever.source;
    return lever.id + "\n" + said_in(session.language, lever.meaning) + "\n" +
           ui.say(T::range,
                  number(session.language, lever.low, decimals),
                  number(session.language, lever.high, decimals)) +
           " " + said_in(session.language, lever.unit) + "\n" + ui.say(T::grade, letter) + "\n" +
           ui.say(T::source, source);
}

/// The end of a name that is too long for one line: sections matter less than the last word.
std::string end_of(std::string name, float most) {
    if (ImGui::CalcTextSize(name.c_str()).x <= most) return name;
    while (name.size() > 1 && ImGui::CalcTextSize(("…" + name).c_str()).x > most)
        name.erase(0, 1);
    return "…" + name;
}

/// Name, value and evidence above, slider below.
void draw_lever(Ui& ui, const Lever& lever, bool one_line) {
    auto& session = ui.session;
    double value = session.value_of(lever);
    ImGui::PushID(lever.id.c_str());
    const auto shown =
        lever.flag ? std::string() : number(session.language, value, decimals_of(lever));
    const std::string grade(1, sim::letter(lever.grade));
    const float right = ImGui::GetContentRegionAvail().x;
    const float values = ImGui::CalcTextSize((shown + "  " + grade).c_str()).x + ui.em * 0.4f;
    auto name = name_of(ui, lever);
    if (one_line) name = end_of(name, right - values);
    const bool changed = value != lever.value;
    if (changed) ImGui::PushStyleColor(ImGuiCol_Text, vector_of(ui.palette->what_if));
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + right - values);
    ImGui::TextUnformatted(name.c_str());
    ImGui::PopTextWrapPos();
    ui.tip(evidence_of(ui, lever));
    ImGui::SameLine(ImGui::GetCursorPosX() + right - values + ui.em * 0.4f);
    ImGui::TextUnformatted(shown.c_str());
    ImGui::SameLine();
    if (changed) ImGui::PopStyleColor();
    ImGui::TextDisabled("%s", grade.c_str());
    ui.tip(evidence_of(ui, lever));
    if (lever.flag) {
        ImGui::SetNextItemWidth(right);
        bool on = value != 0;
        if (ImGui::Checkbox("##on", &on)) session.move(lever, on ? 1 : 0);
    } else {
        ImGui::SetNextItemWidth(right);
        if (ImGui::SliderScalar(
                "##slider", ImGuiDataType_Double, &value, &lever.low, &lever.high, " ")) {
            const double fine = decimals_of(lever) == 0 ? 1 : std::pow(10, decimals_of(lever));
            session.move(lever, std::round(value * fine) / fine);
        }
    }
    ui.mark("lever:" + lever.id);
    ui.tip(evidence_of(ui, lever));
    ImGui::PopID();
}

void draw_changes(Ui& ui) {
    auto& session = ui.session;
    ImGui::Spacing();
    ImGui::PushFont(ui.fonts.bold);
    ImGui::TextUnformatted(ui.say(T::what_changed));
    ImGui::PopFont();
    const auto in_force = session.changes().in_force();
    if (in_force.empty()) {
        ImGui::PushTextWrapPos(0);
        ImGui::TextDisabled("%s", ui.say(T::nothing_changed));
        ImGui::PopTextWrapPos();
    }
    for (const auto& one : in_force) {
        const auto* lever = session.find(one.lever);
        const int decimals = lever != nullptr ? decimals_of(*lever) : 2;
        const auto name = lever != nullptr ? name_of(ui, *lever) : one.lever;
        ImGui::PushID(one.lever.c_str());
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted((name + ": " + number(session.language, one.from, decimals) + " → " +
                                number(session.language, one.to, decimals))
                                   .c_str());
        ImGui::PopTextWrapPos();
        ImGui::SameLine();
        if (ImGui::GetContentRegionAvail().x <
            ImGui::CalcTextSize(ui.say(T::back_to_start)).x + ui.em)
            ImGui::NewLine();
        const bool back = ImGui::SmallButton(ui.say(T::back_to_start));
        ui.mark("back:" + one.lever);
        ImGui::PopID();
        if (back) return session.reset(one.lever);
    }
    const auto button = [&](const char* name, T label, bool possible) {
        ImGui::BeginDisabled(!possible);
        const bool clicked = ImGui::Button((std::string(ui.say(label)) + "###" + name).c_str());
        ui.mark(name);
        ImGui::EndDisabled();
        return clicked;
    };
    if (button("undo", T::undo, session.changes().can_undo())) session.undo();
    ImGui::SameLine();
    if (button("redo", T::redo, session.changes().can_redo())) session.redo();
}

/// What difference is called none.
void draw_margin(Ui& ui) {
    auto& session = ui.session;
    ImGui::Spacing();
    auto margin = static_cast<float>(session.margin_per_1000());
    const auto shown = number(session.language, session.margin_per_1000(), 1);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted((std::string(ui.say(T::margin)) + " " + shown + " ‰").c_str());
    ImGui::PopTextWrapPos();
    ui.tip(ui.say(T::margin_meaning));
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    constexpr auto kLeast = static_cast<float>(Session::kLeastMargin);
    constexpr auto kMost = static_cast<float>(Session::kMostMargin);
    if (ImGui::SliderFloat("###margin", &margin, kLeast, kMost, " ", ImGuiSliderFlags_Logarithmic))
        session.set_margin(std::round(static_cast<double>(margin) * 10) / 10);
    ui.mark("margin");
    ui.tip(ui.say(T::margin_meaning));
}

/// Every number of the registry that holds what is looked for.
void draw_parameters(Ui& ui) {
    char buffer[64] = {};
    ui.search.copy(buffer, sizeof buffer - 1);
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    if (ImGui::InputTextWithHint("###search", ui.say(T::search), buffer, sizeof buffer))
        ui.search = buffer;
    ui.mark("search");
    ImGui::PushTextWrapPos(0);
    ImGui::TextDisabled("%s", ui.say(T::registry_in_english));
    ImGui::PopTextWrapPos();
    ImGui::BeginChild("registry");
    const auto& all = ui.session.parameters();
    std::vector<const Lever*> found;
    for (const auto& lever : all)
        if (ui.search.empty() || lever.id.find(ui.search) != lever.id.npos ||
            lever.meaning.find(ui.search) != lever.meaning.npos)
            found.push_back(&lever);
    // Hundreds of rows: only those in sight are drawn. All are equally high, names being one line.
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(found.size()));
    while (clipper.Step())
        for (int k = clipper.DisplayStart; k < clipper.DisplayEnd; ++k)
            draw_lever(ui, *found[static_cast<std::size_t>(k)], true);
    ImGui::EndChild();
}

void draw_levers(Ui& ui, const std::vector<Lever>& levers) {
    if (levers.empty()) {
        ImGui::PushTextWrapPos(0);
        ImGui::TextDisabled("%s", ui.say(T::no_levers));
        ImGui::PopTextWrapPos();
    }
    std::string of;
    for (const auto& lever : levers) {
        if (lever.of != of && !lever.of.empty()) {
            ImGui::Spacing();
            ImGui::PushTextWrapPos(0);
            ImGui::TextDisabled("%s", said_in(ui.session.language, lever.of).c_str());
            ImGui::PopTextWrapPos();
        }
        of = lever.of;
        draw_lever(ui, lever, false);
    }
}

}  // namespace

void draw_controls(Ui& ui) {
    auto& session = ui.session;
    if (!session.live()) {
        ImGui::PushTextWrapPos(0);
        ImGui::TextDisabled("%s", ui.say(T::replay));
        ImGui::PopTextWrapPos();
        return draw_margin(ui);
    }
    if (!session.research) {
        ImGui::PushFont(ui.fonts.bold);
        ImGui::TextUnformatted(ui.say(T::what_could_change));
        ImGui::PopFont();
        draw_levers(ui, session.main());
        draw_changes(ui);
        return draw_margin(ui);
    }
    if (!ImGui::BeginTabBar("kinds")) return;
    if (ImGui::BeginTabItem((std::string(ui.say(T::levers)) + "###of_arm").c_str())) {
        ImGui::BeginChild("of_arm");
        draw_changes(ui);
        ImGui::Separator();
        draw_levers(ui, session.of_arm());
        draw_margin(ui);
        ImGui::EndChild();
        ImGui::EndTabItem();
    }
    ui.mark("tab:levers");
    if (ImGui::BeginTabItem((std::string(ui.say(T::parameters)) + "###all").c_str())) {
        draw_parameters(ui);
        ImGui::EndTabItem();
    }
    ui.mark("tab:parameters");
    ImGui::EndTabBar();
}

}  // namespace viewer::window
