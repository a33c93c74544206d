#include "models/sweeps/runner.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <mutex>

#include <gtest/gtest.h>

#include "models/experiment.h"
#include "models/recorders/effects.h"
#include "models/recorders/run_record.h"
#include "models/sweeps/outcome.h"
#include "tests/support/toy_scenario.h"

namespace models::sweeps {
namespace {

constexpr std::uint32_t kPeople = 600;

/// Four rows: one number of an intervention, one of the rules; three arms.
Sweep toy_sweep() {
    Sweep sweep;
    sweep.plan.scenario = support::toy_scenario();
    sweep.plan.replicates = 2;
    sweep.plan.factors.push_back({.name = "interventions.visits.uptake", .units = "share"});
    sweep.plan.factors.push_back({.name = "ties.contact.drain", .units = "1"});
    for (const double uptake : {0.2, 0.9})
        for (const double drain : {0.0, 0.1})
            sweep.rows.push_back({.values = {uptake, drain}, .texts = {"", ""}, .hash = ""});
    for (Row& row : sweep.rows)
        row.hash = row.shown(0) + " " + row.shown(1);
    sweep.bases = {sweep.plan.scenario};
    sweep.base = {0, 0, 0, 0};
    sweep.place = {0};
    sweep.named_by = {0};
    for (const Arm& arm : sweep.plan.scenario.arms)
        sweep.arms.push_back(arm.name);
    sweep.area_names = {"toy"};
    return sweep;
}

using Outcomes = std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<double>>;

struct Made {
    Outcomes outcomes;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> failures;
};

Made make(const Sweep& sweep,
          int threads,
          std::vector<Unit> units = {},
          std::uint64_t no_people_for = 0) {
    Made made;
    std::mutex mutex;
    const VitalRates rates = support::toy_rates();
    const RunnerInput input{
        sweep,
        rates,
        [&](std::uint32_t, std::uint64_t seed) -> sim::Result<population::Population> {
            if (seed == no_people_for) return sim::fail(sim::Error::of("nobody lives here"));
            return support::toy_population(kPeople, seed);
        }};
    RunnerOutput output;
    output.done = [&](const Unit& unit, const std::vector<double>& values) {
        const std::lock_guard lock(mutex);
        made.outcomes[{unit.row, unit.replicate}] = values;
        return true;
    };
    output.failed = [&](const Unit& unit, const std::string& why) {
        const std::lock_guard lock(mutex);
        made.failures[{unit.row, unit.replicate}] = why;
        return true;
    };
    if (units.empty()) units = sweep.units(sweep.plan.replicates);
    sim::with_threads(threads, [&] { run_units(input, units, output); });
    return made;
}

/// NaN included.
bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

// What rows share is made once; the numbers are those of a run that shares nothing.
TEST(SweepRunner, GivesTheNumbersOfARunOfItsOwn) {
    const Sweep sweep = toy_sweep();
    const auto made = make(sweep, 2);

    ASSERT_EQ(made.outcomes.size(), 8u);
    for (std::uint32_t row = 0; row < 4; ++row) {
        const auto record = support::run_toy(sweep.scenario_of(row), kPeople, 1);
        for (std::uint32_t replicate = 0; replicate < 2; ++replicate) {
            for (std::uint32_t arm = 0; arm < 3; ++arm) {
                const auto outcome = outcome_of_arm(made.outcomes.at({row, replicate}), arm);
                EXPECT_EQ(outcome.state_hash,
                          record.at(arm, replicate, record.times() - 1)->state_hash)
                    << row << ' ' << replicate << ' ' << arm;
                EXPECT_TRUE(same_bits(
                    outcome.level,
                    recorders::measures_of(record, arm, replicate, record.start_week(arm))));
                EXPECT_TRUE(same_bits(
                    outcome.reference,
                    recorders::measures_of(record, 0, replicate, record.start_week(arm))));
            }
        }
    }
}

TEST(SweepRunner, MakesOnceWhatRowsShare) {
    const Sweep sweep = toy_sweep();

    const auto work = work_of(sweep, sweep.units(2));

    EXPECT_EQ(work.populations, 2u);
    EXPECT_EQ(work.burn_ins, 4u);  // two values of drain, two replicates
    EXPECT_EQ(work.lives, 16u);    // of each: baseline, meetings, and visits by uptake
    EXPECT_EQ(life_key(sweep, 0, sweep.bases[0].arms[0]),
              life_key(sweep, 2, sweep.bases[0].arms[0]));
    EXPECT_NE(life_key(sweep, 0, sweep.bases[0].arms[1]),
              life_key(sweep, 2, sweep.bases[0].arms[1]));
}

TEST(SweepRunner, IsTheSameForAnyThreadsAndAnyOrder) {
    const Sweep sweep = toy_sweep();
    const auto one = make(sweep, 1);
    auto backwards = sweep.units(2);
    std::ranges::reverse(backwards);

    for (const int threads : {2, 3})
        for (const auto& [unit, values] : make(sweep, threads, backwards).outcomes)
            EXPECT_TRUE(same_bits(values, one.outcomes.at(unit)));
    const auto alone = make(sweep, 2, {{2, 1}});
    EXPECT_TRUE(same_bits(alone.outcomes.at({2, 1}), one.outcomes.at({2, 1})));
}

TEST(SweepRunner, GoesOnWhenARunFails) {
    const Sweep sweep = toy_sweep();
    const auto made = make(sweep, 2, {}, sim::replicate_seed(sweep.plan.scenario.seed, 0));

    EXPECT_EQ(made.failures.size(), 4u);
    EXPECT_EQ(made.failures.at({3, 0}), "nobody lives here");
    EXPECT_EQ(made.outcomes.size(), 4u);
    EXPECT_TRUE(made.outcomes.contains({3, 1}));
}

}  // namespace
}  // namespace models::sweeps
