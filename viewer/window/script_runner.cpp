#include "viewer/window/script_runner.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <string_view>
#include <utility>

#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include "sim/processor_time.h"

namespace viewer::window {

namespace {

constexpr double kLongestWait = 120;  // seconds, unless a step says otherwise
constexpr int kSettle = 2;            // frames between a step and the next

constexpr std::array<std::pair<std::string_view, int>, 22> kKeys{{
    {"space", GLFW_KEY_SPACE},   {"left", GLFW_KEY_LEFT},   {"right", GLFW_KEY_RIGHT},
    {"up", GLFW_KEY_UP},         {"down", GLFW_KEY_DOWN},   {"home", GLFW_KEY_HOME},
    {"end", GLFW_KEY_END},       {"tab", GLFW_KEY_TAB},     {"enter", GLFW_KEY_ENTER},
    {"escape", GLFW_KEY_ESCAPE}, {"f1", GLFW_KEY_F1},       {"f2", GLFW_KEY_F2},
    {"f3", GLFW_KEY_F3},         {"f4", GLFW_KEY_F4},       {"f5", GLFW_KEY_F5},
    {"f6", GLFW_KEY_F6},         {"plus", GLFW_KEY_EQUAL},  {"minus", GLFW_KEY_MINUS},
    {"comma", GLFW_KEY_COMMA},   {"stop", GLFW_KEY_PERIOD}, {"eight", GLFW_KEY_8},
    {"zero", GLFW_KEY_0},
}};

int key_of(std::string_view name) {
    for (const auto& [known, key] : kKeys)
        if (known == name) return key;
    if (name.size() == 1) return std::toupper(static_cast<unsigned char>(name.front()));
    return 0;
}

}  // namespace

double ScriptRunner::value(std::size_t word) const {
    return std::strtod(steps_[at_].words[word].c_str(), nullptr);
}

void ScriptRunner::fail(const std::string& why) {
    if (failure_.empty()) failure_ = fmt::format("line {}: {}", steps_[at_].line, why);
}

void ScriptRunner::next() {
    ++at_;
    frame_ = 0;
    seconds_ = 0;
    has_target_ = false;
}

bool ScriptRunner::place_of(const std::string& name, Place& place) {
    const auto found = ui_.places.find(name);
    if (found == ui_.places.end()) return false;
    place = found->second;
    return true;
}

ScriptRunner::Point ScriptRunner::point(const Place& place, std::size_t word) const {
    const bool given = steps_[at_].words.size() > word + 1;
    const float x = given ? static_cast<float>(value(word)) : 0.5f;
    const float y = given ? static_cast<float>(value(word + 1)) : 0.5f;
    return {place.left + x * (place.right - place.left),
            place.top + y * (place.bottom - place.top)};
}

/// Click, drag and wheel: move there, press, move, release, each in a frame of its own.
void ScriptRunner::play_mouse() {
    const auto& step = steps_[at_];
    if (!has_target_) {
        if (!place_of(step.words[0], target_)) {
            if (frame_ > 30) fail("nothing on the screen is called " + step.words[0]);
            return;
        }
        has_target_ = true;
        frame_ = 0;
    }
    const auto from = point(target_, 1);
    const auto to = step.verb == Verb::drag ? point(target_, 3) : from;
    constexpr int kPress = 2, kMoves = 6, kRelease = kPress + kMoves;
    const float share = std::clamp(static_cast<float>(frame_ - kPress) / kMoves, 0.0f, 1.0f);
    mouse_x_ = from.x + (to.x - from.x) * share;
    mouse_y_ = from.y + (to.y - from.y) * share;
    down_ = step.verb != Verb::wheel && frame_ >= kPress && frame_ < kRelease;
    if (step.verb == Verb::wheel) {
        mouse_x_ = target_.left + (target_.right - target_.left) / 2;
        mouse_y_ = target_.top + (target_.bottom - target_.top) / 2;
        if (frame_ == kPress) ImGui::GetIO().MouseWheel = static_cast<float>(value(1));
    }
    if (frame_ > kRelease + kSettle) next();
}

void ScriptRunner::play_key() {
    auto& io = ImGui::GetIO();
    std::string name = steps_[at_].words[0];
    if (steps_[at_].verb == Verb::type) {
        if (frame_ == 1) io.AddInputCharactersUTF8(name.c_str());
        if (frame_ > kSettle) next();
        return;
    }
    const bool ctrl = name.starts_with("ctrl+"), shift = name.starts_with("shift+");
    if (ctrl) name = name.substr(5);
    if (shift) name = name.substr(6);
    const int key = key_of(name);
    if (key == 0) return fail("there is no key " + name);
    io.KeyCtrl = ctrl && frame_ < 3;
    io.KeyShift = shift && frame_ < 3;
    io.KeysDown[key] = frame_ == 1;
    if (frame_ > 2 + kSettle) next();
}

/// Keys and mouse at random, a function of the seed and the frame.
void ScriptRunner::play_random() {
    auto& io = ImGui::GetIO();
    if (seconds_ > value(0)) {
        std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
        down_ = false;
        return next();
    }
    sim::Rng rng({static_cast<std::uint64_t>(value(1)), 0}, 0, static_cast<std::uint32_t>(frame_));
    if (frame_ % 4 == 0) {
        mouse_x_ = static_cast<float>(rng.uniform()) * io.DisplaySize.x;
        mouse_y_ = static_cast<float>(rng.uniform()) * io.DisplaySize.y;
        down_ = rng.uniform() < 0.5;
    }
    io.MouseWheel = rng.uniform() < 0.1 ? (rng.uniform() < 0.5 ? 1.0f : -1.0f) : 0.0f;
    io.KeyCtrl = rng.uniform() < 0.1;
    std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
    if (rng.uniform() < 0.2)
        io.KeysDown[kKeys[static_cast<std::size_t>(rng.uniform() * kKeys.size())].second] = true;
    if (rng.uniform() < 0.05) io.KeysDown['A' + static_cast<int>(rng.uniform() * 26)] = true;
    if (rng.uniform() < 0.05) io.AddInputCharacter(static_cast<unsigned>(32 + rng.uniform() * 900));
    if (frame_ % 200 == 199)
        window_.resize(static_cast<int>(640 + rng.uniform() * 1280),
                       static_cast<int>(480 + rng.uniform() * 600));
}

bool ScriptRunner::waited() const {
    const auto& what = steps_[at_].words[0];
    const auto* snapshot = ui_.session.snapshot();
    const bool now = snapshot != nullptr && !ui_.session.waiting();
    if (what == "answer") return now && (snapshot->answer.lives > 0 || !snapshot->trouble.empty());
    if (what == "finished") return now && (snapshot->finished || !snapshot->trouble.empty());
    if (what == "told") return ui_.session.told() != nullptr;
    return seconds_ >= value(0);
}

void ScriptRunner::before_frame(double seconds) {
    auto& io = ImGui::GetIO();
    seconds_ += seconds;
    ++frame_;
    io.KeyCtrl = io.KeyShift = false;
    if (at_ < steps_.size()) {
        switch (steps_[at_].verb) {
            case Verb::click:
            case Verb::drag:
            case Verb::wheel:
                play_mouse();
                break;
            case Verb::key:
            case Verb::type:
                play_key();
                break;
            case Verb::random:
                play_random();
                break;
            default:
                break;
        }
    }
    io.KeyMods = (io.KeyCtrl ? ImGuiKeyModFlags_Ctrl : ImGuiKeyModFlags_None) |
                 (io.KeyShift ? ImGuiKeyModFlags_Shift : ImGuiKeyModFlags_None);
    io.MousePos = {mouse_x_, mouse_y_};
    io.MouseDown[0] = down_;
}

std::string ScriptRunner::state_of(const std::string& name) const {
    const auto& session = ui_.session;
    const auto* snapshot = session.snapshot();
    if (name == "language") return session.language == Language::nl ? "nl" : "en";
    if (name == "mode") return session.research ? "research" : "explore";
    if (name == "theme") return session.dark ? "dark" : "light";
    if (name == "font") return std::to_string(session.font_percent);
    if (name == "playing") return session.playing ? "yes" : "no";
    if (name == "moment") return std::to_string(session.moment());
    if (name == "changes") return std::to_string(session.changes().in_force().size());
    if (name == "margin") return fmt::format("{}", session.margin_per_1000());
    if (name == "zoom") return fmt::format("{:.2f}", ui_.map.zoom);
    if (name == "totals") return ui_.map.totals ? "yes" : "no";
    if (name == "what_if") return ui_.map.what_if ? "yes" : "no";
    if (name == "speed") return std::to_string(session.speed);
    if (name == "help") return ui_.show_help ? "yes" : "no";
    if (name == "arm") return session.arm();
    if (name == "picked") return session.picked() ? "yes" : "no";
    if (name == "panel") return kPanelNames[static_cast<std::size_t>(ui_.panel)];
    if (name == "preliminary")
        return snapshot != nullptr && snapshot->answer.preliminary() ? "yes" : "no";
    if (name == "verdict")
        return snapshot != nullptr ? models::recorders::kVerdictNames[static_cast<std::size_t>(
                                         snapshot->answer.verdict)]
                                   : "none";
    if (name == "trouble") return snapshot != nullptr && !snapshot->trouble.empty() ? "yes" : "no";
    return "?";
}

/// Frames a second, or how soon the newest question got its first answer. False: not yet.
bool ScriptRunner::measured() {
    if (steps_[at_].words[0] == "answer") {
        const auto* snapshot = ui_.session.snapshot();
        if (ui_.session.waiting() || snapshot->answer.lives == 0) return false;
        window_.say(fmt::format("answered in {:.2f} s, {:.2f} s of processor",
                                snapshot->answer_seconds,
                                snapshot->answer_processor_seconds));
        return true;
    }
    if (frame_ == 1) processor_before_ = sim::processor_seconds();
    if (seconds_ < value(0) || frame_ < 2) return false;
    window_.say(fmt::format("{:.1f} frames a second, {:.1f} ms of processor each",
                            frame_ / seconds_,
                            (sim::processor_seconds() - processor_before_) * 1000 / (frame_ - 1)));
    return true;
}

/// Steps that look at what was drawn.
void ScriptRunner::look() {
    const auto& step = steps_[at_];
    sim::Result<void> done;
    switch (step.verb) {
        case Verb::screenshot:
            if (frame_ < kSettle) return;
            done = window_.screenshot(step.words[0], nullptr);
            break;
        case Verb::save:
            if (frame_ < kSettle) return;
            done = window_.save(step.words[0], step.words[1]);
            break;
        case Verb::resize:
            if (frame_ == 1) window_.resize(static_cast<int>(value(0)), static_cast<int>(value(1)));
            if (frame_ < 3 * kSettle) return;
            break;
        case Verb::expect:
            if (state_of(step.words[0]) != step.words[1])
                fail(fmt::format(
                    "{} is {} and not {}", step.words[0], state_of(step.words[0]), step.words[1]));
            break;
        case Verb::measure:
            if (!measured()) return;
            break;
        default:
            return;
    }
    if (!done) fail(done.error().text());
    next();
}

bool ScriptRunner::after_frame() {
    if (at_ < steps_.size() && steps_[at_].verb == Verb::wait) {
        const auto& words = steps_[at_].words;
        const double longest = words.size() > 1 ? value(1) : kLongestWait;
        if (waited())
            next();
        else if (seconds_ > longest)
            fail("nothing came of waiting for " + words[0]);
    } else if (at_ < steps_.size()) {
        look();
    }
    return failure_.empty() && at_ < steps_.size();
}

}  // namespace viewer::window
