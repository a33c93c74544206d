#include "models/validation/replicates.h"

#include <memory>

#include <gtest/gtest.h>

#include "sim/parallel.h"

namespace tests {
namespace {

using models::survey::find_measure;
using models::validation::live_replicates;
using models::validation::Replicate;
using models::validation::RunPlan;

const std::string kData = WIJK_SOURCE_DIR "/scenarios/data";

/// Two hamlets of some 140 and 260 people.
RunPlan small_plan() {
    RunPlan plan;
    plan.areas = {"BU16800009", "WK168004"};
    for (const char* name : {"lonely_adults_2022", "lonely_adults_2012", "become_lonely_in_1_year"})
        plan.measures.push_back(find_measure(name));
    plan.curves = true;
    plan.quick = true;
    plan.replicates = 2;
    plan.burn_in_weeks = 4;
    return plan;
}

class Replicates : public testing::Test {
  protected:
    using Areas = sim::Result<models::population::AreaData>;
    using Rates = sim::Result<models::VitalRates>;

    static void SetUpTestSuite() {
        areas_ = std::make_unique<Areas>(models::population::read_area_data(kData));
        rates_ = std::make_unique<Rates>(models::read_vital_rates(kData));
        ASSERT_TRUE(areas_->has_value() && rates_->has_value());
    }
    static void TearDownTestSuite() {
        areas_.reset();
        rates_.reset();
    }

    static std::vector<Replicate> live(const RunPlan& plan, int threads = 0, int stop_after = 999) {
        std::vector<Replicate> out;
        int asked = 0;
        sim::with_threads(threads, [&] {
            auto lived = live_replicates(
                {**areas_, **rates_}, plan, {[](auto) {}, [&] { return ++asked > stop_after; }});
            ASSERT_TRUE(lived.has_value()) << lived.error().text();
            out = std::move(*lived);
        });
        return out;
    }

    static inline std::unique_ptr<Areas> areas_;
    static inline std::unique_ptr<Rates> rates_;
};

/// The same bits; NaN equals NaN.
void expect_same(const Replicate& a, const Replicate& b) {
    EXPECT_EQ(a.values, b.values);
    for (std::size_t c = 0; c < a.curves.size(); ++c) {
        ASSERT_EQ(a.curves[c].size(), b.curves[c].size());
        for (std::size_t k = 0; k < a.curves[c].size(); ++k)
            EXPECT_TRUE(a.curves[c][k] == b.curves[c][k] ||
                        (std::isnan(a.curves[c][k]) && std::isnan(b.curves[c][k])));
    }
}

TEST_F(Replicates, AreTheSameOnOneThreadAndOnTwo) {
    const auto one = live(small_plan(), 1), two = live(small_plan(), 2);

    ASSERT_EQ(one.size(), 2u);
    ASSERT_EQ(two.size(), 2u);
    expect_same(one[0], two[0]);
    expect_same(one[1], two[1]);
    EXPECT_NE(one[0].values, one[1].values);
    EXPECT_GT(one[0].residents, 300u);
}

TEST_F(Replicates, AreTheSameHoweverManyThereAre) {
    auto plan = small_plan();
    const auto two = live(plan);
    plan.replicates = 1;

    expect_same(live(plan).front(), two.front());
}

TEST_F(Replicates, DrawAMemberEach) {
    auto plan = small_plan();
    plan.ensemble.parameters = {"residents.loneliness.social_need_mean"};
    plan.ensemble.members = {{0.2}, {0.9}};
    plan.ensemble.weights = {0, 1};

    const auto lived = live(plan);

    EXPECT_EQ(lived[0].member, 1u);
    EXPECT_EQ(lived[1].member, 1u);
    EXPECT_NE(lived[0].values, live(small_plan())[0].values);
}

TEST_F(Replicates, ThatWereStoppedAreLeftOut) {
    EXPECT_EQ(live(small_plan(), 0, 0).size(), 0u);
    EXPECT_EQ(live(small_plan(), 0, 4).size(), 1u);
}

}  // namespace
}  // namespace tests
