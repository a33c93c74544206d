#include "models/recorders/case_events.h"

#include <cstdlib>

#include <gtest/gtest.h>

#include "models/recorders/results_file.h"
#include "tests/support/sample_run.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/toy_scenario.h"

namespace models::recorders {
namespace {

/// Events `first`..`last`-1 of a life, whose numbers follow from their place.
EventRows sample_events(std::uint32_t arm,
                        std::uint32_t replicate,
                        std::uint32_t first,
                        std::uint32_t last) {
    EventRows rows;
    rows.arm = arm;
    rows.replicate = replicate;
    rows.first = first;
    for (std::uint32_t k = first; k < last; ++k) {
        rows.week.push_back(static_cast<std::int32_t>(k / 10) - 2);
        rows.case_number.push_back(k);
        rows.resident.push_back(7 * k);
        rows.kind.push_back(static_cast<std::uint8_t>(k % 11));
        rows.value.push_back(static_cast<std::uint16_t>(k % 5));
        rows.door.push_back(static_cast<std::uint8_t>(k % 13));
        rows.post.push_back(static_cast<std::uint16_t>(k % 9));
        rows.actor.push_back(k + 1);
    }
    return rows;
}

TEST(CaseEvents, AreReadByOthersWithoutCodeOfOurs) {
    for (const bool live : {false, true}) {
        const tests::TemporaryFolder folder;
        const std::string path = folder.path("run.h5");
        RunShape shape = tests::sample_shape();
        shape.events = true;
        auto file =
            ResultsFile::open({.path = path, .live = live}, shape, tests::sample_provenance());
        ASSERT_TRUE(file) << file.error().text();
        file->push(sample_events(1, 1, 0, 900));
        file->push(sample_events(0, 0, 0, 3));
        file->push(sample_events(1, 1, 900, 2500));  // more than there was room for
        file->push(sample_events(0, 2, 0, 1));
        file->push(sample_events(0, 1, 0, 0));  // nothing happened
        const auto closed = file->close({{}, "", "2024-05-06T07:09:00Z"});
        ASSERT_TRUE(closed) << closed.error().text();
        const auto script = "/usr/bin/python3 " WIJK_SOURCE_DIR "/tests/python/event_results.py ";
        EXPECT_EQ(std::system((script + path).c_str()), 0) << live;
    }
}

/// Hashes of a toy run in which people help, and how many events were handed over.
std::pair<std::vector<std::uint64_t>, std::size_t> lived(bool events, int threads) {
    Scenario scenario = support::toy_scenario();
    scenario.everyday = true;
    scenario.events = events;
    const VitalRates rates = support::toy_rates();
    const auto shape = shape_of(scenario, support::toy_population(2'000, 1));
    std::vector<std::uint64_t> hashes(shape.arms.size() * shape.replicates * shape.weeks.size());
    std::vector<std::size_t> rows(shape.arms.size() * shape.replicates);
    ExperimentOutput output;
    output.observation = [&](Observation o) {
        const auto life = o.arm * shape.replicates + o.replicate;
        hashes[life * shape.weeks.size() + o.time] = o.state_hash;
        return true;
    };
    output.events = [&](EventRows of) {
        const auto life = of.arm * shape.replicates + of.replicate;
        EXPECT_EQ(of.first, rows[life]);  // none twice, none left out
        rows[life] += of.size();
        return true;
    };
    const ExperimentInput input{
        scenario, rates, [](std::uint64_t seed) { return support::toy_population(2'000, seed); }};
    sim::with_threads(threads, [&] { EXPECT_TRUE(run_experiment(input, shape, output)); });
    std::size_t all = 0;
    for (const auto count : rows)
        all += count;
    return {hashes, all};
}

TEST(CaseEvents, ChangeNoBitOfALifeAndAreTheSameOnAnyThreads) {
    const auto without = lived(false, 1), with = lived(true, 1), on_three = lived(true, 3);
    EXPECT_EQ(without.second, 0u);
    EXPECT_GT(with.second, 100u);
    EXPECT_EQ(on_three.second, with.second);
    EXPECT_EQ(with.first, without.first);
    EXPECT_EQ(on_three.first, with.first);
}

}  // namespace
}  // namespace models::recorders
