#include "sim/csv_reader.h"

#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tests {
namespace {

using testing::HasSubstr;

TEST(CsvReader, TakesQuotedFieldsWithCommasQuotesAndLineBreaks) {
    const auto table =
        sim::parse_csv("a,b\n\"x, y\",\"say \"\"no\"\"\"\n\"two\nlines\",3\n", "t.csv");

    ASSERT_TRUE(table) << table.error().text();
    ASSERT_EQ(table->rows(), 2u);
    EXPECT_EQ(table->text(0, 0), "x, y");
    EXPECT_EQ(table->text(0, 1), "say \"no\"");
    EXPECT_EQ(table->text(1, 0), "two\nlines");
    EXPECT_EQ(table->cell(1, 1).line, 4);
}

TEST(CsvReader, AcceptsWindowsLinesAByteOrderMarkAndNoLastLineBreak) {
    const auto table = sim::parse_csv(
        "\xEF\xBB\xBF"
        "a,b\r\n1,2\r\n3,4",
        "t.csv");

    ASSERT_TRUE(table) << table.error().text();
    EXPECT_EQ(table->find("a"), 0u);
    EXPECT_EQ(table->rows(), 2u);
    EXPECT_EQ(table->text(1, 1), "4");
}

TEST(CsvReader, NamesLineAndColumnOfWhatIsNoNumber) {
    const auto table = sim::parse_csv("a,b\nx,12\n\xC3\xA9\xC3\xA9,1O\n", "t.csv");
    ASSERT_TRUE(table);
    sim::Error error;

    EXPECT_EQ(table->number(0, 1, error), 12);
    EXPECT_TRUE(std::isnan(table->number(1, 1, error)));

    ASSERT_EQ(error.problems.size(), 1u);
    EXPECT_THAT(error.text(), HasSubstr("t.csv:3:4:"));  // letters, not bytes
}

TEST(CsvReader, TakesABlankForUnknownAndNotForZero) {
    const auto table = sim::parse_csv("a,b\n,1\n", "t.csv");
    sim::Error error;

    EXPECT_TRUE(std::isnan(table->number(0, 0, error)));
    EXPECT_TRUE(error.problems.empty());
}

TEST(CsvReader, ReportsAllRowsOfTheWrongLengthAtOnce) {
    const auto table = sim::parse_csv("a,b\n1\n1,2\n1,2,3\n", "t.csv");

    ASSERT_FALSE(table);
    ASSERT_EQ(table.error().problems.size(), 2u);
    EXPECT_EQ(table.error().problems[0].line, 2);
    EXPECT_EQ(table.error().problems[1].line, 4);
}

TEST(CsvReader, ReportsAQuoteThatIsNotClosed) {
    const auto table = sim::parse_csv("a,b\n1,\"2\n", "t.csv");

    ASSERT_FALSE(table);
    EXPECT_THAT(table.error().text(), HasSubstr("t.csv:2:3: a quote is not closed"));
}

TEST(CsvReader, ReportsEachMissingColumnAFolderAndAMissingFile) {
    constexpr std::array<std::string_view, 3> needed{"code", "x", "z"};
    const std::string folder = WIJK_SOURCE_DIR "/scenarios/data";

    const auto columns = sim::read_csv(folder + "/buurt_points_2014.csv", needed);
    const auto place = sim::read_csv(folder);
    const auto nothing = sim::read_csv(folder + "/no_such_file.csv");

    ASSERT_FALSE(columns);
    EXPECT_THAT(columns.error().text(), HasSubstr("no column z"));
    EXPECT_EQ(columns.error().problems.size(), 1u);
    ASSERT_FALSE(place);
    EXPECT_THAT(place.error().text(), HasSubstr("folder"));
    ASSERT_FALSE(nothing);
    EXPECT_THAT(nothing.error().text(), HasSubstr("cannot be opened"));
}

}  // namespace
}  // namespace tests
