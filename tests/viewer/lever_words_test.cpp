#include "viewer/lever_words.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/bound_fields.h"

#include "models/collaboration/terms.h"
#include "models/words/dutch.h"
#include "tests/support/viewed.h"

namespace viewer {
namespace {

std::set<std::string> fields_of(std::span<const LeverWords> words) {
    std::set<std::string> out;
    for (const auto& one : words) {
        EXPECT_TRUE(out.insert(std::string(one.field)).second)
            << one.field << " stands there twice";
        EXPECT_STRNE(one.name, "");
    }
    return out;
}

// A number that is added to the registry needs its Dutch, and one that is gone loses it.
TEST(LeverWords, AreThereInDutchForEveryNumberOfProgrammesAndNetworks) {
    const tests::TemporaryFolder folder;
    const auto scenario =
        *load(*support::viewer_inputs(), folder.write("s.toml", support::kSmallScenario));
    std::set<std::string> programme, network;
    for (const auto& lever : arm_levers(scenario, 2)) {
        const auto field = lever.id.substr(lever.id.find('.') + 1);
        if (lever.id.starts_with("network."))
            network.insert(field);
        else
            programme.insert(field);
    }
    ASSERT_GT(programme.size(), 30u);
    ASSERT_GT(network.size(), 30u);

    EXPECT_EQ(fields_of(programme_words()), programme);
    EXPECT_EQ(fields_of(network_words()), network);
}

TEST(LeverWords, MeanTheSameInDutch) {
    const tests::TemporaryFolder folder;
    const auto scenario =
        *load(*support::viewer_inputs(), folder.write("s.toml", support::kSmallScenario));
    std::set<std::string> missing;
    const auto look = [&](const std::string& english) {
        if (!models::words::dutch_of(english)) missing.insert(english);
    };
    const auto registry = parameter_levers(scenario);
    ASSERT_GT(registry.size(), 1000u);
    for (const auto& levers : {registry, arm_levers(scenario, 2)})
        for (const auto& lever : levers) {
            look(lever.meaning), look(lever.unit);
            if (!lever.of.empty()) look(lever.of);
        }

    EXPECT_THAT(missing, testing::IsEmpty());
}

TEST(LeverWords, FollowTheLanguage) {
    Lever lever;
    lever.id = "befriending.min_age";
    lever.meaning = "youngest residents that are asked";

    EXPECT_EQ(name_of(Language::nl, lever), "Jongste leeftijd");
    EXPECT_EQ(name_of(Language::en, lever), "Min age");
    EXPECT_EQ(said_in(Language::nl, lever.meaning), "de jongste bewoners die worden gevraagd");
    EXPECT_EQ(said_in(Language::en, lever.meaning), lever.meaning);
    EXPECT_EQ(said_in(Language::nl, "Meals in company"), "Samen eten");
    EXPECT_EQ(said_in(Language::nl, "something of one's own"), "something of one's own");
    lever.of_arm = false;
    EXPECT_EQ(name_of(Language::nl, lever), lever.id);
}

}  // namespace
}  // namespace viewer
