#include "models/recorders/zero_check.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/support/sample_run.h"

namespace models::recorders {
namespace {

/// The sample run, one of its observations changed.
template <class Change>
RunRecord record_with(std::uint32_t arm,
                      std::uint32_t replicate,
                      std::uint32_t time,
                      Change change) {
    const RunShape shape = tests::sample_shape();
    RunRecord record(shape);
    for (std::uint32_t a = 0; a < shape.arms.size(); ++a)
        for (std::uint32_t r = 0; r < shape.replicates; ++r)
            for (std::uint32_t t = 0; t < shape.weeks.size(); ++t) {
                auto observation = tests::sample_observation(shape, a, r, t);
                if (a == arm && r == replicate && t == time) change(observation);
                record.put(std::move(observation));
            }
    return record;
}

TEST(ZeroCheck, OfEqualArmsIsExact) {
    const auto record = record_with(0, 0, 0, [](Observation&) {});

    const auto check = check_zero_before_start(record);

    EXPECT_TRUE(check.exact());
    EXPECT_EQ(check.compared, 15u * 3) << "15 moments before week 60, 3 replicates";
}

TEST(ZeroCheck, NamesTheColumnThatDiffersByOneBit) {
    const auto record = record_with(1, 2, 5, [](Observation& o) {
        o.indicators[1] = std::nextafter(o.indicators[1], 1.0f);
        o.state_hash ^= 1;
    });

    const auto check = check_zero_before_start(record);

    ASSERT_TRUE(check.first);
    EXPECT_FALSE(check.exact());
    EXPECT_EQ(check.first->arm, 1u);
    EXPECT_EQ(check.first->replicate, 2u);
    EXPECT_EQ(check.first->week, 20u);
    EXPECT_EQ(check.first->column, "indicators/lonely_share[18-64]");
    EXPECT_NE(describe(check, record.shape()).find("replicate 2, week 20"), std::string::npos);
}

TEST(ZeroCheck, NoticesAStateThatDiffersWhereNoColumnDoes) {
    const auto record = record_with(1, 0, 3, [](Observation& o) { o.state_hash ^= 1; });

    const auto check = check_zero_before_start(record);

    ASSERT_TRUE(check.first);
    EXPECT_EQ(check.first->column, "indicators/state_hash");
}

TEST(ZeroCheck, LooksAtEveryKindOfColumn) {
    const auto column = [](auto change) {
        const auto check = check_zero_before_start(record_with(1, 1, 2, change));
        return check.first ? check.first->column : "none";
    };

    EXPECT_EQ(column([](Observation& o) { ++o.degree[40]; }), "network/degree_histogram[40]");
    EXPECT_EQ(column([](Observation& o) { o.ties_per_adult[3] = 1; }),
              "network/ties_per_adult[friend]");
    EXPECT_EQ(column([](Observation& o) { ++o.births; }), "demography/births");
    EXPECT_EQ(column([](Observation& o) { ++o.programmes[1].offered; }),
              "programmes/offered[phone_circle]");
    EXPECT_EQ(column([](Observation& o) { ++o.iceberg[3]; }), "funnel/signalled");
    EXPECT_EQ(column([](Observation& o) { ++o.cases[9]; }), "funnel/cases[lost]");
    EXPECT_EQ(column([](Observation& o) { o.collaboration[1] = 0.5f; }), "collaboration/vision");
    EXPECT_EQ(column([](Observation& o) { o.volunteers[3] = 1; }), "volunteers/hours");
    EXPECT_EQ(column([](Observation& o) { o.hours[2] = 1; }), "costs/hours[volunteer]");
    EXPECT_EQ(column([](Observation& o) { o.lonely_years += 1; }), "indicators/lonely_years");
}

TEST(ZeroCheck, DoesNotLookAfterTheStart) {
    const auto record = record_with(1, 0, 15, [](Observation& o) { ++o.births; });

    EXPECT_TRUE(check_zero_before_start(record).exact()) << "moment 15 is week 60, the start";
}

TEST(ZeroCheck, WithoutAnythingBeforeTheStartSaysSo) {
    auto shape = tests::sample_shape();
    shape.start_weeks = {};

    const auto check = check_zero_before_start(RunRecord(shape));

    EXPECT_FALSE(check.exact());
    EXPECT_FALSE(check.first);
    EXPECT_NE(describe(check, shape).find("not checked"), std::string::npos);
}

}  // namespace
}  // namespace models::recorders
