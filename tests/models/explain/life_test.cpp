#include "models/explain/life.h"

#include <gtest/gtest.h>

#include "tests/support/toy_scenario.h"

namespace models::explain {
namespace {

constexpr std::uint32_t kPeople = 900;

/// A toy run and what it needs to be lived again.
struct Toy {
    Scenario scenario = support::toy_scenario(1);
    VitalRates rates = support::toy_rates();
    recorders::RunShape shape =
        shape_of(scenario, support::toy_population(kPeople, sim::replicate_seed(scenario.seed, 0)));

    sim::Result<TwoLives> ask(const Question& question) const {
        return live_twice(
            {scenario,
             rates,
             [](std::uint64_t seed) { return support::toy_population(kPeople, seed); }},
            shape,
            question);
    }
};

TEST(Explain, LivesTheSameStatesAsTheRun) {
    const Toy toy;
    const auto record = support::run_toy(toy.scenario, kPeople);
    const auto two = toy.ask({Example::resident, 0, 1, 1});
    ASSERT_TRUE(two) << two.error().text();
    for (std::uint32_t arm = 0; arm < 2; ++arm) {
        ASSERT_EQ(two->lives[arm].hashes.size(), toy.shape.weeks.size());
        for (std::uint32_t t = 0; t < toy.shape.weeks.size(); ++t)
            EXPECT_EQ(two->lives[arm].hashes[t], record.at(arm, 1, t)->state_hash) << arm << t;
    }
}

TEST(Explain, PartsLivesNoSoonerThanTheProgrammeStarts) {
    const Toy toy;
    const auto two = toy.ask({Example::volunteer, 0, 1, 0});
    ASSERT_TRUE(two) << two.error().text();
    EXPECT_GE(two->parting, 25u);
    EXPECT_LT(two->parting, two->lives[0].moments.size());
    for (std::size_t k = 0; k < two->parting; ++k)
        EXPECT_EQ(two->lives[0].moments[k].own, two->lives[1].moments[k].own) << k;
    EXPECT_NE(two->lives[0].moments[two->parting].own, two->lives[1].moments[two->parting].own);
    const auto& parts = two->lives[1].parts;
    EXPECT_EQ(parts[parts.size() - 2][0], Part::volunteers);
}

TEST(Explain, TellsWhoIsNotThere) {
    const Toy toy;
    EXPECT_FALSE(toy.ask({Example::resident, 5'000'000, 1, 0}));
    const auto nobody = toy.ask({Example::helped, 0, 1, 0});  // nobody handles cases here
    ASSERT_FALSE(nobody);
    EXPECT_NE(nobody.error().text().find("nobody to tell about"), std::string::npos);
}

}  // namespace
}  // namespace models::explain
