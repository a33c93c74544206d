#include "models/ties/naming.h"

#include <cmath>

#include <gtest/gtest.h>

namespace models::ties {
namespace {

TEST(Naming, EverybodyIsNamedWhereNobodyForgets) {
    const NamingRules rules{.forget_weak = 0, .forget_close = 0, .seen_within = 0};
    EXPECT_EQ(chance_named(rules, 0.01, 0), 1.0);
}

TEST(Naming, ForgettingFallsInAStraightLineWithStrength) {
    const NamingRules rules{.forget_weak = 0.35, .forget_close = 0.03, .seen_within = 0};
    EXPECT_NEAR(chance_named(rules, 0, 0), 0.65, 1e-12);
    EXPECT_NEAR(chance_named(rules, 1, 0), 0.97, 1e-12);
    EXPECT_NEAR(chance_named(rules, 0.5, 0), 0.81, 1e-12);
}

// Contacts are Poisson: none in four weeks has the chance exp(-4 rate).
TEST(Naming, WhoWasNotSeenIsNotNamed) {
    const NamingRules rules{.forget_weak = 0.2, .forget_close = 0.2, .seen_within = 4};
    EXPECT_EQ(chance_named(rules, 0.5, 0), 0.0);
    EXPECT_NEAR(chance_named(rules, 0.5, 0.25), 0.8 * (1 - std::exp(-1.0)), 1e-12);
}

}  // namespace
}  // namespace models::ties
