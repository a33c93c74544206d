#include "cli/data_folder.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "cli/version.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDataInTree = "scenarios/data";
constexpr int kLevelsAbove = 4;  // build/release/bin/wijk is three below the tree

bool is_folder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

sim::Result<std::string> the_one_named(const std::string& folder, const std::string& by) {
    if (is_folder(folder)) return folder;
    std::error_code ignored;
    const bool exists = fs::exists(folder, ignored);
    return sim::fail(sim::Error::of(
        by + " " + folder + (exists ? ": this is not a folder" : ": there is no such folder"),
        "the folder with the tables of CBS and RIVM"));
}

}  // namespace

sim::Result<std::string> find_data_folder(const std::string& asked_for) {
    if (!asked_for.empty()) return the_one_named(asked_for, "--data");
    const char* from_environment = std::getenv("WIJK_DATA");
    if (from_environment != nullptr && *from_environment != '\0') {
        return the_one_named(from_environment, "WIJK_DATA");
    }

    std::error_code ignored;
    auto folder = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    for (int level = 0; level <= kLevelsAbove; ++level, folder = folder.parent_path()) {
        for (const auto* inside : {kDataInTree, "share/wijk/data"}) {
            if (is_folder(folder / inside)) return (folder / inside).string();
        }
    }
    const auto in_source = fs::path(kSourceDir) / kDataInTree;
    if (is_folder(in_source)) return in_source.string();
    return sim::fail(sim::Error::of("the data folder was not found",
                                    "give it with --data FOLDER or the variable WIJK_DATA"));
}

std::string beside_data(const std::string& data_folder, const char* name) {
    return (fs::path(data_folder) / ".." / name).lexically_normal().string();
}

std::string shipped_file(const std::string& data_folder, const char* name) {
    const auto path = beside_data(data_folder, name);
    std::error_code ignored;
    return fs::is_regular_file(path, ignored) ? path : std::string();
}

std::string shipped_catalogue(const std::string& data_folder) {
    return shipped_file(data_folder, "interventions.toml");
}

std::string shipped_ensemble(const std::string& data_folder) {
    return shipped_file(data_folder, "ensemble.h5");
}

}  // namespace cli
