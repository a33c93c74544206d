// A results file that is read back is the run that was written.

#include "models/recorders/recorded_run.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/support/money_run.h"
#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

using namespace models::recorders;

RunRecord money_record() {
    RunRecord record(money_shape());
    for (std::uint32_t arm = 0; arm < 3; ++arm)
        for (std::uint32_t replicate = 0; replicate < 4; ++replicate)
            for (std::uint32_t time = 0; time < 5; ++time)
                record.put(money_observation(money_shape(), arm, replicate, time));
    return record;
}

TEST(RecordedRun, GivesTheEffectsOfTheRunToTheLastBit) {
    const TemporaryFolder folder;
    write_money_run(folder.path("m.h5"));

    const auto read = read_run(folder.path("m.h5"));

    ASSERT_TRUE(read) << read.error().text();
    const auto wanted = effects_of(money_record()), got = effects_of(read->record);
    ASSERT_EQ(got.arms.size(), wanted.arms.size());
    for (std::size_t arm = 0; arm < got.arms.size(); ++arm) {
        EXPECT_EQ(got.arms[arm].arm, wanted.arms[arm].arm);
        EXPECT_EQ(got.arms[arm].draws, wanted.arms[arm].draws);
        for (std::size_t m = 0; m < effect_measures().size(); ++m) {
            EXPECT_EQ(got.arms[arm].levels[m].mean, wanted.arms[arm].levels[m].mean);
            EXPECT_EQ(got.arms[arm].differences[m].low, wanted.arms[arm].differences[m].low);
        }
        for (std::size_t p = 0; p < got.arms[arm].participants.size(); ++p)
            EXPECT_EQ(got.arms[arm].participants[p].started,
                      wanted.arms[arm].participants[p].started);
    }
}

TEST(RecordedRun, KnowsItsShapeAndWhereItComesFrom) {
    const TemporaryFolder folder;
    write_money_run(folder.path("m.h5"));

    const auto read = read_run(folder.path("m.h5"));

    ASSERT_TRUE(read) << read.error().text();
    const auto& shape = read->record.shape();
    EXPECT_EQ(shape.weeks, money_shape().weeks);
    EXPECT_EQ(shape.start_weeks, money_shape().start_weeks);
    EXPECT_EQ(shape.start_date, "2024-01-01");
    EXPECT_EQ(shape.drawn.draw, money_shape().drawn.draw);
    EXPECT_EQ(shape.groups, money_shape().groups);
    EXPECT_EQ(read->from.seed, sample_provenance().seed);
    EXPECT_EQ(read->from.scenario_text, sample_provenance().scenario_text);
    EXPECT_EQ(read->from.input_sha256, sample_provenance().input_sha256);
    const auto& last = *read->record.at(1, 2, 4);
    EXPECT_EQ(last.iceberg[iceberg_row("helped")], 3u);
    EXPECT_EQ(last.hours[2], 10);
    EXPECT_EQ(last.mean_degree, money_observation(money_shape(), 1, 2, 4).mean_degree);
}

}  // namespace
}  // namespace tests
