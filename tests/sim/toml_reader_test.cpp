#include "sim/toml_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/knobs.h"

namespace sim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using tests::Knobs;

/// A table, its reader and what it complained about.
struct Reading {
    explicit Reading(const std::string& text) : table(parse_toml(text, "f.toml").value()) {}

    std::vector<std::string> complaints() const {
        std::vector<std::string> all;
        for (const auto& problem : problems.problems)
            all.push_back(problem.text());
        return all;
    }

    toml::table table;
    Error problems;
    TomlReader reader{table, "f.toml", "", problems};
};

/// Reads `text` into knobs and returns all complaints.
std::vector<std::string> read(const std::string& text, Knobs& knobs, GivenNumbers& given) {
    Reading reading(text);
    reading.reader.fields(bind_fields(knobs), given);
    reading.reader.finish();
    return reading.complaints();
}

std::vector<std::string> complaints(const std::string& text) {
    Knobs knobs;
    GivenNumbers given;
    return read(text, knobs, given);
}

TEST(ParseToml, PlacesWhatItDoesNotUnderstand) {
    const auto parsed = parse_toml("a = 1\nb = = 2\n", "f.toml");

    ASSERT_FALSE(parsed);
    EXPECT_THAT(parsed.error().text(), HasSubstr("f.toml:2:5: "));
}

TEST(ParseToml, RefusesAKeyGivenTwice) {
    const auto parsed = parse_toml("seed = 1\nseed = 2\n", "f.toml");

    ASSERT_FALSE(parsed);
    EXPECT_THAT(parsed.error().text(), HasSubstr("f.toml:2:8: 'seed' stands here twice"));
}

TEST(TomlFields, ReadPlainNumbersAsAssumptions) {
    Knobs knobs;
    GivenNumbers given;

    EXPECT_THAT(read("[ties.contact]\ngain = 0.9\nweeks = 8\nopen = false\n", knobs, given),
                IsEmpty());

    EXPECT_EQ(knobs.gain, 0.9);
    EXPECT_EQ(knobs.weeks, 8);
    EXPECT_FALSE(knobs.open);
    EXPECT_EQ(given.at("ties.contact.gain").source, "assumption");
    EXPECT_EQ(given.at("ties.contact.gain").grade, Grade::d);
    EXPECT_EQ(given.at("ties.contact.gain").place.line, 2);
}

TEST(TomlFields, ReadNumbersWithTheirSource) {
    Knobs knobs;
    GivenNumbers given;
    const auto* text =
        "[ties.contact]\n"
        "gain = { value = 1, source = \"friendship-hours\" }\n"
        "weeks = { value = 2, source = \"diary\", unit = \"weeks\", grade = \"A\" }\n"
        "kin.rate = { value = 0.5, source = \"diary\" }\n";

    EXPECT_THAT(read(text, knobs, given), IsEmpty());

    EXPECT_EQ(knobs.gain, 1);
    EXPECT_EQ(given.at("ties.contact.gain").grade, Grade::b) << "the declared source and grade";
    EXPECT_EQ(given.at("ties.contact.weeks").grade, Grade::a) << "as the file says";
    EXPECT_EQ(given.at("ties.contact.kin.rate").source, "diary");
    EXPECT_EQ(given.at("ties.contact.kin.rate").grade, Grade::c) << "sourced, but not graded";
}

TEST(TomlFields, KeepTheirValueWhenAbsentOrWrong) {
    Knobs knobs;
    GivenNumbers given;

    EXPECT_THAT(read("[ties.contact]\ngain = 7\n", knobs, given),
                ElementsAre("f.toml:2:8: ties.contact.gain is 7; a number from 0 to 1"));

    EXPECT_EQ(knobs.gain, 0.5);
    EXPECT_THAT(given, IsEmpty());
}

TEST(TomlFields, RefuseWhatIsNotOfTheirKind) {
    EXPECT_THAT(
        complaints("ties.contact.gain = \"high\""),
        ElementsAre("f.toml:1:21: ties.contact.gain is the text \"high\"; a number from 0 to 1"));
    EXPECT_THAT(complaints("ties.contact.weeks = 2.0"),
                ElementsAre(HasSubstr("a whole number from 1 to 52, in weeks")));
    EXPECT_THAT(complaints("ties.contact.open = 1"), ElementsAre(HasSubstr("true or false")));
    EXPECT_THAT(complaints("ties.contact.gain = nan"), ElementsAre(HasSubstr("is nan")));
    EXPECT_THAT(complaints("ties.contact.gain = -inf"), ElementsAre(HasSubstr("is -inf")));
    EXPECT_THAT(complaints("ties.contact.gain = [0.5]"), ElementsAre(HasSubstr("is a list")));
    EXPECT_THAT(complaints("ties.contact.gain = 2022-01-01"),
                ElementsAre(HasSubstr("a date or time")));
    EXPECT_THAT(complaints("ties.contact = 1"),
                ElementsAre(HasSubstr("ties.contact is 1; a table")));
}

TEST(TomlFields, RefuseATableThatIsNotANumber) {
    EXPECT_THAT(complaints("ties.contact.gain = { source = \"x\" }"),
                ElementsAre(HasSubstr("ties.contact.gain has no value")));
    EXPECT_THAT(complaints("ties.contact.gain = { value = 1, sauce = \"x\" }"),
                ElementsAre(HasSubstr("did you mean source?")));
    EXPECT_THAT(complaints("ties.contact.kin.rate = { value = 1, unit = \"1/year\" }"),
                ElementsAre(HasSubstr("ties.contact.kin.rate is in 1/year; it must be in 1/week")));
    EXPECT_THAT(complaints("ties.contact.gain = { value = 1, grade = \"E\" }"),
                ElementsAre(HasSubstr("one of A, B, C, D")));
}

TEST(TomlFields, SuggestTheKeyThatWasMeant) {
    EXPECT_THAT(complaints("[ties.contact]\ngian = 1\n"),
                ElementsAre("f.toml:2:1: there is no key 'ties.contact.gian'; did you mean gain?"));
    EXPECT_THAT(complaints("[tie.contact]\ngain = 1\n"),
                ElementsAre(HasSubstr("did you mean ties?")));
    EXPECT_THAT(complaints("[ties.contacts]\ngain = 1\n"),
                ElementsAre(HasSubstr("did you mean contact?")));
    EXPECT_THAT(complaints("rate = 1"),
                ElementsAre(HasSubstr("did you mean ties.contact.kin.rate?")));
    EXPECT_THAT(complaints("ties.contact.temperature = 1"),
                ElementsAre(HasSubstr("one of gain, kin, open, weeks")));
}

TEST(TomlFields, CollectAllComplaints) {
    EXPECT_EQ(complaints("a = 1\n[ties.contact]\ngain = 2\nweeks = 0\nopen = 3\nb = 4\n").size(),
              5u);
}

TEST(TomlReader, ReadsTextsFlagsAndNumbers) {
    Reading reading("title = \"Één wijk\"\non = true\nyears = 2\nweeks = 3\n");
    std::string title;
    bool on = false;
    double years = 0;
    int weeks = 0;

    reading.reader.text("title", title);
    reading.reader.flag("on", on);
    reading.reader.number("years", years, 0, 10);
    reading.reader.whole("weeks", weeks, 0, 10);
    reading.reader.finish();

    EXPECT_THAT(reading.complaints(), IsEmpty());
    EXPECT_EQ(title, "Één wijk");
    EXPECT_TRUE(on);
    EXPECT_EQ(years, 2);
    EXPECT_EQ(weeks, 3);
}

TEST(TomlReader, ReadsDatesWithAndWithoutQuotes) {
    Reading reading("a = 2024-02-29\nb = \"2024-02-29\"\nc = \"2023-02-29\"\n");
    std::string a, b, c = "untouched";

    reading.reader.date("a", a);
    reading.reader.date("b", b);
    reading.reader.date("c", c);

    EXPECT_EQ(a, "2024-02-29");
    EXPECT_EQ(b, "2024-02-29");
    EXPECT_EQ(c, "untouched");
    EXPECT_THAT(reading.complaints(), ElementsAre(HasSubstr("f.toml:3:5: c is the text")));
}

TEST(TomlReader, GivesKeysInTheOrderOfTheFile) {
    Reading reading("[arms.zebra]\n[arms.apple]\n[arms.mango]\n");

    auto arms = reading.reader.table("arms");

    ASSERT_TRUE(arms);
    EXPECT_THAT(arms->all_keys(), ElementsAre("zebra", "apple", "mango"));
}

TEST(TomlReader, ReadsListsOfNamesAndTables) {
    Reading reading("programmes = [\"a\", { name = \"b\" }, 3]\n");
    std::vector<std::string> names;

    reading.reader.list(
        "programmes",
        [&](std::string name, Place) { names.push_back(std::move(name)); },
        [&](TomlReader& entry) {
            std::string name;
            entry.text("name", name);
            names.push_back(name);
            entry.finish();
        });

    EXPECT_THAT(names, ElementsAre("a", "b"));
    EXPECT_THAT(reading.complaints(), ElementsAre(HasSubstr("programmes holds 3")));
}

TEST(Date, ExistsInTheCalendar) {
    EXPECT_TRUE(is_date("2000-02-29"));
    EXPECT_FALSE(is_date("1900-02-29"));
    EXPECT_FALSE(is_date("2022-13-01"));
    EXPECT_FALSE(is_date("2022-00-10"));
    EXPECT_FALSE(is_date("2022-1-1"));
    EXPECT_FALSE(is_date("2022-01-01T00:00"));
    EXPECT_FALSE(is_date(""));
}

}  // namespace
}  // namespace sim
