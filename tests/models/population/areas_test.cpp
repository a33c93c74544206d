#include "models/population/areas.h"

#include <numeric>

#include <gmock/gmock.h>

#include "tests/models/population/country.h"

namespace tests {
namespace {

using models::population::AreaRow;
using models::population::Level;
using models::population::plain_name;
using models::population::select_area;
using testing::HasSubstr;

std::string complaint(std::string_view name) {
    const auto area = select_area(country().areas, name);
    return area ? "found " + area->code : area.error().text();
}

TEST(Areas, OfTheCountryAreAllThere) {
    std::array<int, 4> number{};

    for (const AreaRow& row : country().areas.rows)
        ++number[static_cast<std::size_t>(row.level)];

    EXPECT_EQ(number[static_cast<std::size_t>(Level::municipality)], 342);
    EXPECT_EQ(number[static_cast<std::size_t>(Level::wijk)], 3393);
    EXPECT_EQ(number[static_cast<std::size_t>(Level::buurt)], 14574);
}

// CBS, 1 January 2024: municipalities are not rounded and add up exactly.
TEST(Areas, MunicipalitiesAddUpToTheCountry) {
    double sum = 0;

    for (const AreaRow& row : country().areas.rows)
        if (row.level == Level::municipality) sum += row.population;

    EXPECT_EQ(sum, 17'942'942);
}

TEST(Areas, AreFoundByCodeAndByNameWithoutRegardToCaseOrPrefix) {
    EXPECT_EQ(area_of("WK030713").name, "Schuilenburg");
    EXPECT_EQ(area_of("wk030713").code, "WK030713");
    EXPECT_EQ(area_of("schuilenburg").code, "WK030713");
    EXPECT_EQ(area_of("wijk Schuilenburg").code, "WK030713");
    EXPECT_EQ(area_of("gemeente Breda").code, "GM0758");
    EXPECT_EQ(area_of("BU03071301").name, "Schuilenburg-Noord");
    EXPECT_EQ(area_of("Charlois").code, "WK059915");
}

TEST(Areas, OfOneNameAreToldApartByTheirMunicipality) {
    EXPECT_EQ(area_of("Centrum, Zoetermeer").code, "WK063700");
    EXPECT_EQ(area_of("centrum , zoetermeer").code, "WK063700");
}

TEST(Areas, KnowTheirBuurtenAndMunicipality) {
    const auto area = area_of("Schuilenburg");

    EXPECT_EQ(area.municipality, "Amersfoort");
    ASSERT_EQ(area.buurten.size(), 3u);
    EXPECT_EQ(area.totals.population, 4560);
}

TEST(Areas, WithAnUnknownNameSuggestTheNearest) {
    const std::string text = complaint("Schuilenbrug");

    EXPECT_THAT(text, HasSubstr("no area has the name or code \"Schuilenbrug\""));
    EXPECT_THAT(text, HasSubstr("did you mean WK030713 Schuilenburg?"));
    EXPECT_THAT(text, HasSubstr("Amersfoort (4560 residents)"));
}

TEST(Areas, WithAnAmbiguousNameListCodesMunicipalitiesAndResidents) {
    const std::string text = complaint("Centrum");

    EXPECT_THAT(text, HasSubstr("is the name of"));
    EXPECT_THAT(text, HasSubstr("WK063700 Centrum, Zoetermeer (21690 residents)"));
    EXPECT_THAT(text, HasSubstr("more"));
}

TEST(Areas, WithNonsenseOrNothingSayWhatIsAllowed) {
    EXPECT_THAT(complaint("qqqqqqqqqqqqqqqq"), HasSubstr("a code such as WK030713"));
    EXPECT_THAT(complaint(""), HasSubstr("no area has the name or code \"\""));
    EXPECT_THAT(complaint("NL00"), HasSubstr("no area"));
}

TEST(Areas, CompareNamesWithoutAccentsAndNumbers) {
    EXPECT_EQ(plain_name("Wijk 03 Skarsterl\xC3\xA2n"), "skarsterlan");
    EXPECT_EQ(plain_name("  Oud-Zuid "), "oud zuid");
    EXPECT_EQ(plain_name("Wijk aan Zee"), "wijk aan zee");
}

TEST(Areas, TooSmallToSimulateSayHowManyResidentsAreNeeded) {
    const AreaRow* small = nullptr;
    for (const AreaRow& row : country().areas.rows)
        if (row.level == Level::wijk && row.population > 0 && row.population < 100) small = &row;
    ASSERT_NE(small, nullptr);

    const auto people = models::population::make_population(country(), area_of(small->code), 1);

    ASSERT_FALSE(people);
    EXPECT_THAT(people.error().text(), HasSubstr("at least 100 are needed"));
    EXPECT_THAT(people.error().text(), HasSubstr(small->code));
}

TEST(Areas, FromAFolderWithoutDataNameAllMissingFiles) {
    const auto data = models::population::read_area_data(WIJK_SOURCE_DIR "/tests");

    ASSERT_FALSE(data);
    EXPECT_GE(data.error().problems.size(), 8u);
    EXPECT_THAT(data.error().text(), HasSubstr("areas_2024.csv: cannot be opened"));
}

}  // namespace
}  // namespace tests
