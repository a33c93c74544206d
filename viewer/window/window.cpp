#include "viewer/window/window.h"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <optional>
#include <string_view>
#include <utility>

#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include "sim/processor_time.h"

#include "viewer/export.h"
#include "viewer/window/screenshot.h"
#include "viewer/window/script_runner.h"
#include "viewer/window/theme.h"

namespace viewer::window {

namespace {

std::string last_glfw_error() {
    const char* description = nullptr;
    glfwGetError(&description);
    return description == nullptr ? "unknown reason" : description;
}

GLFWwindow* create(int width, int height, const std::string& title, int major, int minor) {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, major);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, minor);
    if (major * 10 + minor >= 32) glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    return glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
}

constexpr double kFrame = 1.0 / 60;  // seconds, the shortest

/// The window between its frames: what a frame needs and what scripts may ask for.
class Show {
  public:
    Show(GLFWwindow* handle, Ui& ui, std::string& out) : handle_(handle), ui_(ui), out_(out) {}

    sim::Result<void> run(const Options& options) {
        std::vector<Step> steps;
        if (!options.script.empty()) {
            auto read = read_script(options.script);
            if (!read) return sim::fail(read.error());
            steps = std::move(*read);
        }
        if (!options.screenshot.empty()) {
            steps.push_back({Verb::wait, {"finished", "300"}, 0});
            steps.push_back({Verb::screenshot, {options.screenshot}, 0});
        }
        std::optional<ScriptRunner> runner;
        if (!steps.empty()) runner.emplace(std::move(steps), ui_, for_scripts());
        double before = glfwGetTime();
        while (glfwWindowShouldClose(handle_) == 0) {
            wait_for_events(runner ? runner->resting() : true, runner.has_value());
            const double now = glfwGetTime(), seconds = now - std::exchange(before, now);
            const double processor = sim::processor_seconds();
            ui_.session.tick(seconds);
            begin_frame();
            if (runner) runner->before_frame(seconds);
            draw_frame();
            const bool more = !runner || runner->after_frame();
            if (ui_.save_wanted) save_all();
            if (!more) break;
            glfwSwapBuffers(handle_);
            rest_ = std::max(sim::processor_seconds() - processor, kFrame - (glfwGetTime() - now));
        }
        if (runner && !runner->failure().empty())
            return sim::fail(sim::Error::in_file(options.script, runner->failure()));
        return {};
    }

  private:
    /// Draws at most 60 frames a second, and where a processor draws by itself it rests as long as
    /// it has drawn: it has lives to live. Where nothing moves four frames are enough.
    void wait_for_events(bool resting, bool script) {
        constexpr double kLively = 1, kQuiet = 0.25;  // seconds
        const auto& session = ui_.session;
        const bool lively = session.playing || session.news() != news_seen_ ||
                            glfwGetTime() < lively_until_ || script;
        if (!resting || (lively && rest_ <= 0)) {
            glfwPollEvents();
        } else if (lively) {
            glfwWaitEventsTimeout(rest_);
        } else {
            const double before = glfwGetTime();
            glfwWaitEventsTimeout(kQuiet);
            if (glfwGetTime() - before < 0.9 * kQuiet) lively_until_ = glfwGetTime() + kLively;
        }
        if (session.news() != news_seen_) lively_until_ = glfwGetTime() + kLively;
        news_seen_ = session.news();
    }

    void begin_frame() {
        const float size = kTextSize * static_cast<float>(ui_.session.font_percent) / 100;
        if (size != ui_.em || ui_.fonts.plain == nullptr) {
            const char* complaint = nullptr;
            ui_.fonts = load_fonts(size, complaint);
            if (complaint != nullptr) ui_.session.notice = complaint;
            ImGui_ImplOpenGL3_DestroyFontsTexture();
            ImGui_ImplOpenGL3_CreateFontsTexture();
            ui_.em = size;
            ui_.palette = nullptr;
        }
        const auto* palette = ui_.session.dark ? &dark_palette() : &light_palette();
        if (palette != ui_.palette) apply_style(*palette, size);
        ui_.palette = palette;
        ImGui_ImplOpenGL3_NewFrame();
        ImGui_ImplGlfw_NewFrame();
    }

    void draw_frame() {
        ImGui::NewFrame();
        const auto& io = ImGui::GetIO();
        draw_window(ui_, io.DisplaySize.x, io.DisplaySize.y);
        ImGui::Render();
        glfwGetFramebufferSize(handle_, &width_, &height_);
        glViewport(0, 0, width_, height_);
        const auto ground = vector_of(ui_.palette->ground);
        glClearColor(ground.x, ground.y, ground.z, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    }

    ScriptRunner::Window for_scripts() {
        return {
            [this](const std::string& path, const Place* place) {
                return write_screenshot(path, width_, height_, place, note());
            },
            [this](const std::string& what, const std::string& path) { return save(what, path); },
            [this](int width, int height) { glfwSetWindowSize(handle_, width, height); },
            [this](const std::string& line) { out_ += line + "\n"; }};
    }

    std::string note() const {
        const auto* snapshot = ui_.session.snapshot();
        return snapshot == nullptr ? "wijk " + ui_.version
                                   : note_of(ui_.session, *snapshot, ui_.version);
    }

    sim::Result<void> save(const std::string& what, const std::string& path) {
        if (what == "scenario") return save_scenario(ui_.session, path);
        for (int k = 0; k < kPanels; ++k) {
            if (what != kPanelNames[k]) continue;
            const auto panel = static_cast<Panel>(k);
            if (path.ends_with(".csv")) return save_text(path, csv_of(ui_.session, kPanelNames[k]));
            const auto found = ui_.places.find(what);
            pictures::Size size{640, 480};
            if (found != ui_.places.end())
                size = {found->second.right - found->second.left,
                        found->second.bottom - found->second.top};
            if (path.ends_with(".svg"))
                return save_text(
                    path,
                    svg_of(picture_of(ui_, panel, size), ui_.pen(), ui_.session.title(), note()));
            if (found == ui_.places.end())
                return sim::fail(sim::Error::of(what + " is not on the screen"));
            return write_screenshot(path, width_, height_, &found->second, note());
        }
        return sim::fail(sim::Error::of("there is no panel " + what));
    }

    /// Ctrl+S: the panels in sight, their data, and the scenario, in this folder.
    void save_all() {
        ui_.save_wanted = false;
        constexpr std::string_view kData = ".csv";
        const auto stem = file_stem(ui_.session);
        sim::Result<void> done;
        if (ui_.session.live()) done = save("scenario", stem + ".toml");
        std::vector<std::string> panels;
        for (const std::string name : kPanelNames)
            if (ui_.places.contains(name)) panels.push_back(name);
        for (const auto& panel : panels)
            for (const std::string_view kind :
                 {std::string_view(".png"), std::string_view(".svg"), kData})
                // A panel that only says why it is empty has a picture and no data.
                if (done && (kind != kData || !csv_of(ui_.session, panel).empty()))
                    done = save(panel, stem + "-" + panel + std::string(kind));
        const auto language = ui_.session.language;
        ui_.session.notice = done ? filled(language, T::saved_as, stem + "*")
                                  : filled(language, T::not_saved, done.error().text());
    }

    GLFWwindow* handle_;
    Ui& ui_;
    std::string& out_;
    int width_ = 0, height_ = 0;
    double lively_until_ = 0;  // seconds, of GLFW's clock
    double rest_ = 0;          // seconds, before the next frame
    std::uint64_t news_seen_ = 0;
};

}  // namespace

sim::Result<Window> Window::open(int width, int height, const std::string& title) {
    if (glfwInit() == GLFW_FALSE)
        return sim::fail(
            sim::Error::of("there is no display to open a window on (" + last_glfw_error() + ")",
                           "a desktop, or xvfb-run wijk view ..."));
    auto* handle = create(width, height, title, 3, 2);
    if (handle == nullptr) handle = create(width, height, title, 3, 0);
    if (handle == nullptr) {
        const auto why = last_glfw_error();
        glfwTerminate();
        return sim::fail(sim::Error::of("no window with OpenGL 3.0 can be opened (" + why + ")",
                                        "a driver with OpenGL 3.0 or later, or Mesa's software "
                                        "renderer: LIBGL_ALWAYS_SOFTWARE=1"));
    }
    glfwMakeContextCurrent(handle);
    glfwSwapInterval(1);
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // nothing is written that was not asked for
    ImGui_ImplGlfw_InitForOpenGL(handle, true);
    if (!ImGui_ImplOpenGL3_Init("#version 130")) {
        ImGui_ImplGlfw_Shutdown();
        ImGui::DestroyContext();
        glfwTerminate();
        return sim::fail(sim::Error::of("OpenGL could not be started", "OpenGL 3.0 or later"));
    }
    return Window(handle);
}

Window::Window(Window&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}

Window::~Window() {
    if (handle_ == nullptr) return;
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(handle_);
    glfwTerminate();
}

sim::Result<void> show(Window& window, Ui& ui, const Options& options, std::string& out) {
    glfwSetWindowSizeLimits(window.handle(), 640, 480, GLFW_DONT_CARE, GLFW_DONT_CARE);
    return Show(window.handle(), ui, out).run(options);
}

}  // namespace viewer::window
