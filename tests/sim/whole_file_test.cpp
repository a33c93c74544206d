#include "sim/whole_file.h"

#include <filesystem>

#include <gmock/gmock.h>

#include "sim/text_file.h"

#include "tests/support/temporary_folder.h"

namespace sim {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

TEST(WholeFile, OfTextStandsUnderItsName) {
    const tests::TemporaryFolder folder;
    const auto whole = WholeFile::begin(folder.path("a.txt"), false);
    ASSERT_TRUE(whole);

    EXPECT_TRUE(whole->write_text("one\ntwo"));

    EXPECT_EQ(read_text_file(folder.path("a.txt")), "one\ntwo");
    EXPECT_EQ(folder.entries(), 1);
}

TEST(WholeFile, OfTextThatCannotBeWrittenLeavesNothing) {
    const tests::TemporaryFolder folder;
    fs::create_directory(folder.path("gone"));
    const auto whole = WholeFile::begin(folder.path("gone/b.txt"), false);
    ASSERT_TRUE(whole);
    fs::remove(folder.path("gone"));

    const auto written = whole->write_text("x");

    ASSERT_FALSE(written);
    EXPECT_THAT(written.error().text(), HasSubstr("b.txt.partial: cannot be written"));
    EXPECT_EQ(folder.entries(), 0);
}

}  // namespace
}  // namespace sim
