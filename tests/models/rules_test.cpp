#include "models/rules.h"

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "sim/bound_fields.h"

#include "models/interventions/catalogue.h"
#include "models/scenario.h"

namespace models {
namespace {

/// The headings of docs/evidence.md, as sources name them.
std::set<std::string> evidence_keys() {
    std::ifstream file(WIJK_SOURCE_DIR "/docs/evidence.md");
    std::set<std::string> keys;
    for (std::string line; std::getline(file, line);) {
        const auto start = line.find_first_not_of('#');
        if (start == 0 || start == line.npos || line[start] != ' ') continue;
        keys.insert(line.substr(start + 1));
    }
    return keys;
}

TEST(Rules, HaveDefaultsThatTheyWouldAccept) {
    Rules rules;

    for (const auto& field : sim::bind_fields(rules)) {
        EXPECT_FALSE(field.problem_with(field.value())) << field.name;
    }
}

TEST(Rules, HavePlausibleRangesInsideTheirBounds) {
    Rules rules;

    for (const auto& field : sim::bind_fields(rules)) {
        const auto& about = field.about;
        EXPECT_LT(about.low, about.high) << field.name;
        EXPECT_LE(about.low, about.plausible_low) << field.name;
        EXPECT_LE(about.plausible_low, about.plausible_high) << field.name;
        EXPECT_LE(about.plausible_high, about.high) << field.name;
        EXPECT_LE(about.plausible_low, field.value())
            << field.name << ": the default is implausible";
        EXPECT_LE(field.value(), about.plausible_high)
            << field.name << ": the default is implausible";
    }
}

TEST(Rules, AreNamedOnceUnitedAndExplained) {
    Rules rules;
    const std::regex name("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
    std::set<std::string> seen;

    for (const auto& field : sim::bind_fields(rules)) {
        EXPECT_TRUE(seen.insert(field.name).second) << field.name << " twice";
        EXPECT_TRUE(std::regex_match(field.name, name)) << field.name;
        EXPECT_FALSE(field.about.unit.empty()) << field.name;
        EXPECT_GE(field.about.meaning.size(), 10u) << field.name;
    }
}

TEST(Rules, CallAnAssumptionAnAssumption) {
    Rules rules;

    for (const auto& field : sim::bind_fields(rules)) {
        const bool assumed = field.about.source == "assumption";
        EXPECT_EQ(field.about.grade == sim::Grade::d, assumed) << field.name;
    }
}

TEST(Rules, NameSourcesThatStandInTheEvidence) {
    const auto keys = evidence_keys();
    Scenario scenario;
    auto file = interventions::read_catalogue(WIJK_SOURCE_DIR "/scenarios/interventions.toml");
    ASSERT_TRUE(file);
    scenario.catalogue = file->catalogue;
    scenario.catalogue_as_filed = file->catalogue;
    scenario.given = file->given;

    for (const auto& parameter : list_parameters(scenario)) {
        if (parameter.assumed()) continue;
        EXPECT_TRUE(keys.contains(parameter.source))
            << parameter.name << ": no heading " << parameter.source << " in docs/evidence.md";
    }
}

}  // namespace
}  // namespace models
