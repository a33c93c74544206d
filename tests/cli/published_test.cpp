#include "cli/published.h"

#include <memory>

#include <gtest/gtest.h>

#include "models/population/own_margins.h"
#include "tests/support/temporary_folder.h"

namespace cli {
namespace {

const std::string kHead =
    "code,lonely_2012_18p,strongly_lonely_2012_18p,lonely_2016_18p,strongly_lonely_2016_18p,"
    "lonely_2020_18p,strongly_lonely_2020_18p,lonely_2012_65p,strongly_lonely_2012_65p,"
    "lonely_2016_65p,strongly_lonely_2016_65p,lonely_2020_65p,strongly_lonely_2020_65p\n";
const std::string kFigures = kHead +
                             "WK000001,40,8,41.5,9,42,10.5,,,,,,\n"
                             "WK000002,40,8,41.5,9,,,,,,,,\n"
                             "WK000003,,,,,,,50,10,50,10,50,10\n";

sim::Result<std::optional<Published>> published(const std::string& code,
                                                bool own = false,
                                                const std::string& figures = kFigures) {
    const tests::TemporaryFolder folder;
    folder.write("loneliness_2012_2016_2020.csv", figures);
    models::population::Area area;
    area.code = code;
    if (own) area.own = std::make_shared<models::population::OwnMargins>();
    return read_published(folder.path(), area);
}

TEST(Published, AreTheLatestThatAreNotBlank) {
    const auto latest = published("WK000001");
    const auto earlier = published("WK000002");

    ASSERT_TRUE(latest && *latest && earlier && *earlier);
    EXPECT_DOUBLE_EQ((*latest)->lonely, 42);
    EXPECT_DOUBLE_EQ((*latest)->strongly_lonely, 10.5);
    EXPECT_EQ((*latest)->year, 2020);
    EXPECT_DOUBLE_EQ((*earlier)->lonely, 41.5);
    EXPECT_EQ((*earlier)->year, 2016);
}

TEST(Published, AreAbsentWhereNothingIsKnown) {
    for (const auto& none :
         {published("WK000003"), published("WK999999"), published("WK000001", true)}) {
        ASSERT_TRUE(none);
        EXPECT_FALSE(*none);
    }
    EXPECT_TRUE(read_published("/nowhere", {}));
}

TEST(Published, ThatAreNoNumbersAreRefused) {
    EXPECT_FALSE(published("WK000004", false, kHead + "WK000004,40,8,many,9,,,,,,,,\n"));
}

}  // namespace
}  // namespace cli
