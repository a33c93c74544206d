#include "viewer/window/theme.h"

#include <array>
#include <filesystem>
#include <string>

namespace viewer::window {

namespace {

// Where Debian's fonts-dejavu-core puts them: given by the build.
constexpr const char* kFolder = WIJK_FONT_FOLDER;

ImFont* load(const std::string& name, float size) {
    const auto path = std::string(kFolder) + "/" + name;
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return nullptr;
    return ImGui::GetIO().Fonts->AddFontFromFileTTF(path.c_str(), size, nullptr, characters());
}

void apply_colours(const Palette& p, ImVec4* colours) {
    const auto set = [&](int what, Colour colour) { colours[what] = vector_of(colour); };
    set(ImGuiCol_Text, p.text);
    set(ImGuiCol_TextDisabled, p.muted);
    set(ImGuiCol_WindowBg, p.ground);
    set(ImGuiCol_ChildBg, p.surface);
    set(ImGuiCol_PopupBg, p.surface);
    set(ImGuiCol_Border, p.line);
    set(ImGuiCol_FrameBg, p.raised);
    set(ImGuiCol_FrameBgHovered, between(p.raised, p.what_if, 0.15));
    set(ImGuiCol_FrameBgActive, between(p.raised, p.what_if, 0.25));
    set(ImGuiCol_SliderGrab, p.what_if);
    set(ImGuiCol_SliderGrabActive, p.what_if);
    set(ImGuiCol_CheckMark, p.what_if);
    set(ImGuiCol_Button, p.raised);
    set(ImGuiCol_ButtonHovered, between(p.raised, p.what_if, 0.25));
    set(ImGuiCol_ButtonActive, between(p.raised, p.what_if, 0.4));
    set(ImGuiCol_Header, between(p.surface, p.what_if, 0.18));
    set(ImGuiCol_HeaderHovered, between(p.surface, p.what_if, 0.28));
    set(ImGuiCol_HeaderActive, between(p.surface, p.what_if, 0.38));
    set(ImGuiCol_Tab, p.raised);
    set(ImGuiCol_TabHovered, between(p.raised, p.what_if, 0.35));
    set(ImGuiCol_TabActive, between(p.surface, p.what_if, 0.25));
    set(ImGuiCol_TabUnfocused, p.raised);
    set(ImGuiCol_TabUnfocusedActive, between(p.surface, p.what_if, 0.25));
    set(ImGuiCol_ScrollbarBg, p.surface);
    set(ImGuiCol_ScrollbarGrab, p.line);
    set(ImGuiCol_ScrollbarGrabHovered, p.muted);
    set(ImGuiCol_ScrollbarGrabActive, p.muted);
    set(ImGuiCol_Separator, p.line);
    set(ImGuiCol_TitleBg, p.raised);
    set(ImGuiCol_TitleBgActive, p.raised);
    set(ImGuiCol_NavHighlight, p.what_if);
    set(ImGuiCol_ModalWindowDimBg, p.text.faded(0.25));
    set(ImGuiCol_TextSelectedBg, p.what_if.faded(0.35));
}

}  // namespace

const ImWchar* characters() {
    // Latin with accents, punctuation such as – “ ” … •, €, arrows, − and ±.
    static constexpr std::array<ImWchar, 13> kRanges{0x0020,
                                                     0x017F,
                                                     0x2010,
                                                     0x2044,
                                                     0x20AC,
                                                     0x20AC,
                                                     0x2190,
                                                     0x2193,
                                                     0x2212,
                                                     0x2212,
                                                     0x25A0,
                                                     0x25CF,
                                                     0};
    return kRanges.data();
}

Fonts load_fonts(float size, const char*& complaint) {
    auto& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    Fonts fonts{load("DejaVuSans.ttf", size), load("DejaVuSans-Bold.ttf", size)};
    if (fonts.plain == nullptr) {
        complaint = "the fonts of fonts-dejavu-core are not installed; some letters are missing";
        fonts.plain = atlas.AddFontDefault();
    }
    fonts.large = load("DejaVuSans-Bold.ttf", size * 2.2f);
    fonts.size = size;
    if (fonts.bold == nullptr) fonts.bold = fonts.plain;
    if (fonts.large == nullptr) fonts.large = fonts.bold;
    return fonts;
}

void apply_style(const Palette& palette, float size) {
    ImGuiStyle style;
    style.WindowPadding = {size * 0.6f, size * 0.5f};
    style.FramePadding = {size * 0.5f, size * 0.25f};
    style.ItemSpacing = {size * 0.5f, size * 0.4f};
    style.ItemInnerSpacing = {size * 0.35f, size * 0.3f};
    style.ScrollbarSize = size * 0.8f;
    style.GrabMinSize = size * 0.8f;
    style.WindowRounding = 0;
    style.ChildRounding = size * 0.35f;
    style.FrameRounding = size * 0.25f;
    style.GrabRounding = size * 0.25f;
    style.TabRounding = size * 0.25f;
    style.PopupRounding = size * 0.25f;
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 1;
    style.AntiAliasedLinesUseTex = true;
    apply_colours(palette, style.Colors);
    ImGui::GetStyle() = style;
}

}  // namespace viewer::window
