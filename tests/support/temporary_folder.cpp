#include "tests/support/temporary_folder.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "sim/check.h"

namespace tests {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
    auto form = (fs::temp_directory_path() / "wijk-test-XXXXXX").string();
    const char* made = ::mkdtemp(form.data());
    SIM_CHECK(made != nullptr, "a test can make a temporary folder");
    path_ = made;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(std::string_view name, std::string_view text) const {
    auto file = path(name);
    fs::create_directories(fs::path(file).parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file;
}

int TemporaryFolder::entries() const {
    int count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(path_))
        count += entry.exists();
    return count;
}

}  // namespace tests
