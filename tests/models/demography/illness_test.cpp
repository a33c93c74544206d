#include "models/demography/illness.h"

#include <cmath>
#include <map>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/small_world.h"

namespace models::demography {
namespace {

constexpr std::uint64_t kSeed = 5;
constexpr int kWeeks = 150;

/// Couples of 70 to 84 in a neighbourhood in which nothing happens but death.
struct Couples {
    explicit Couples(const Rules& r) : rules(r) {
        rates.death = support::toy_rates().death;
        settled = settle(support::toy_population(12'000, kSeed), rates, rules, kSeed, false);
        for (std::uint32_t row = 0; row < people().rows(); ++row)
            people().grief[ResidentId{row}] = 0;
    }
    Residents& people() { return settled.world.residents; }

    void live_a_week() {
        ++step.number;
        ++step.week;
        draws.make(step, people().rows());
        const NewcomerRules newcomers{rules.loneliness, rules.contact, rules.tie_synthesis};
        live(rules.life_events,
             newcomers,
             settled.background,
             step,
             draws,
             {people(), settled.world.households, settled.world.ties, settled.world.counts},
             scratch);
        const auto decay = static_cast<float>(std::exp2(-1 / rules.loneliness.grief_half_life));
        for (std::uint32_t row = 0; row < people().rows(); ++row)
            people().grief[ResidentId{row}] *= decay;
    }

    Rules rules;
    VitalRates rates;
    Settlement settled;
    sim::Step step{.number = 0, .week = 0, .seed = kSeed};
    residents::WeeklyDraws draws;
    LifeEventScratch scratch;
};

Rules only_death(double ill_before) {
    Rules rules;
    auto& events = rules.life_events;
    events.leave_home_rate = events.partner_rate = events.split_rate = 0;
    events.work_loss_rate = events.work_find_rate = 0;
    events.ill_before = ill_before;
    events.ill_weeks = 40;
    events.grief_before = 0.7;
    return rules;
}

/// Grief of everybody who is widowed in a year of which the illness lies within the run, by row: in
/// the week before the death, and after it.
struct Grief {
    double before, after;
};
std::map<std::uint32_t, Grief> widowed(Couples& couples) {
    std::map<std::uint32_t, Grief> out;
    for (int week = 1; week <= kWeeks; ++week) {
        std::vector<Marital> marital;
        std::vector<float> grief;
        for (std::uint32_t row = 0; row < couples.people().rows(); ++row) {
            marital.push_back(couples.people().marital[ResidentId{row}]);
            grief.push_back(couples.people().grief[ResidentId{row}]);
        }
        couples.live_a_week();
        for (std::uint32_t row = 0; row < marital.size(); ++row) {
            const ResidentId r{row};
            if (couples.people().marital[r] == Marital::widowed &&
                marital[row] == Marital::married && couples.people().alive[r])
                out[row] = {static_cast<double>(grief[row]),
                            static_cast<double>(couples.people().grief[r])};
        }
    }
    return out;
}

TEST(Illness, LeavesDeathsWhatTheyAre) {
    Couples with(only_death(1)), without(only_death(0));
    const auto ill = widowed(with), sudden = widowed(without);
    EXPECT_EQ(with.settled.world.counts.deaths, without.settled.world.counts.deaths);
    ASSERT_GT(ill.size(), 60u);
    ASSERT_EQ(ill.size(), sudden.size());
    for (const auto& [row, grief] : ill)
        EXPECT_TRUE(sudden.contains(row));
}

// With the illness comes g b, of which 2^(-40/h) is left in the week of the death; then it is g.
TEST(Illness, BringsPartOfTheGriefForward) {
    Couples couples(only_death(1));
    const double g = couples.rules.loneliness.risks.grief;
    const double h = couples.rules.loneliness.grief_half_life;
    const double decay = std::exp2(-1 / h);
    for (const auto& [row, grief] : widowed(couples)) {
        // Who became a partner after the illness began feels all of it at the death.
        if (grief.before > 0) {
            EXPECT_NEAR(grief.before, 0.7 * g * std::exp2(-40 / h), 1e-4);
        }
        EXPECT_NEAR(grief.after, g * decay, 1e-4);
    }
}

TEST(Illness, ComesBeforeItsShareOfDeaths) {
    Couples couples(only_death(0.4));
    const double g = couples.rules.loneliness.risks.grief;
    double ill = 0, all = 0;
    for (const auto& [row, grief] : widowed(couples)) {
        EXPECT_NEAR(
            grief.after, g * std::exp2(-1 / couples.rules.loneliness.grief_half_life), 1e-4);
        ill += grief.before > 0 ? 1 : 0;
        ++all;
    }
    EXPECT_NEAR(ill / all, 0.4, 4 * std::sqrt(0.4 * 0.6 / all));
}

}  // namespace
}  // namespace models::demography
