#include "sim/confidence_sequence.h"

#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "sim/rng.h"

namespace sim {
namespace {

TEST(ConfidenceSequence, IsTheFormulaOfItsSource) {
    std::vector<double> values;
    for (int k = 0; k < 1000; ++k)
        values.push_back(k % 2 == 0 ? 1 : 3);
    const auto got = confidence_sequence(values, 0.05, 40);
    const double n = 1000, s = std::sqrt(1000.0 / 999);
    const double log_alpha = -2 * std::log(0.05);
    const double r = (log_alpha + std::log(log_alpha) + 1) / 40;
    const double half =
        s * std::sqrt(2 * (n * r + 1) / (n * n * r) * std::log(std::sqrt(n * r + 1) / 0.05));
    EXPECT_NEAR(got.mean, 2, 1e-12);
    EXPECT_NEAR((got.high - got.low) / 2 / half, 1, 0.002);  // Student at 999 degrees of freedom
    EXPECT_EQ(got.n, 1000u);
}

TEST(ConfidenceSequence, SaysNothingOfFewValuesAndLeavesOutWhatIsMissing) {
    std::vector<double> values(15, 1.0);
    EXPECT_EQ(confidence_sequence(values).high, std::numeric_limits<double>::infinity());
    values.insert(values.end(), 5, std::nan(""));
    EXPECT_EQ(confidence_sequence(values).n, 15u);
    values.push_back(1);
    const auto all = confidence_sequence(values);
    EXPECT_EQ(all.low, 1);
    EXPECT_EQ(all.high, 1);
    EXPECT_TRUE(all.above(0.5));
    EXPECT_TRUE(all.within(0.9, 1.1));
}

/// Share of null experiments in which somebody who looks after every value sees a difference.
double false_alarms(int experiments, int most, bool binary) {
    int alarms = 0;
    for (int e = 0; e < experiments; ++e) {
        Rng rng({91, 0}, 7, static_cast<std::uint32_t>(e), binary ? 1 : 0);
        std::vector<double> values;
        for (int k = 0; k < most; ++k) {
            values.push_back(binary ? (rng.chance(0.5) ? 1 : -1) : rng.normal());
            const auto now = confidence_sequence(values);
            if (!now.above(0) && !now.below(0)) continue;
            ++alarms;
            break;
        }
    }
    return static_cast<double>(alarms) / experiments;
}

// Under constant peeking the rate stays under the stated 5 %.
TEST(ConfidenceSequence, RaisesFewFalseAlarmsUnderConstantPeeking) {
    EXPECT_LT(false_alarms(1000, 300, false), 0.05);
    EXPECT_LT(false_alarms(1000, 300, true), 0.05);
}

TEST(ConfidenceSequence, FindsADifferenceThatIsThere) {
    int found = 0;
    for (std::uint32_t e = 0; e < 200; ++e) {
        Rng rng({92, 0}, 7, e, 0);
        std::vector<double> values;
        for (int k = 0; k < 64; ++k)
            values.push_back(rng.normal() + 0.7);
        found += confidence_sequence(values).above(0) ? 1 : 0;
    }
    EXPECT_GT(found, 190);
}

}  // namespace
}  // namespace sim
