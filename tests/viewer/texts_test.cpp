#include "viewer/texts.h"

#include <cmath>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "viewer/texts_table.h"

namespace viewer {
namespace {

std::multiset<std::string> places_in(const std::string& text) {
    static const std::regex place("\\{[0-9]\\}");
    return {std::sregex_token_iterator(text.begin(), text.end(), place), {}};
}

TEST(Texts, AreThereInBothLanguagesWithTheSamePlaces) {
    std::set<T> seen;
    for (const auto list : {general_texts(), panel_texts()})
        for (const auto& entry : list) {
            EXPECT_TRUE(seen.insert(entry.what).second) << entry.en << " stands there twice";
            EXPECT_STRNE(entry.nl, "");
            EXPECT_STRNE(entry.en, "");
            EXPECT_EQ(places_in(entry.nl), places_in(entry.en)) << entry.en;
        }
    for (std::size_t k = 0; k < static_cast<std::size_t>(T::count); ++k)
        EXPECT_TRUE(seen.contains(static_cast<T>(k))) << "text number " << k << " is missing";
}

TEST(Numbers, AreWrittenAsTheLanguageDoes) {
    EXPECT_EQ(number(Language::nl, 12345.678, 1), "12.345,7");
    EXPECT_EQ(number(Language::en, 12345.678, 1), "12,345.7");
    EXPECT_EQ(number(Language::en, -0.4, 1), "−0.4");
    EXPECT_EQ(number(Language::en, -0.04, 1), "0.0");
    EXPECT_EQ(number(Language::nl, std::nan(""), 1), "?");
    EXPECT_EQ(people(Language::nl, -0.25), "0,2");
    EXPECT_EQ(people(Language::nl, -12.3), "12");
}

}  // namespace
}  // namespace viewer
