// The program wijk-viewer: a window on a simulation that runs, or on a results file.
// `wijk view` starts it and tells it where the data are.

#include <cstdio>
#include <exception>
#include <memory>
#include <string>
#include <vector>

#include "viewer/file_source.h"
#include "viewer/inputs.h"
#include "viewer/live_source.h"
#include "viewer/options.h"
#include "viewer/scenario_files.h"
#include "viewer/session.h"
#include "viewer/window/window.h"

namespace {

constexpr int kDone = 0, kFailed = 1, kWrongInput = 2;

int complain(const sim::Error& error, int code) {
    std::fprintf(stderr, "%s\n", error.text().c_str());
    return code;
}

int show(const viewer::Options& options,
         viewer::Session& session,
         std::vector<viewer::ScenarioFile> scenarios) {
    session.language = options.language;
    session.research = options.research;
    session.dark = options.dark;
    session.font_percent = options.font_percent;
    auto window = viewer::window::Window::open(options.width, options.height, "wijk");
    if (!window) return complain(window.error(), kFailed);
    viewer::window::Ui ui{.session = session,
                          .scenarios = std::move(scenarios),
                          .version = WIJK_VERSION " (" WIJK_COMMIT ")"};
    std::string said;
    const auto shown = viewer::window::show(*window, ui, options, said);
    std::fputs(said.c_str(), stdout);
    return shown ? kDone : complain(shown.error(), kFailed);
}

int live(const viewer::Options& options) {
    auto inputs = viewer::read_inputs(options.data);
    if (!inputs) return complain(inputs.error(), kWrongInput);
    const auto shared = std::make_shared<const viewer::Inputs>(std::move(*inputs));
    viewer::Session session(std::make_shared<viewer::LiveSource>(shared, options.threads), shared);
    if (const auto opened = session.open(options.file, options.arm); !opened)
        return complain(opened.error(), kWrongInput);
    return show(options, session, viewer::scenarios_beside(options.data));
}

int replay(const viewer::Options& options) {
    const auto source = viewer::FileSource::open(options.file, options.follow, options.data);
    if (!source) return complain(source.error(), kWrongInput);
    if ((*source)->arms().empty())
        return complain(sim::Error::in_file(options.file, "has no arm beside the baseline"),
                        kWrongInput);
    viewer::Session session(*source);
    session.replay(options.file, (*source)->title(), (*source)->arms());
    if (!options.arm.empty()) session.choose_arm(options.arm);
    return show(options, session, {});
}

int start(const std::vector<std::string>& arguments) {
    const auto options = viewer::read_options(arguments);
    if (!options) return complain(options.error(), kWrongInput);
    if (options->follow || viewer::is_results_file(options->file)) return replay(*options);
    if (options->data.empty())
        return complain(sim::Error::of("the folder of the data is not given",
                                       "--data FOLDER, or start it as wijk view"),
                        kWrongInput);
    return live(*options);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return start({argv + 1, argv + argc});
    } catch (const std::bad_alloc&) {
        std::fputs("there is not enough memory\n", stderr);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
    }
    return kFailed;
}
