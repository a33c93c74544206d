#include "models/population/own_margins.h"

#include <gmock/gmock.h>

#include "models/population/hard_rules.h"
#include "tests/models/population/country.h"
#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using models::population::read_own_margins;
using testing::HasSubstr;

constexpr const char* kLeast =
    "table,cell,value\nresidents,all,1000\nsex,men,500\nsex,women,500\nage,0-14,150\nage,15-24,"
    "120\n"
    "age,25-44,260\nage,45-64,270\nage,65+,200\n";

class OwnMarginsFile : public testing::Test {
  protected:
    std::string write(const std::string& text) { return folder_.write("margins.csv", text); }
    std::string complaint(const std::string& text) {
        const auto area = read_own_margins(write(text));
        return area ? "no complaint" : area.error().text();
    }

  private:
    TemporaryFolder folder_;
};

TEST_F(OwnMarginsFile, ThatShipsAsAnExampleMakesAPopulation) {
    const auto area = read_own_margins(WIJK_SOURCE_DIR "/scenarios/example-margins.csv");
    ASSERT_TRUE(area) << area.error().text();

    const auto people = models::population::make_population(country(), *area, 1);

    ASSERT_TRUE(people) << people.error().text();
    EXPECT_EQ(people->persons.rows(), 3200u);
    EXPECT_EQ(people->rule_violations, 0u);
    for (const auto& table : models::population::summarise(people->fit))
        if (table.fitted) {
            EXPECT_LT(table.srmse, 0.05) << table.table;
        }
}

TEST_F(OwnMarginsFile, NeedsNoMoreThanResidentsSexAndAge) {
    const auto area = read_own_margins(write(kLeast));
    ASSERT_TRUE(area) << area.error().text();

    const auto people = models::population::make_population(country(), *area, 1);

    ASSERT_TRUE(people);
    EXPECT_EQ(people->persons.rows(), 1000u);
    EXPECT_EQ(people->rule_violations, 0u);
}

TEST_F(OwnMarginsFile, ReportsEverythingThatIsWrongAtOnceWithItsPlace) {
    const std::string text = complaint(std::string(kLeast) +
                                       "tenure,ownr,40\n"
                                       "work,employed 15-74,140\n"
                                       "age,65+,200\n"
                                       "origin,country,many\n");

    EXPECT_THAT(text, HasSubstr("margins.csv:10:1: no cell \"tenure,ownr\""));
    EXPECT_THAT(text, HasSubstr("did you mean tenure,owner?"));
    EXPECT_THAT(text, HasSubstr("margins.csv:11:21: \"work,employed 15-74\" is 140"));
    EXPECT_THAT(text, HasSubstr("per cent, 0 to 100"));
    EXPECT_THAT(text, HasSubstr("margins.csv:12:1: \"age,65+\" stands here for the second time"));
    EXPECT_THAT(text, HasSubstr("first on line 9"));
    EXPECT_THAT(text, HasSubstr("margins.csv:13:16: \"many\" is not a number"));
}

TEST_F(OwnMarginsFile, MissesWhatIsNeeded) {
    const std::string text = complaint("table,cell,value\nresidents,all,1000\nsex,men,500\n");

    EXPECT_THAT(text, HasSubstr("\"sex,women\" is missing"));
    EXPECT_THAT(text, HasSubstr("\"age,65+\" is missing"));
}

TEST_F(OwnMarginsFile, WhoseSumsDoNotAgreeIsRefused) {
    std::string text = kLeast;
    text.replace(text.find("women,500"), 9, "women,700");

    EXPECT_THAT(complaint(text), HasSubstr("\"sex\" add up to 1200, the residents are 1000"));
}

TEST_F(OwnMarginsFile, MustGiveATableWholeOrNotAtAll) {
    EXPECT_THAT(complaint(std::string(kLeast) + "households,one person,200\n"),
                HasSubstr("\"households\" is not complete"));
}

TEST_F(OwnMarginsFile, OfTooFewResidentsIsRefusedLikeAnyArea) {
    const auto area = read_own_margins(write(
        "table,cell,value\nresidents,all,60\nsex,men,30\nsex,women,30\nage,0-14,10\nage,15-24,5\n"
        "age,25-44,15\nage,45-64,15\nage,65+,15\n"));
    ASSERT_TRUE(area) << area.error().text();

    const auto people = models::population::make_population(country(), *area, 1);

    ASSERT_FALSE(people);
    EXPECT_THAT(people.error().text(), HasSubstr("60 residents"));
}

}  // namespace
}  // namespace tests
