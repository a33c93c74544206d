// The figures of real municipalities, with a burn-in too short to mean anything.

#include <cmath>

#include <gmock/gmock.h>

#include "models/places/municipalities.h"
#include "tests/models/population/country.h"

namespace tests {
namespace {

using models::places::LivesInput;
using models::places::municipal_values;

std::vector<double> values_of(const std::vector<std::string>& names) {
    static const auto rates = models::read_vital_rates(WIJK_SOURCE_DIR "/scenarios/data");
    static const std::vector<models::Rules> rules(1);
    const auto values = municipal_values({country(), *rates, rules, 7, 1}, names);
    EXPECT_TRUE(values) << values.error().text();
    return *values;
}

TEST(Municipalities, HaveEveryFigureTheSameAloneAndAmongOthers) {
    std::vector<std::string> names;
    for (const auto& figure : models::places::municipal_figures())
        names.emplace_back(figure.name);

    const auto all = values_of(names);

    for (std::size_t k = 0; k < names.size(); ++k) {
        EXPECT_GT(all[k], 0) << names[k];
        EXPECT_LT(all[k], 10) << names[k];
    }
    EXPECT_LT(all[0], all[1]);
    EXPECT_EQ(values_of({names[3]})[0], all[3]);
    EXPECT_EQ(values_of({names[5]})[0], all[5]);
}

}  // namespace
}  // namespace tests
