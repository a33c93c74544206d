#include "models/interventions/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace models::interventions {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string kShipped = WIJK_SOURCE_DIR "/scenarios/interventions.toml";

std::string complaint(const std::string& text) {
    const tests::TemporaryFolder folder;
    const auto file = read_catalogue(folder.write("c.toml", text));
    return file ? std::string() : file.error().text();
}

TEST(Catalogue, ThatShipsHoldsAllNumbersWithASource) {
    auto file = read_catalogue(kShipped);
    ASSERT_TRUE(file) << file.error().text();

    const auto fields = sim::bind_fields(file->catalogue);

    EXPECT_THAT(file->catalogue.names(), ElementsAre("befriending", "activity-programme"));
    for (const auto& field : fields) {
        EXPECT_TRUE(file->given.contains(field.name)) << field.name;
        EXPECT_FALSE(file->given[field.name].source.empty()) << field.name;
    }
}

TEST(Catalogue, FindsInterventionsByName) {
    const auto file = read_catalogue(kShipped);
    ASSERT_TRUE(file);

    EXPECT_EQ(file->catalogue.find("activity-programme"), 1);
    EXPECT_EQ(file->catalogue.find("magic"), -1);
    EXPECT_EQ(file->catalogue.interventions[0].mechanism, Mechanism::companion);
    EXPECT_EQ(file->catalogue.interventions[1].mechanism, Mechanism::group);
}

TEST(Catalogue, WantsEveryNumberOfAnIntervention) {
    const auto text = complaint("[interventions.a]\nmechanism = \"group\"\nuptake = 0.5\n");

    EXPECT_THAT(text,
                HasSubstr("interventions.a.dropout is missing; a number from 0 to 0.99, in share"));
    EXPECT_THAT(text, HasSubstr("interventions.a.group_size is missing"));
    EXPECT_THAT(text, testing::Not(HasSubstr("interventions.a.uptake")));
}

TEST(Catalogue, WantsAMechanismThatExists) {
    EXPECT_THAT(complaint("[interventions.a]\n"), HasSubstr("interventions.a has no mechanism"));
    EXPECT_THAT(complaint("[interventions.a]\nmechanism = \"companions\"\n"),
                HasSubstr("did you mean companion?"));
}

TEST(Catalogue, WantsPlainNames) {
    EXPECT_THAT(complaint("[interventions.\"a b\"]\nmechanism = \"group\"\n"),
                HasSubstr("not a plain name"));
}

TEST(Catalogue, WantsInterventions) {
    EXPECT_THAT(complaint("[costs]\n"), HasSubstr("there is no intervention"));
    EXPECT_THAT(complaint("[intervention.a]\n"), HasSubstr("did you mean interventions?"));
}

}  // namespace
}  // namespace models::interventions
