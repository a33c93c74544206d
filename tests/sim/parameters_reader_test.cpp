#include "sim/parameters_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/scenario.h"

namespace tests {
namespace {

TEST(ParametersReader, ReadsWhatTheRegistryWrites) {
    const auto written = models::list_parameters(models::Scenario{});

    const auto read = sim::parameters_from_json(sim::parameters_as_json(written));

    ASSERT_TRUE(read) << read.error().text();
    ASSERT_EQ(read->size(), written.size());
    for (std::size_t k = 0; k < written.size(); ++k) {
        EXPECT_EQ((*read)[k].name, written[k].name);
        EXPECT_EQ((*read)[k].value, sim::shown_value(written[k], written[k].value));
        EXPECT_EQ((*read)[k].grade, sim::letter(written[k].grade));
        EXPECT_EQ((*read)[k].source, written[k].source);
        EXPECT_EQ((*read)[k].meaning, written[k].about.meaning);
    }
}

TEST(ParametersReader, RefusesWhatIsNoListOfNumbers) {
    for (const auto* text : {"", "dear diary", "[1, 2]", R"({"a": 1})", R"([{"value": 1}])"})
        EXPECT_FALSE(sim::parameters_from_json(text)) << text;
}

}  // namespace
}  // namespace tests
