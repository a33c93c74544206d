#include "viewer/scenario_files.h"

#include <algorithm>
#include <filesystem>
#include <regex>

#include "sim/text_file.h"

namespace viewer {

namespace {

namespace fs = std::filesystem;

void add_folder(const fs::path& folder, std::vector<ScenarioFile>& out) {
    static const std::regex title("(?:^|\n)title *= *\"([^\"\n]*)\"");
    static const std::regex arm("(?:^|\n)\\[arms\\.(?!baseline\\])[a-z]");
    std::vector<ScenarioFile> found;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (entry.path().extension() != ".toml") continue;
        const auto text = sim::read_text_file(entry.path().string());
        std::smatch match;
        if (!text || !std::regex_search(*text, arm)) continue;
        const bool titled = std::regex_search(*text, match, title);
        found.push_back({entry.path().lexically_normal().string(),
                         titled ? match[1].str() : entry.path().stem().string()});
    }
    std::ranges::sort(found, {}, &ScenarioFile::title);
    out.insert(out.end(), found.begin(), found.end());
}

}  // namespace

std::vector<ScenarioFile> scenarios_beside(const std::string& data) {
    std::vector<ScenarioFile> out;
    const auto folder = (fs::path(data) / "..").lexically_normal();
    add_folder(folder, out);
    add_folder(folder / "cases", out);
    return out;
}

}  // namespace viewer
