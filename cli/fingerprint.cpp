#include "cli/fingerprint.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include <fmt/format.h>

#include "sim/sha256.h"

#include "cli/version.h"

namespace cli {

namespace fs = std::filesystem;

sim::Result<std::string> checksums_of_tables(const std::string& data_folder) {
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(data_folder))
        if (entry.path().extension() == ".csv") files.push_back(entry.path().string());
    std::ranges::sort(files);
    std::string all;
    for (const auto& file : files) {
        const auto hash = sim::sha256_of_file(file);
        if (!hash) return sim::fail(hash.error());
        all += *hash + "\n";
    }
    return all;
}

sim::Result<std::string> checksum_of_program() {
    return sim::sha256_of_file("/proc/self/exe");
}

std::string model_version() {
    return fmt::format("wijk {} ({})", kVersion, kCommit);
}

}  // namespace cli
