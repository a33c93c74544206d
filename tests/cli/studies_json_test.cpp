// What `wijk patterns --json` and `wijk factors --json` promise to other programs: a list of flat
// rows.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/factors.h"
#include "cli/patterns_text.h"

namespace cli {
namespace {

using models::patterns::Finding;
using models::patterns::Verdict;
using testing::HasSubstr;
using testing::StartsWith;

Finding finding(const std::string& measure, Verdict verdict, sim::Anytime effect) {
    Finding one;
    one.check.measure = measure;
    one.check.low = "without";
    one.check.high = "with";
    one.arms = {1, 2};
    one.effect = effect;
    one.verdict = verdict;
    return one;
}

TEST(PatternsJson, IsAListOfPatternsWithTheCheckThatDecides) {
    models::patterns::Study study;
    study.pattern.id = "A4";
    study.pattern.statement = "publicity raises signals";
    study.pattern.lines = "1-2";
    study.findings = {finding("funnel.met", Verdict::comes_out, {9, 8, 10, 32}),
                      finding("funnel.helped", Verdict::undecided, {0.5, -0.25, 1.25, 32})};
    study.verdict = Verdict::undecided;
    study.replicates = 32;
    const auto json = patterns_as_json({{"as they are", {study}}, {"another seed", {study}}});
    EXPECT_THAT(json,
                StartsWith("[\n  {\"id\": \"A4\", \"condition\": \"as they are\", \"statement\": "
                           "\"publicity raises signals\", \"lines\": \"1-2\", \"effect\": 0.5, "
                           "\"ci_low\": -0.25, \"ci_high\": 1.25, \"replicates\": 32, \"verdict\": "
                           "\"undecided\", \"checks\": [{\"measure\": \"funnel.met\""));
    EXPECT_THAT(json, HasSubstr("\"condition\": \"another seed\""));
}

TEST(FactorsJson, IsAListOfFactorsByOutcome) {
    models::Scenario scenario;
    scenario.factors.base = "network";
    scenario.factors.all = {{"director", "a director", 1, "1", {}},
                            {"money", "money ends", -1, "2", {}}};
    scenario.factors.pairs = true;
    models::patterns::FactorEffects effects;
    effects.measure = "collaboration.alive";
    const auto of = [](double mean, double low, double high) {
        sim::PairedDifference out;
        out.mean = mean, out.low = low, out.high = high, out.n = 20;
        return out;
    };
    effects.alone = {of(0.5, 0.25, 0.75), of(0.25, -0.25, 0.75)};
    effects.together = {of(-1, -2, 0)};
    const auto json = factors_as_json(scenario, {effects});
    EXPECT_THAT(json,
                StartsWith("[\n  {\"factor\": \"director\", \"with\": null, \"outcome\": "
                           "\"collaboration.alive\", \"effect\": 0.5, \"ci_low\": 0.25, "
                           "\"ci_high\": 0.75, \"expected_sign\": 1, \"agrees\": true, "));
    EXPECT_THAT(
        json, HasSubstr("\"expected_sign\": -1, \"agrees\": false, \"verdict\": \"cannot tell\""));
    EXPECT_THAT(
        json,
        HasSubstr("{\"factor\": \"director\", \"with\": \"money\", \"outcome\": "
                  "\"collaboration.alive\", \"effect\": -1, \"ci_low\": -2, \"ci_high\": 0, "
                  "\"expected_sign\": null, \"agrees\": null"));
}

}  // namespace
}  // namespace cli
