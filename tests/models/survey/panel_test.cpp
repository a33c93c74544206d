#include "models/survey/panel.h"

#include <gmock/gmock.h>

#include "tests/models/population/country.h"
#include "tests/support/temporary_folder.h"

namespace models::survey {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(ReadCodes, ReadsOneColumnOfAList) {
    const tests::TemporaryFolder folder;

    const auto codes = read_codes(folder.write("p.csv", "name,code\nA,WK030713\nB,WK030701\n"));

    ASSERT_TRUE(codes);
    EXPECT_THAT(*codes, ElementsAre("WK030713", "WK030701"));
}

TEST(ReadCodes, ComplainsAboutEveryRowThatIsWrong) {
    const tests::TemporaryFolder folder;

    const auto codes = read_codes(folder.write("p.csv", "code,name\nWK1,A\n,B\nWK1,C\n"));

    ASSERT_FALSE(codes);
    EXPECT_EQ(codes.error().problems.size(), 2u);
    EXPECT_THAT(codes.error().text(), HasSubstr("p.csv:3:1: code is blank"));
    EXPECT_THAT(codes.error().text(), HasSubstr("p.csv:4:1: code WK1 stands here twice"));
    EXPECT_FALSE(read_codes(folder.write("q.csv", "code\n")));
    EXPECT_FALSE(read_codes(folder.write("r.csv", "name\nA\n")));
}

TEST(MakePanel, MakesTheSamePeopleAtEveryPlaceOfTheList) {
    const std::vector<std::string> both{"WK030713", "WK030701"}, one{"WK030701"};

    const auto first = make_panel(tests::country(), both, 3);
    const auto second = make_panel(tests::country(), one, 3);
    const auto other_seed = make_panel(tests::country(), one, 4);

    ASSERT_TRUE(first && second && other_seed);
    EXPECT_EQ(first->areas[1].code, "WK030701");
    EXPECT_EQ(first->areas[1].persons.age, second->areas[0].persons.age);
    EXPECT_NE(other_seed->areas[0].persons.age, second->areas[0].persons.age);
    EXPECT_EQ(residents_of(*first),
              first->areas[0].persons.rows() + first->areas[1].persons.rows());
}

TEST(MakePanel, ComplainsAboutEveryUnknownArea) {
    const std::vector<std::string> codes{"WK000001", "WK030713", "WK000002"};

    const auto panel = make_panel(tests::country(), codes, 3);

    ASSERT_FALSE(panel);
    EXPECT_THAT(panel.error().text(), HasSubstr("WK000001"));
    EXPECT_THAT(panel.error().text(), HasSubstr("WK000002"));
}

}  // namespace
}  // namespace models::survey
