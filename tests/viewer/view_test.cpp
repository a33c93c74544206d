// `wijk view` where the window was not built.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/wait.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/viewed.h"

namespace tests {
namespace {

TEST(ViewWithoutWindow, SaysWhatToInstall) {
    const TemporaryFolder folder;
    std::filesystem::copy_file(WIJK_PROGRAM, folder.path("wijk"));
    const auto file = folder.write("s.toml", support::kSmallScenario);

    const int status = std::system((folder.path("wijk") + " view " + file + " --data " +
                                    support::kDataFolder + " 2> " + folder.path("err"))
                                       .c_str());

    std::ifstream err(folder.path("err"));
    const std::string said{std::istreambuf_iterator<char>(err), {}};
    EXPECT_EQ(WEXITSTATUS(status), 1);
    EXPECT_THAT(said, testing::HasSubstr("the viewer was not built: install libimgui-dev"));
}

}  // namespace
}  // namespace tests
