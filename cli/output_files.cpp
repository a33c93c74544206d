#include "cli/output_files.h"

#include <filesystem>
#include <utility>

#include <fmt/format.h>

namespace cli {

namespace fs = std::filesystem;

std::optional<sim::WholeFile> begin_output(const char* option,
                                           const std::string& path,
                                           const std::vector<std::string>& others,
                                           sim::Error& problems) {
    if (path.empty()) return std::nullopt;
    for (const auto& other : others) {
        std::error_code ignored;
        if (other.empty()) continue;
        if (other != path && !fs::equivalent(path, other, ignored)) continue;
        problems.add(sim::Error::of(fmt::format("{} {}: this is named twice", option, path),
                                    "another name"));
        return std::nullopt;
    }
    auto file = sim::WholeFile::begin(path, true);
    if (file) return std::move(*file);
    for (auto& problem : file.error().problems)
        problem.what = fmt::format("{}: {}", option, problem.what);
    problems.add(std::move(file.error()));
    return std::nullopt;
}

std::string without_folder(const std::string& command_line) {
    const auto slash = command_line.substr(0, command_line.find(' ')).rfind('/');
    return slash == std::string::npos ? command_line : command_line.substr(slash + 1);
}

}  // namespace cli
