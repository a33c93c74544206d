// `wijk places` as the real program.

#include "cli/places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/program.h"
#include "tests/support/small_places.h"
#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(PlacesCommand, ComparesAListAndWarns) {
    const TemporaryFolder folder;
    const auto list = folder.write("list.csv", "code\nBU03071301\n");

    const auto text =
        run_wijk({"places", "--list", list, "--year", "2016", "--quiet"}, folder.path());

    EXPECT_EQ(text.code, 0) << text.err;
    EXPECT_EQ(text.err, "");
    EXPECT_THAT(text.out,
                AllOf(HasSubstr("1 places with"),
                      HasSubstr("2016 lonely 18+                 1"),
                      Not(HasSubstr("2020 lonely 18+")),
                      HasSubstr("BU03071301"),
                      HasSubstr("Nothing here may be used to fit the model.")));
}

TEST(PlacesCommand, WritesTheFiguresOfEveryPlaceAndYear) {
    const TemporaryFolder folder;
    const auto list = folder.write("list.csv", "code,size_class,urbanity\nBU03071301,small,1\n");

    const auto outcome = run_wijk(
        {"places", "--list", list, "--year", "2012", "--csv", "out.csv", "--json"}, folder.path());

    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out,
                AllOf(StartsWith("{\n  \"warning\": "),
                      HasSubstr("\"year\": 2012, \"outcome\": \"lonely 18+\", \"places\": 1"),
                      HasSubstr("\"rank_correlation\": null")));
    std::ifstream file(folder.path() + "/out.csv");
    std::string header, first, second;
    std::getline(file, header), std::getline(file, first), std::getline(file, second);
    EXPECT_THAT(header, StartsWith("code,name,municipality,residents,size_class,urbanity,lives"));
    EXPECT_THAT(first, StartsWith("BU03071301,"));
    EXPECT_EQ(second, "");
    EXPECT_EQ(std::count(header.begin(), header.end(), ','),
              std::count(first.begin(), first.end(), ','));
}

TEST(PlacesCommand, RefusesYearsAndListsThatDoNotExist) {
    const TemporaryFolder folder;

    const auto year = run_wijk({"places", "--year", "2013,2022"}, folder.path());
    EXPECT_EQ(year.code, 2);
    EXPECT_THAT(year.err,
                AllOf(HasSubstr("--year 2013 is a year without figures; 2012, 2016 or 2020"),
                      HasSubstr("--year 2022")));

    const auto list = run_wijk({"places", "--list", "none.csv"}, folder.path());
    EXPECT_EQ(list.code, 2);
    EXPECT_THAT(list.err, HasSubstr("none.csv"));

    const auto seed = run_wijk({"places", "--seed", "-1"}, folder.path());
    EXPECT_EQ(seed.code, 2);
    EXPECT_THAT(seed.err, HasSubstr("-1 is not a whole number from 0"));
}

TEST(PlacesCommand, StopsWhenItIsInterruptedAndWritesNothing) {
    const TemporaryFolder folder;

    const auto list = folder.write("list.csv", small_places());
    const auto outcome =
        interrupt_wijk({"places", "--list", list, "--csv", "out.csv"}, folder.path(), "places");

    EXPECT_EQ(outcome.code, 1) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("interrupted before all places had lived"));
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(folder.entries(), 1);  // the list
}

TEST(PlacesJson, QuotesNamesAndHasNoNan) {
    models::places::PlaceResult result;
    result.place.area.name = "Het \"Dorp\"\t\\";
    for (auto& shares : result.simulated)
        shares.fill(std::nan(""));
    result.published = result.noise = result.simulated;

    const auto json = cli::places_as_json({result}, {2012});

    EXPECT_THAT(json, HasSubstr(R"("name": "Het \"Dorp\"\u0009\\")"));
    EXPECT_THAT(json, Not(HasSubstr("nan")));
}

TEST(MunicipalitiesJson, IsNullWhereNothingIsKnown) {
    const std::array<double, 2> values{0.25, std::nan("")};

    EXPECT_THAT(cli::municipalities_as_json(values),
                AllOf(HasSubstr("_min\", \"simulated\": 0.25000}"),
                      HasSubstr("_max\", \"simulated\": null}\n]")));
    EXPECT_THAT(cli::municipalities_as_text(values),
                AllOf(HasSubstr(" 0.250\n"), HasSubstr(" -\n")));
}

}  // namespace
}  // namespace tests
