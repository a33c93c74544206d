#include "viewer/lever_words.h"

#include <set>

#include <gtest/gtest.h>

#include "sim/bound_fields.h"

#include "models/collaboration/terms.h"
#include "tests/support/viewed.h"

namespace viewer {
namespace {

std::set<std::string> fields_of(std::span<const LeverWords> words) {
    std::set<std::string> out;
    for (const auto& one : words) {
        EXPECT_TRUE(out.insert(std::string(one.field)).second)
            << one.field << " stands there twice";
        EXPECT_STRNE(one.name, "");
        EXPECT_STRNE(one.meaning, "");
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

TEST(LeverWords, FollowTheLanguage) {
    Lever lever;
    lever.id = "befriending.min_age";
    lever.meaning = "youngest residents that are asked";

    EXPECT_EQ(name_of(Language::nl, lever), "Jongste leeftijd");
    EXPECT_EQ(name_of(Language::en, lever), "Min age");
    EXPECT_EQ(meaning_of(Language::nl, lever), "de jongste bewoners die worden gevraagd");
    EXPECT_EQ(meaning_of(Language::en, lever), lever.meaning);
    lever.of_arm = false;
    EXPECT_EQ(name_of(Language::nl, lever), lever.id);
}

}  // namespace
}  // namespace viewer
