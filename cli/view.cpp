#include "cli/view.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <unistd.h>

#include "sim/result.h"

#include "cli/data_folder.h"
#include "cli/messages.h"

namespace cli {

namespace fs = std::filesystem;

int view(const ViewOptions& options) {
    sim::Error problems;
    const auto data = find_data_folder(options.data);
    if (!data) problems.add(data.error());
    std::error_code ignored;
    const bool follow = std::ranges::find(options.arguments, "--follow") != options.arguments.end();
    const bool begun = fs::exists(options.file + ".partial", ignored);
    if (!fs::exists(options.file, ignored) && !(follow && begun))
        problems.add(sim::Error::in_file(
            options.file,
            begun ? "is still being written" : "there is no such file",
            begun    ? "--follow to look at it meanwhile, if its run has --live"
            : follow ? "the --out of a run that has begun: wijk run ... --live --out NAME.h5"
                     : ""));
    else if (fs::is_directory(options.file, ignored))
        problems.add(sim::Error::in_file(options.file, "this is a folder", "a file"));
    if (!problems.problems.empty()) return wrong_input(problems);

    const auto program = fs::read_symlink("/proc/self/exe", ignored).parent_path() / "wijk-viewer";
    if (!fs::exists(program, ignored))
        return failed(
            "the viewer was not built: install libimgui-dev, libglfw3-dev, libgl-dev, libstb-dev "
            "and "
            "libfreetype-dev, and build again (./run does both)");
    std::vector<std::string> words{program.string(), options.file, "--data", *data};
    words.insert(words.end(), options.arguments.begin(), options.arguments.end());
    std::vector<char*> arguments;
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execv(arguments.front(), arguments.data());
    return failed("wijk-viewer could not be started: " + std::string(std::strerror(errno)));
}

}  // namespace cli
