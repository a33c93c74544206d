// The texts of the report in both languages, and numbers as each writes them.

#include "cli/report/texts.h"

#include <regex>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/report/language.h"
#include "models/recorders/observation.h"
#include "tests/support/source_tree.h"

namespace tests {
namespace {

using cli::report::all_texts;
using cli::report::Language;
using cli::report::Numbers;
using testing::IsEmpty;

/// What is filled into a text.
std::multiset<std::string> blanks(std::string_view text) {
    static const std::regex blank("\\{([a-z_]*)\\}");
    const std::string all(text);
    std::multiset<std::string> out;
    for (std::sregex_iterator it(all.begin(), all.end(), blank), end; it != end; ++it)
        out.insert((*it)[1]);
    return out;
}

/// Keys that the code of the report names, with those that it puts together as their beginning.
std::set<std::string> named_keys() {
    static const std::regex key("\"([a-z_]+\\.[a-zA-Z_.{}]*)\"");
    std::set<std::string> out;
    for (const auto& file : source_files()) {
        if (!file.path.starts_with("cli/report/") || file.path.find("texts_") != file.path.npos)
            continue;
        for (const auto& line : file.lines)
            for (std::sregex_iterator it(line.begin(), line.end(), key), end; it != end; ++it)
                out.insert((*it)[1]);
    }
    return out;
}

TEST(ReportTexts, StandInBothLanguagesWithTheSameBlanks) {
    std::string wrong;
    std::set<std::string_view> keys;
    for (const auto& part : all_texts()) {
        for (const auto& text : part) {
            if (!keys.insert(text.key).second) wrong += std::string(text.key) + ": twice\n";
            if (text.en.empty() || text.nl.empty()) wrong += std::string(text.key) + ": empty\n";
            if (blanks(text.en) != blanks(text.nl)) wrong += std::string(text.key) + ": blanks\n";
        }
    }

    EXPECT_GT(keys.size(), 150u);
    EXPECT_THAT(wrong, IsEmpty());
}

TEST(ReportTexts, AreAllUsedAndAllThere) {
    const auto named = named_keys();
    const std::regex file_name("\\.(h|cpp)$");
    std::set<std::string> prefixes{"measure.", "model.", "arm.", "group."};
    std::string wrong;
    for (const auto& key : named)
        if (const auto brace = key.find('{'); brace != key.npos)
            prefixes.insert(key.substr(0, brace));
        else if (!cli::report::has_text(key) && !key.ends_with('.') &&
                 !std::regex_search(key, file_name))
            wrong += key + ": not there\n";
    for (const auto& part : all_texts())
        for (const auto& text : part) {
            const bool by_prefix = std::any_of(prefixes.begin(), prefixes.end(), [&](auto& start) {
                return text.key.starts_with(start);
            });
            if (!by_prefix && !named.contains(std::string(text.key)))
                wrong += std::string(text.key) + ": not used\n";
        }

    EXPECT_THAT(wrong, IsEmpty());
}

TEST(ReportTexts, ACheckedSentenceIsFilledIn) {
    const cli::report::Words words(Language::nl);

    EXPECT_EQ(words("change.fewer", fmt::arg("n", "1,1")), "1,1 minder");
    EXPECT_EQ(words.programme("meals"), "Samen eten");
    EXPECT_EQ(words.programme("of-my-own"), "of-my-own");
}

TEST(ReportNumbers, AreWrittenAsEachLanguageDoes) {
    const Numbers en(Language::en), nl(Language::nl);

    EXPECT_EQ(en.decimal(1234567.25, 1), "1,234,567.2");
    EXPECT_EQ(nl.decimal(1234567.25, 1), "1.234.567,2");
    EXPECT_EQ(nl.decimal(-999.5, 1), "\u2212999,5");
    EXPECT_EQ(nl.percent(0.543, 1), "54,3%");
    EXPECT_EQ(en.percent(0.543, 1), "54.3\u00a0%");
    EXPECT_EQ(nl.with_sign(0.25, 2), "+0,25");
    EXPECT_EQ(nl.with_sign(-0.001, 2), "0,00") << "no sign before what is shown as nothing";
    EXPECT_EQ(nl.range("1", "2"), "1 tot 2");
    EXPECT_EQ(nl.date("2026-03-09T12:00:00Z"), "9 maart 2026");
    EXPECT_EQ(nl.decimal(std::nan(""), 1), "\u2013");
}

TEST(ReportNumbers, HaveNoMoreDigitsThanCount) {
    const Numbers nl(Language::nl);

    EXPECT_EQ(nl.amount(0), "0");
    EXPECT_EQ(nl.amount(8.02), "8");
    EXPECT_EQ(nl.amount(8.4), "8,4");
    EXPECT_EQ(nl.amount(12.4), "12");
    EXPECT_EQ(nl.rounded(333'025), "333.000");
    EXPECT_EQ(nl.rounded(-1'236), "\u22121.240");
    EXPECT_EQ(nl.rounded(998.6), "999");
}

}  // namespace
}  // namespace tests
