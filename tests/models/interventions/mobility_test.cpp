#include "models/interventions/mobility.h"

#include <cmath>

#include <gtest/gtest.h>

#include "models/residents/loneliness.h"
#include "tests/support/small_world.h"

namespace models::interventions {
namespace {

constexpr sim::Step kWeek{.number = 20, .week = 20, .seed = 9};

TEST(Mobility, IsLiftedForTheShareOfTheRuleWhileTheyTakePart) {
    constexpr std::uint32_t kPeople = 4000;
    World world = support::adults_alone(kPeople, 1);
    std::vector<Programme> programmes{support::busy_programme(Mechanism::existing_ties)};
    Programme& p = programmes[0];
    p.terms.lifts_mobility = 0.3;
    for (std::uint32_t row = 0; row < kPeople / 2; ++row)
        p.participants.push_back({{row, world.residents.uid(ResidentId{row})}});
    const auto carried = [&] {
        take_about(kWeek, programmes, world.residents);
        double sum = 0;
        for (const std::uint8_t one : world.residents.carried.span())
            sum += one;
        return sum;
    };
    const double half = kPeople / 2.0;
    EXPECT_NEAR(carried(), half * 0.3, 4 * std::sqrt(half * 0.3 * 0.7));
    for (std::uint32_t row = kPeople / 2; row < kPeople; ++row)
        EXPECT_EQ(world.residents.carried[ResidentId{row}], 0);
    p.participants.clear();
    EXPECT_EQ(carried(), 0);
}

TEST(Mobility, MakesAsOpenAsOthersAre) {
    World world = support::adults_alone(3, 1);
    Residents& r = world.residents;
    for (std::uint32_t row = 0; row < 3; ++row)
        r.hours_asked[ResidentId{row}] = 20;  // or free time would hide it
    r.mobility_limited[ResidentId{1}] = r.mobility_limited[ResidentId{2}] = 1;
    r.carried[ResidentId{2}] = 1;
    const residents::LonelinessRules rules;
    const auto open = [&](std::uint32_t row) {
        return residents::openness(rules, r, ResidentId{row});
    };
    EXPECT_NEAR(open(1) / open(0), rules.mobility_access, 1e-5);
    EXPECT_EQ(open(2), open(0));
}

}  // namespace
}  // namespace models::interventions
