#include "models/words/dutch.h"

#include <map>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/interventions/catalogue.h"

namespace models::words {
namespace {

using testing::IsEmpty;

// Twice the same English with two meanings in Dutch: one of them would never be found.
TEST(Dutch, HasOneForEachPhrase) {
    std::map<std::string_view, std::string_view> all;
    std::string wrong;
    for (const auto part : all_phrases())
        for (const auto& [english, dutch] : part) {
            if (english.empty() || dutch.empty()) wrong += std::string(english) + ": empty\n";
            const auto [other, first] = all.emplace(english, dutch);
            if (!first && other->second != dutch) wrong += std::string(english) + ": two\n";
        }

    EXPECT_GT(all.size(), 400u);
    EXPECT_THAT(wrong, IsEmpty());
}

TEST(Dutch, HasATitleForEveryProgrammeOfTheCatalogue) {
    const auto file =
        interventions::read_catalogue(WIJK_SOURCE_DIR "/scenarios/interventions.toml");
    ASSERT_TRUE(file) << file.error().text();
    std::string wrong;
    for (const auto& one : file->catalogue.interventions) {
        const auto title = programme_title(one.name);
        if (!title || title->english != one.title) wrong += one.name + ": " + one.title + "\n";
    }

    EXPECT_EQ(programme_titles().size(), file->catalogue.interventions.size());
    EXPECT_THAT(wrong, IsEmpty());
}

TEST(Dutch, LeavesWhatItDoesNotKnow) {
    EXPECT_EQ(in_dutch("weeks"), "weken");
    EXPECT_EQ(in_dutch("Meals in company"), "Samen eten");
    EXPECT_EQ(in_dutch("fortnights"), "fortnights");
    EXPECT_FALSE(dutch_of("fortnights"));
}

}  // namespace
}  // namespace models::words
