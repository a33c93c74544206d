#include "models/interventions/catalogue.h"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace models::interventions {
namespace {

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

    EXPECT_THAT(file->catalogue.names(), testing::SizeIs(23));
    EXPECT_EQ(file->catalogue.names()[0], "befriending");
    EXPECT_EQ(file->catalogue.names()[1], "activity-programme");
    Intervention any;
    sim::FieldBinder may_lack;
    describe_help(may_lack, any);
    describe_services(may_lack, any);
    std::set<std::string> optional;
    for (const auto& field : may_lack.take())
        optional.insert(field.name);
    for (const auto& field : fields) {
        if (optional.contains(field.name.substr(field.name.rfind('.') + 1))) continue;
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

/// An intervention with all numbers that must be given, and what else is written in front of them.
std::string complete(const std::string& words, const std::string& capacity = "1") {
    Intervention any;
    sim::FieldBinder binder;
    describe_reach(binder, any);
    describe_dose(binder, any);
    describe_effort(binder, any);
    std::string text = "[interventions.a]\n" + words;
    for (const auto& field : binder.take()) {
        const bool flag = field.name == "lonely_only";
        text += field.name + " = ";
        text += field.name == "capacity_per_1000" ? capacity
                : field.name == "min_age"         ? "18"
                : field.name == "dropout"         ? "0"
                : flag                            ? "true"
                                                  : "1";
        text += "\n";
    }
    return text;
}

TEST(Catalogue, ReadsCausesAndTakesNoneForAll) {
    const tests::TemporaryFolder folder;
    const auto one = read_catalogue(folder.write(
        "c.toml", complete("mechanism = \"group\"\ncauses = [\"money\", \"lost-role\"]\n")));
    ASSERT_TRUE(one) << one.error().text();
    const auto& some = one->catalogue.interventions[0];
    EXPECT_TRUE(some.works_on(causes::Cause::money));
    EXPECT_TRUE(some.works_on(causes::Cause::lost_role));
    EXPECT_FALSE(some.works_on(causes::Cause::thin_network));
    EXPECT_EQ(some.need_relief_per_session, 0);
    EXPECT_EQ(some.wrong_cause_share, 0.1);

    const auto other =
        read_catalogue(folder.write("d.toml", complete("mechanism = \"treatment\"\n")));
    ASSERT_TRUE(other) << other.error().text();
    for (int k = 0; k < causes::kCauses; ++k)
        EXPECT_TRUE(other->catalogue.interventions[0].works_on(static_cast<causes::Cause>(k)));
}

TEST(Catalogue, NamesTheCauseThatWasMeant) {
    const auto text = complaint(complete("mechanism = \"group\"\ncauses = [\"thin-netwrk\", 3]\n"));
    EXPECT_THAT(text, HasSubstr("there is no cause 'thin-netwrk'"));
    EXPECT_THAT(text, HasSubstr("did you mean thin-network?"));
    EXPECT_THAT(text, HasSubstr("holds 3"));
    EXPECT_THAT(complaint(complete("mechanism = \"group\"\ncauses = []\n")),
                HasSubstr("interventions.a has no cause"));
}

TEST(Catalogue, WantsNumbersThatFitTheMechanism) {
    EXPECT_THAT(complaint(complete("mechanism = \"service\"\n")),
                HasSubstr("interventions.a is a service: nobody takes part in it"));
    EXPECT_EQ(complaint(complete("mechanism = \"service\"\n", "0")), "");
    auto group = complete("mechanism = \"treatment\"\n");
    group.replace(group.find("group_size = 1"), 14, "group_size = 8");
    EXPECT_THAT(complaint(group), HasSubstr("helps one resident at a time, but group_size is 8"));
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
