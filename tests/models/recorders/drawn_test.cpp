// What a run that drew its numbers keeps of them in its results file, and twins beside their arms.

#include <cmath>

#include <gtest/gtest.h>

#include "sim/hdf5_reader.h"

#include "models/recorders/results_file.h"
#include "models/recorders/run_record.h"
#include "models/recorders/zero_check.h"
#include "tests/support/sample_run.h"
#include "tests/support/temporary_folder.h"

namespace models::recorders {
namespace {

/// Four arms, the last two twins without contagion; three replicates in two draws.
RunShape drawing_shape() {
    RunShape shape = tests::sample_shape();
    shape.arms = {"baseline", "visits", "baseline/no-contagion", "visits/no-contagion"};
    shape.start_weeks = {0, 60, 0, 60};
    shape.references = {0, 0, 2, 2};
    shape.snapshot_weeks.clear();
    shape.snapshot_replicates.clear();
    shape.drawn.parameters = {"ties.contact.drain", "ties.friend.gain"};
    shape.drawn.draw = {0, 0, 1};
    shape.drawn.member = {4, 4, 9};
    shape.drawn.values = {0.1, 0.05, 0.1, 0.05, 0.2, 0.06};
    return shape;
}

/// The sample run; the twins of the arms are better off by a tenth in all replicates, and in the
/// second draw the programme does twice as much.
Observation drawing_observation(const RunShape& shape,
                                std::uint32_t arm,
                                std::uint32_t replicate,
                                std::uint32_t time) {
    auto o = tests::sample_observation(shape, arm % 2, replicate, time);
    o.arm = arm;
    const bool acts = arm % 2 == 1 && shape.weeks[time] >= 60;
    const auto chance = static_cast<float>(tests::sample_chance(replicate, 0));
    for (std::size_t cell = 0; cell < (kMeasures - 1) * shape.groups.size(); ++cell) {
        if (arm >= 2) o.indicators[cell] -= 0.1f;
        if (acts) o.indicators[cell] -= (replicate == 2 ? 0.03f : 0.0f) + 0.001f * chance;
    }
    if (arm >= 2) o.state_hash += 5;
    return o;
}

RunRecord drawing_record(const RunShape& shape) {
    RunRecord record(shape);
    for (std::uint32_t arm = 0; arm < shape.arms.size(); ++arm)
        for (std::uint32_t replicate = 0; replicate < shape.replicates; ++replicate)
            for (std::uint32_t time = 0; time < shape.weeks.size(); ++time)
                record.put(drawing_observation(shape, arm, replicate, time));
    return record;
}

TEST(DrawnNumbersInAFile, StandByReplicateWithTheComponentsOfEachEffect) {
    const tests::TemporaryFolder folder;
    const RunShape shape = drawing_shape();
    const RunRecord record = drawing_record(shape);
    auto file =
        ResultsFile::open({.path = folder.path("run.h5")}, shape, tests::sample_provenance());
    ASSERT_TRUE(file) << file.error().text();
    for (std::uint32_t arm = 0; arm < 4; ++arm)
        for (std::uint32_t replicate = 0; replicate < 3; ++replicate)
            for (std::uint32_t time = 0; time < shape.weeks.size(); ++time)
                file->push(drawing_observation(shape, arm, replicate, time));
    const auto effects = effects_of(record);
    ASSERT_TRUE(file->close({effects, "", ""}));

    const auto read = sim::Hdf5Reader::open(folder.path("run.h5"));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read->texts("/drawn/parameter"), shape.drawn.parameters);
    EXPECT_EQ(read->numbers("/drawn/value")->values, shape.drawn.values);
    EXPECT_EQ(read->numbers("/drawn/member")->values, (std::vector<double>{4, 4, 9}));
    EXPECT_EQ(read->numbers("/drawn/draw")->values, (std::vector<double>{0, 0, 1}));
    EXPECT_EQ(*read->texts("/effects/compared_with"),
              (std::vector<std::string>{
                  "baseline", "baseline", "baseline/no-contagion", "baseline/no-contagion"}));
    const auto row = effect_row("lonely_share");
    const auto at = [&](const char* name, std::size_t arm) {
        return read->numbers(std::string("/effects/") + name)
            ->values[arm * effect_measures().size() + row];
    };
    const auto& change = effects.arms[1].differences[row];
    EXPECT_EQ(at("draws", 1), 2);
    EXPECT_EQ(at("variance_not_knowing", 1), change.not_knowing);
    EXPECT_EQ(at("share_not_knowing", 1), change.share_not_knowing());
    EXPECT_GT(change.share_not_knowing(), 0.2);
    EXPECT_TRUE(std::isnan(at("mean", 0)));
    EXPECT_TRUE(std::isnan(at("mean", 2))) << "a baseline has no effects";
    EXPECT_NEAR(at("mean", 3), at("mean", 1), 1e-6) << "against the twin of the baseline";
}

TEST(DrawnNumbersInAFile, AreAbsentWhereNoneWereDrawn) {
    const tests::TemporaryFolder folder;
    RunShape shape = drawing_shape();
    shape.drawn = {};
    auto file =
        ResultsFile::open({.path = folder.path("run.h5")}, shape, tests::sample_provenance());
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->close({std::nullopt, "", ""}));
    EXPECT_FALSE(sim::Hdf5Reader::open(folder.path("run.h5"))->has("/drawn"));
}

TEST(Twins, AreComparedWithTheTwinOfTheBaselineBeforeTheStartToo) {
    const RunShape shape = drawing_shape();
    const auto check = check_zero_before_start(drawing_record(shape));

    EXPECT_TRUE(check.exact()) << describe(check, shape);
    EXPECT_EQ(check.compared, 2u * 3 * 15);
}

}  // namespace
}  // namespace models::recorders
