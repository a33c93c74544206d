#include "viewer/scenario_files.h"

#include <algorithm>
#include <filesystem>

#include "sim/text_file.h"

namespace viewer {

namespace {

namespace fs = std::filesystem;

void add_folder(const fs::path& folder, std::vector<ScenarioFile>& out) {
    std::vector<ScenarioFile> found;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (entry.path().extension() != ".toml") continue;
        const auto text = sim::read_text_file(entry.path().string());
        if (!text) continue;
        const auto titles = models::titles_of(*text);
        const bool alone = titles.arms.empty() ||
                           (titles.arms.size() == 1 && titles.arms.begin()->first == "baseline");
        if (alone) continue;
        const auto name = entry.path().stem().string();
        found.push_back({entry.path().lexically_normal().string(),
                         {titles.title.empty() ? name : titles.title, titles.title_nl}});
    }
    std::ranges::sort(found, {}, [](const ScenarioFile& file) { return file.title.en; });
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
