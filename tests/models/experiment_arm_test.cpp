// Weeks that arms have in common are lived once: everything that is handed over must be what it
// would be if every arm had lived all its weeks itself.

#include "models/experiment_arm.h"

#include <atomic>

#include <gtest/gtest.h>

#include "sim/parallel.h"

#include "tests/support/many_arms.h"

namespace models {
namespace {

constexpr std::uint32_t kPeople = 1'000;

/// What came of all arms of a scenario that lived together, or each by itself.
struct Lived {
    std::map<support::SeenFrames::Key, std::string> frames;
    int finished = 0;
    int weeks = 0;  // about: how often it was asked whether to stop
};

Lived live(const Scenario& scenario, int threads, bool apart) {
    const auto shape = shape_of(scenario, support::toy_population(kPeople, 1));
    support::SeenFrames seen(shape);
    std::atomic<int> finished = 0, asked = 0;
    ExperimentOutput output;
    seen.take_from(output);
    output.finished = [&](auto, auto) { ++finished; };
    output.stop = [&] { return ++asked, false; };
    if (apart) output.trace = [](const std::string&, auto, auto, auto, auto) {};
    const VitalRates rates = support::toy_rates();
    const auto populate = [](std::uint64_t s) { return support::toy_population(kPeople, s); };
    sim::with_threads(threads, [&] {
        EXPECT_TRUE(run_experiment({scenario, rates, populate}, shape, output));
    });
    return {std::move(seen.bytes), finished, asked};
}

TEST(ArmRun, HandsOverWhatEachArmWouldHaveSeenByItself) {
    const Scenario scenario = support::many_arms();
    const Lived apart = live(scenario, 1, true);

    for (const int threads : {1, 3}) {
        const Lived together = live(scenario, threads, false);

        EXPECT_EQ(together.finished, 12);
        ASSERT_EQ(together.frames.size(), apart.frames.size());
        for (const auto& [key, bytes] : apart.frames) {
            ASSERT_TRUE(together.frames.contains(key)) << std::get<0>(key) << std::get<1>(key);
            ASSERT_TRUE(together.frames.at(key) == bytes)
                << std::get<0>(key) << " of arm " << std::get<1>(key) << ", " << std::get<3>(key);
        }
    }
}

TEST(ArmRun, LivesWeeksInCommonOnce) {
    const Scenario scenario = support::many_arms();
    const int weeks = scenario.weeks();

    const Lived apart = live(scenario, 2, true), together = live(scenario, 2, false);

    // Each kind, with contagion and without: meetings from week 25, network 30, change 22, shock 0;
    // the other two are one life. A few more questions are asked before a life begins.
    const int each = weeks + (weeks - 24) + (weeks - 29) + (weeks - 21) + weeks;
    EXPECT_NEAR(together.weeks, 2 * each - 22, 45);
    EXPECT_NEAR(apart.weeks, 12 * weeks, 20);
}

TEST(ArmRun, PartsWhereTheReferenceHasAProgrammeOfItsOwn) {
    Scenario scenario = support::toy_scenario();
    scenario.arms.erase(scenario.arms.begin());
    scenario.arms[1].programmes.front().start_week = 40;

    const auto shape = shape_of(scenario, support::toy_population(kPeople, 1));
    const Lived apart = live(scenario, 1, true), together = live(scenario, 1, false);

    EXPECT_EQ(shape.start_weeks[1], 25u);  // when the first parts from the second
    EXPECT_TRUE(together.frames == apart.frames);
}

}  // namespace
}  // namespace models
