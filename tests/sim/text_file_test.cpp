#include "sim/text_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace sim {
namespace {

using testing::HasSubstr;

std::string complaint(const std::string& path) {
    const auto text = read_text_file(path);
    return text ? std::string() : text.error().text();
}

TEST(TextFile, IsReadAsItIs) {
    const tests::TemporaryFolder folder;
    const std::string text = "één\r\n\ttwo\n";

    EXPECT_EQ(read_text_file(folder.write("a.txt", text)).value(), text);
}

TEST(TextFile, OfTheLargestSizeIsRead) {
    const tests::TemporaryFolder folder;
    const std::string text(kLargestTextFile, 'x');

    EXPECT_EQ(read_text_file(folder.write("a.txt", text))->size(), kLargestTextFile);
    EXPECT_THAT(complaint(folder.write("b.txt", text + "x")), HasSubstr("huge"));
}

TEST(TextFile, ThatCannotBeUsedSaysWhy) {
    const tests::TemporaryFolder folder;

    EXPECT_THAT(complaint(folder.path("none")), HasSubstr("there is no such file"));
    EXPECT_THAT(complaint(folder.path()), HasSubstr("this is a folder"));
    EXPECT_THAT(complaint(folder.write("empty", "")), HasSubstr("empty"));
    EXPECT_THAT(complaint(folder.write("nul", std::string("a\nb\0c", 5))),
                HasSubstr(":2:2: this is a binary"));
    EXPECT_THAT(complaint(folder.write("latin1", "a\n\n\xe9")),
                HasSubstr(":3:1: this byte is not UTF-8"));
}

TEST(Utf8, AcceptsAllLengthsOfCharacter) {
    EXPECT_EQ(first_bad_byte("a é € 😀"), std::string_view::npos);
    EXPECT_EQ(first_bad_byte(""), std::string_view::npos);
}

TEST(Utf8, RefusesOverlongCutAndForbiddenForms) {
    EXPECT_EQ(first_bad_byte("ab\xc0\xaf"), 2u) << "overlong slash";
    EXPECT_EQ(first_bad_byte("\xe0\x80\xaf"), 0u) << "overlong in three bytes";
    EXPECT_EQ(first_bad_byte("\xed\xa0\x80"), 0u) << "surrogate";
    EXPECT_EQ(first_bad_byte("\xf4\x90\x80\x80"), 0u) << "beyond the last character";
    EXPECT_EQ(first_bad_byte("a\xe2\x82"), 1u) << "cut off";
    EXPECT_EQ(first_bad_byte("\xbf"), 0u) << "continuation alone";
    EXPECT_EQ(first_bad_byte("\xf0\x9f\x98g"), 0u) << "last byte wrong";
}

}  // namespace
}  // namespace sim
