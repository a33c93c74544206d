#include "sim/parameters.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/knobs.h"

namespace sim {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::Knobs;

std::vector<Parameter> registry() {
    Knobs now, defaults;
    now.gain = 0.75;
    GivenNumbers given;
    given["ties.contact.gain"] = {0.75, "a \"new\" study", Grade::a, {}};
    return list_parameters(bind_fields(now), bind_fields(defaults), given);
}

TEST(Parameters, KnowWhoStandsForTheValueNow) {
    const auto all = registry();

    ASSERT_EQ(all.size(), 4u);
    EXPECT_TRUE(all[0].changed());
    EXPECT_EQ(all[0].source, "a \"new\" study");
    EXPECT_EQ(all[0].grade, Grade::a);
    EXPECT_FALSE(all[1].changed());
    EXPECT_TRUE(all[1].assumed());
}

TEST(Parameters, CountAssumptions) {
    EXPECT_EQ(assumptions_line(registry()), "3 of 4 numbers are assumptions");
}

TEST(Parameters, AlignInColumns) {
    const auto text = parameters_as_text(registry());

    EXPECT_THAT(text, HasSubstr("0.75 (default 0.5)"));
    std::size_t column = text.find("unit");
    std::size_t start = 0;
    for (int line = 0; line < 5; ++line) {
        EXPECT_EQ(text[start + column - 1], ' ');
        EXPECT_NE(text[start + column], ' ');
        start = text.find('\n', start) + 1;
    }
}

TEST(Parameters, AreValidJson) {
    const auto json = parameters_as_json(registry());

    EXPECT_THAT(json, HasSubstr(R"("name": "ties.contact.gain", "value": 0.75, "default": 0.5)"));
    EXPECT_THAT(json, HasSubstr(R"("source": "a \"new\" study")"));
    EXPECT_THAT(json, HasSubstr(R"("name": "ties.contact.open", "value": true)"));
    EXPECT_EQ(std::count(json.begin(), json.end(), '{'), 4);
    EXPECT_THAT(json, Not(HasSubstr(",\n]")));
}

TEST(Parameters, EscapeBarsInMarkdown) {
    EXPECT_THAT(parameters_as_markdown(registry()), HasSubstr("whether \\| it is open"));
}

TEST(JsonString, EscapesQuotesBackslashesAndControlCharacters) {
    EXPECT_EQ(json_string("a\"b\\c\n"), "\"a\\\"b\\\\c\\u000a\"");
    EXPECT_EQ(json_string("é"), "\"é\"");
}

}  // namespace
}  // namespace sim
