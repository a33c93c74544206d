#include "viewer/live_source.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/experiment.h"
#include "models/population/make_population.h"
#include "tests/support/viewed.h"

namespace viewer {
namespace {

using testing::HasSubstr;

/// The state of the shown replicate and of the next, at every moment, as `wijk run` has it.
std::vector<std::uint64_t> hashes_of_a_run(const Question& question, std::uint32_t replicate) {
    const auto inputs = support::viewer_inputs();
    const auto prepared = *prepare(*inputs, question);
    const models::ExperimentInput input{prepared.scenario,
                                        inputs->rates,
                                        [&](std::uint64_t seed) {
                                            return models::population::make_population(
                                                inputs->areas, prepared.area, seed);
                                        },
                                        replicate,
                                        replicate + 1};
    const auto population = input.populate(sim::replicate_seed(prepared.scenario.seed, 0));
    const auto shape = models::shape_of(prepared.scenario, *population);
    std::vector<std::uint64_t> hashes(2 * shape.weeks.size());
    models::ExperimentOutput output;
    output.observation = [&](models::recorders::Observation seen) {
        hashes[seen.arm * shape.weeks.size() + seen.time] = seen.state_hash;
        return true;
    };
    EXPECT_TRUE(models::run_experiment(input, shape, output));
    return hashes;
}

TEST(LiveSource, LivesTheSameNumbersAsARun) {
    const tests::TemporaryFolder folder;
    const auto path = folder.write("s.toml", support::kSmallScenario);
    LiveSource source(support::viewer_inputs(), 2);
    const Question question{1, path, "together", {{"network.coordinator_hours", 8, 3, true}}, {}};

    const auto snapshot = support::answer_to(source, question, 2);

    ASSERT_EQ(snapshot->trouble, "");
    ASSERT_GE(snapshot->pairs.size(), 2u);
    for (std::uint32_t replicate = 0; replicate < 2; ++replicate) {
        std::vector<std::uint64_t> lived;
        for (const auto& arm : snapshot->pairs[replicate].seen)
            for (const auto& seen : arm)
                lived.push_back(seen->state_hash);
        EXPECT_EQ(lived, hashes_of_a_run(question, replicate));
    }
}

TEST(LiveSource, ShowsEverybodyAtEveryMoment) {
    const tests::TemporaryFolder folder;
    const auto path = folder.write("s.toml", support::kSmallScenario);
    LiveSource source(support::viewer_inputs(), 1);

    const auto snapshot = support::answer_to(source, {1, path, "together", {}, {}});

    ASSERT_TRUE(snapshot->homes);
    ASSERT_EQ(snapshot->frames[kWhatIf].size(), snapshot->shape->weeks.size());
    for (std::size_t t = 0; t < snapshot->shape->weeks.size(); ++t)
        for (std::size_t arm = 0; arm < 2; ++arm) {
            const auto& frame = *snapshot->frames[arm][t];
            std::uint32_t lonely = 0, people = 0;
            for (const auto score : frame.score) {
                people += score != kNobody;
                lonely += score >= kLonelyScore && score <= kHighestScore;
            }
            const auto& seen = *snapshot->pairs.front().seen[arm][t];
            EXPECT_EQ(people, seen.population);
            const auto groups = seen.indicators.size() / models::recorders::kMeasures;
            const double counted = static_cast<double>(seen.indicators[0]) *
                                   static_cast<double>(seen.indicators[7 * groups]);
            EXPECT_NEAR(lonely, counted, 0.01);
        }
    EXPECT_FALSE(snapshot->frames[kWhatIf].back()->networks.front().seats.organisation.empty());
    EXPECT_TRUE(snapshot->frames[kBaseline].back()->networks.empty());
}

TEST(LiveSource, GivesUpAnOlderQuestion) {
    const tests::TemporaryFolder folder;
    const auto path = folder.write("s.toml", support::kSmallScenario);
    LiveSource source(support::viewer_inputs(), 2);

    for (std::uint64_t number = 1; number < 20; ++number)
        source.ask({number, path, "visits", {{"befriending.scale", 5, double(number), true}}, {}});
    const auto snapshot = support::answer_to(source, {20, path, "visits", {}, {}});

    EXPECT_EQ(snapshot->request, 20u);
    EXPECT_EQ(snapshot->trouble, "");
}

TEST(LiveSource, SaysWhatIsWrongWithAScenario) {
    const tests::TemporaryFolder folder;
    const auto path = folder.write("s.toml", "wijk = \"BU03071301\"\nyeers = 1\n[arms.baseline]\n");
    LiveSource source(support::viewer_inputs(), 1);

    const auto snapshot = support::answer_to(source, {1, path, "visits", {}, {}});

    EXPECT_THAT(snapshot->trouble, HasSubstr("yeers"));
}

TEST(LiveSource, TellsTheTwoLivesOfSomebody) {
    const tests::TemporaryFolder folder;
    const auto path = folder.write("s.toml", support::kSmallScenario);
    LiveSource source(support::viewer_inputs(), 2);
    support::answer_to(source, {1, path, "visits", {}, {}});

    source.tell({models::explain::Example::missed, 0, 1, 0});

    ASSERT_TRUE(support::wait_for([&] { return source.told() != nullptr; }));
    const auto told = source.told();
    EXPECT_EQ(told->number, 1u);
    ASSERT_TRUE(told->lives) << told->trouble;
    EXPECT_EQ(told->lives->lives[1].arm, "visits");
}

}  // namespace
}  // namespace viewer
