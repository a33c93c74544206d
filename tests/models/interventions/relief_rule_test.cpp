#include <cmath>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "models/interventions/catalogue.h"
#include "models/residents/risks.h"

namespace models::interventions {
namespace {

constexpr double kOfACourse = 0.24;      // of what the cause adds, taken off by a whole course
constexpr double kRounding = 0.0000501;  // of the catalogue's four decimals

/// What a session takes off by the rule of docs/interventions.md, from the gaps of the fit.
std::map<std::string, double> by_the_rule(const Catalogue& shipped) {
    const residents::RiskRules fitted;
    const auto course = [&](const std::string& name, double cause) {
        for (const Intervention& one : shipped.interventions)
            if (one.name == name)
                return kOfACourse * cause / (one.sessions_per_week * one.duration_weeks);
        return std::nan("");
    };
    const double treatment = course("psychological-treatment", fitted.anxious_gap);
    return {
        {"psychological-treatment", treatment},
        {"practical-help", course("practical-help", fitted.limited_gap + fitted.mobility_gap)},
        {"debt-help", course("debt-help", fitted.strain_gap + fitted.poor_gap)},
        {"role-restoration", course("role-restoration", fitted.anxious_gap / 2)},
        {"volunteering-as-help", course("volunteering-as-help", fitted.anxious_gap / 4)},
        {"network-course", treatment / 3},
        {"grief-support", treatment / 3},
    };
}

// The sizes of relief are assumptions by one rule, so that a new fit moves them and nobody else.
TEST(ReliefRule, GivesEveryReliefOfTheShippedCatalogue) {
    const auto file = read_catalogue(WIJK_SOURCE_DIR "/scenarios/interventions.toml");
    ASSERT_TRUE(file) << file.error().text();
    const auto rule = by_the_rule(file->catalogue);

    for (const Intervention& one : file->catalogue.interventions) {
        const auto wanted = rule.find(one.name);
        EXPECT_NEAR(
            one.need_relief_per_session, wanted == rule.end() ? 0 : wanted->second, kRounding)
            << one.name;
    }
}

}  // namespace
}  // namespace models::interventions
