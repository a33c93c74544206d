// The bar above, the headline, and the timeline below.

#include <algorithm>
#include <filesystem>

#include "viewer/export.h"
#include "viewer/week_events.h"
#include "viewer/window/ui.h"

namespace viewer::window {

namespace {

bool button(Ui& ui, const char* name, const std::string& label) {
    const bool clicked = ImGui::Button((label + "###" + name).c_str());
    ui.mark(name);
    return clicked;
}

/// One line of text, cut with an ellipsis where the window ends; the rest where the mouse rests.
void one_line(Ui& ui, const std::string& text, Colour colour) {
    const float most = ImGui::GetContentRegionAvail().x;
    auto line = text.substr(0, text.find('\n'));
    while (!line.empty() && ImGui::CalcTextSize((line + "…").c_str()).x > most) {
        while (line.size() > 1 && (static_cast<unsigned char>(line.back()) & 0xC0) == 0x80)
            line.pop_back();
        line.pop_back();
    }
    ImGui::PushStyleColor(ImGuiCol_Text, vector_of(colour));
    ImGui::TextUnformatted((line.size() < text.size() ? line + "…" : line).c_str());
    ImGui::PopStyleColor();
    if (line.size() < text.size()) ui.tip(text);
}

/// What happened lately and where the numbers come from; what was said last goes before.
void draw_line(Ui& ui, const Snapshot* snapshot, bool narrow) {
    const auto& session = ui.session;
    const bool known = snapshot != nullptr && snapshot->shape;
    const auto events =
        known ? events_of(session.language, *snapshot, session.moment()) : std::string();
    if (!narrow) one_line(ui, events.empty() ? " " : events, ui.palette->text);
    if (!session.notice.empty())
        one_line(ui, session.notice, ui.palette->undecided);
    else if (narrow && !events.empty())
        one_line(ui, events, ui.palette->text);
    else if (known)
        one_line(ui, note_of(session, *snapshot, ui.version), ui.palette->muted);
}

void draw_scenarios(Ui& ui, float width) {
    auto& session = ui.session;
    ImGui::SetNextItemWidth(width);
    const bool open = ImGui::BeginCombo("###scenario", session.title().c_str());
    ui.mark("scenario");
    ui.tip(std::string(ui.say(T::scenario)) + ": " + session.title());
    if (!open) return;
    for (const auto& one : ui.scenarios) {
        const bool now = one.path == session.path();
        if (ImGui::Selectable((one.title.in(session.language) + "###" + one.path).c_str(), now) &&
            !now) {
            const auto opened = session.open(one.path);
            if (!opened) session.notice = opened.error().text();
        }
        ui.mark("scenario:" + std::filesystem::path(one.path).stem().string());
    }
    ImGui::EndCombo();
}

void draw_arms(Ui& ui, float width) {
    auto& session = ui.session;
    if (session.arms().empty()) return;
    const auto at = std::ranges::find(session.arms(), session.arm(), &ArmChoice::name);
    const auto label = at == session.arms().end() ? session.arm() : at->title.in(session.language);
    ImGui::SetNextItemWidth(width);
    const bool open = ImGui::BeginCombo("###arm", label.c_str());
    ui.mark("arm");
    ui.tip(std::string(ui.say(T::arm)) + ": " + label);
    if (!open) return;
    for (const auto& one : session.arms()) {
        const auto& title = one.title.in(session.language);
        if (ImGui::Selectable((title + "###" + one.name).c_str(), one.name == session.arm()))
            session.choose_arm(one.name);
        ui.mark("arm:" + one.name);
    }
    ImGui::EndCombo();
}

float width_of(const Ui& ui, T what) {
    return ImGui::CalcTextSize(ui.say(what)).x + 2 * ImGui::GetStyle().FramePadding.x;
}

void draw_slider(Ui& ui, const Snapshot& snapshot) {
    auto& session = ui.session;
    const auto& weeks = snapshot.shape->weeks;
    int at = static_cast<int>(session.moment());
    const int last = std::max(1, static_cast<int>(weeks.size()) - 1);
    const auto week_of = [&](double week) {
        return ui.say(
            T::week_of, number(session.language, week), number(session.language, snapshot.weeks));
    };
    // Beside the slider, whose knob would hide it; as wide in all weeks.
    const float wide = ImGui::CalcTextSize(week_of(snapshot.weeks).c_str()).x + ui.em * 0.5f;
    const bool beside = ImGui::GetContentRegionAvail().x > 3 * wide;
    const auto label = week_of(weeks[session.moment()]);
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - (beside ? wide : 0));
    if (ImGui::SliderInt(
            "###timeline", &at, 0, last, beside ? "" : label.c_str(), ImGuiSliderFlags_NoInput)) {
        session.playing = false;
        session.seek(at);
    }
    ui.mark("timeline");
    // Where the approach begins, and how far both arms have come.
    const auto from = ImGui::GetItemRectMin(), to = ImGui::GetItemRectMax();
    const float grab = ImGui::GetStyle().GrabMinSize;
    const auto x_of = [&](double week) {
        const double share = week / std::max(1, snapshot.weeks);
        return from.x + grab / 2 + static_cast<float>(share) * (to.x - from.x - grab);
    };
    auto& list = *ImGui::GetWindowDrawList();
    if (snapshot.moments() > 0) {
        const float head = x_of(weeks[snapshot.moments() - 1]);
        list.AddLine({from.x, to.y + 2}, {head, to.y + 2}, colour_of(ui.palette->what_if), 3);
    }
    if (snapshot.start_week > 0 && static_cast<int>(snapshot.start_week) < snapshot.weeks) {
        const float x = x_of(snapshot.start_week);
        list.AddLine({x, from.y - 2}, {x, to.y + 4}, colour_of(ui.palette->text), 2);
    }
    if (!beside) return;
    ImGui::SameLine();
    ImGui::TextUnformatted(label.c_str());
}

}  // namespace

void draw_top_bar(Ui& ui) {
    auto& session = ui.session;
    const float gap = ImGui::GetStyle().ItemSpacing.x, pad = ImGui::GetStyle().FramePadding.x;
    const float buttons =
        std::max(width_of(ui, T::explore), width_of(ui, T::research)) + width_of(ui, T::language) +
        width_of(ui, session.dark ? T::light : T::dark) + width_of(ui, T::help) +
        width_of(ui, T::save) + 2 * (ImGui::CalcTextSize("A+").x + 2 * pad) + 7 * gap;
    const float all = ImGui::GetContentRegionAvail().x;
    const bool two_rows = all - buttons < ui.em * 18;
    const float rest = two_rows ? all : all - buttons - gap;
    draw_scenarios(ui, rest * 0.56f);
    ImGui::SameLine();
    draw_arms(ui, rest * 0.44f - gap);
    if (!two_rows) ImGui::SameLine();
    // The next button on this row where it fits, else on a new one.
    const auto fit = [pad](const char* label) {
        ImGui::SameLine();
        if (ImGui::GetContentRegionAvail().x < ImGui::CalcTextSize(label).x + 2 * pad)
            ImGui::NewLine();
    };
    if (button(ui, "mode", ui.say(session.research ? T::explore : T::research)))
        session.research = !session.research;
    fit(ui.say(T::language));
    if (button(ui, "language", ui.say(T::language)))
        session.language = session.language == Language::nl ? Language::en : Language::nl;
    fit(ui.say(session.dark ? T::light : T::dark));
    if (button(ui, "theme", ui.say(session.dark ? T::light : T::dark)))
        session.dark = !session.dark;
    fit("A−");
    if (button(ui, "smaller", "A−"))
        session.font_percent = std::max(100, session.font_percent - 25);
    ui.tip(ui.say(T::smaller));
    fit("A+");
    if (button(ui, "larger", "A+")) session.font_percent = std::min(200, session.font_percent + 25);
    ui.tip(ui.say(T::larger));
    fit(ui.say(T::save));
    if (button(ui, "save", ui.say(T::save))) ui.save_wanted = true;
    fit(ui.say(T::help));
    if (button(ui, "help", ui.say(T::help))) ui.show_help = !ui.show_help;
}

void draw_headline(Ui& ui, float height) {
    ImGui::BeginChild("headline", {0, height}, true);
    const auto* snapshot = ui.session.snapshot();
    const auto at = ImGui::GetWindowPos();
    const auto size = ImGui::GetWindowSize();
    if (snapshot == nullptr || !snapshot->trouble.empty()) {
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted(snapshot == nullptr ? ui.say(T::living) : snapshot->trouble.c_str());
        ImGui::PopTextWrapPos();
    } else {
        auto picture = pictures::headline_picture(ui.pen(), *snapshot, {size.x, size.y});
        if (picture.height > size.y) {  // it scrolls
            const float bar = ImGui::GetStyle().ScrollbarSize;
            picture = pictures::headline_picture(ui.pen(), *snapshot, {size.x - bar, size.y});
            ImGui::Dummy({1, picture.height - ui.em});
        }
        draw(picture, {at.x, at.y - ImGui::GetScrollY()}, ui.fonts, *ImGui::GetWindowDrawList());
        // What stands there answers the question before.
        if (ui.session.waiting()) {
            const float wide = ImGui::CalcTextSize(ui.say(T::living)).x;
            ImGui::GetWindowDrawList()->AddText(
                {at.x + size.x - wide - ui.em, at.y + size.y - ui.em * 1.4f},
                colour_of(ui.palette->undecided),
                ui.say(T::living));
        }
    }
    ImGui::EndChild();
    ui.mark("headline");
}

void draw_timeline(Ui& ui, bool narrow) {
    auto& session = ui.session;
    const auto* snapshot = session.snapshot();
    if (button(ui, "play", ui.say(session.playing ? T::pause : T::play)))
        session.playing = !session.playing;
    ImGui::SameLine();
    if (button(ui, "step_back", "<")) session.step(-1);
    ui.tip(ui.say(T::step_back));
    ImGui::SameLine();
    if (button(ui, "step_on", ">")) session.step(1);
    ui.tip(ui.say(T::step_on));
    ImGui::SameLine();
    const auto speed = number(session.language, Session::kSpeeds[session.speed]) + " w/s";
    if (button(ui, "speed", speed))
        session.speed = (session.speed + 1) % static_cast<int>(std::size(Session::kSpeeds));
    ui.tip(ui.say(T::speed));
    ImGui::SameLine();
    if (snapshot != nullptr && snapshot->shape && snapshot->moments() > 0)
        draw_slider(ui, *snapshot);
    else
        ImGui::TextDisabled("%s", ui.say(T::living));
    draw_line(ui, snapshot, narrow);
}

void draw_help(Ui& ui) {
    if (!ui.show_help) return;
    const auto& io = ImGui::GetIO();
    ImGui::SetNextWindowPos(
        {io.DisplaySize.x / 2, io.DisplaySize.y / 2}, ImGuiCond_Always, {0.5f, 0.5f});
    ImGui::SetNextWindowSizeConstraints({0, 0},
                                        {io.DisplaySize.x * 0.96f, io.DisplaySize.y * 0.96f});
    const auto title = std::string(ui.say(T::help)) + "###help_window";
    if (ImGui::Begin(title.c_str(),
                     &ui.show_help,
                     ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoCollapse |
                         ImGuiWindowFlags_NoSavedSettings)) {
        ImGui::PushTextWrapPos(std::min(ui.em * 40, io.DisplaySize.x * 0.9f));
        ImGui::TextUnformatted(ui.say(T::help_keys));
        ImGui::PopTextWrapPos();
        if (button(ui, "close_help", ui.say(T::close))) ui.show_help = false;
    }
    ImGui::End();
}

}  // namespace viewer::window
