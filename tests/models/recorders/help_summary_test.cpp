#include "models/recorders/help_summary.h"

#include <cmath>

#include <gtest/gtest.h>

#include "cli/summary_help.h"

namespace models::recorders {
namespace {

constexpr std::uint32_t kReplicates = 3;

RunShape shape_of_three_years() {
    RunShape shape;
    shape.arms = {"baseline", "network"};
    shape.replicates = kReplicates;
    for (std::uint32_t week = 0; week <= 156; week += 4)
        shape.weeks.push_back(week);
    return shape;
}

/// In the arm with helpers, in replicate r: 100 + r are lonely, (r + 1) people are met a week, one
/// of four of them is signalled, and from week 40 on somebody is helped each 4 weeks. Its network
/// ends in week 80 in replicate 0, lives on in replicate 1, and is not there in replicate 2.
RunRecord three_years(const RunShape& shape = shape_of_three_years()) {
    RunRecord record(shape);
    for (std::uint32_t arm = 0; arm < 2; ++arm) {
        for (std::uint32_t r = 0; r < shape.replicates; ++r) {
            for (std::uint32_t time = 0; time < record.times(); ++time) {
                const std::uint32_t week = record.shape().weeks[time];
                Observation o;
                o.arm = arm, o.replicate = r, o.time = time;
                if (arm == 1) {
                    o.iceberg[0] = 100 + r;
                    o.iceberg[1] = (r + 1) * week;
                    o.iceberg[3] = (r + 1) * week / 4;
                    o.iceberg[6] = 1;
                    o.iceberg[7] = 2;
                    o.iceberg[12] = week < 40 ? 0 : (week - 36) / 4;
                    const bool lives = r == 0 ? week < 80 : r == 1;
                    o.collaboration[static_cast<std::size_t>(Collaboration::alive)] = lives;
                    o.collaboration[static_cast<std::size_t>(Collaboration::members)] = 7;
                }
                record.put(std::move(o));
            }
        }
    }
    return record;
}

TEST(HelpSummary, CountsPeopleAYearInTheFirstYearAndLater) {
    const auto all = help_of(three_years());
    ASSERT_EQ(all.size(), 1u);  // nobody looks out in the baseline
    EXPECT_EQ(all[0].arm, 1u);
    ASSERT_EQ(all[0].icebergs.size(), 2u);
    const auto& first = all[0].icebergs[0];
    const auto& later = all[0].icebergs[1];
    EXPECT_EQ(first.to_week, 52u);
    EXPECT_EQ(later.to_week, 156u);
    EXPECT_DOUBLE_EQ(first.steps[0].mean, 101);     // lonely
    EXPECT_DOUBLE_EQ(first.steps[1].mean, 2 * 52);  // met: 1, 2, 3 a week
    EXPECT_DOUBLE_EQ(first.steps[3].mean, 2 * 13);  // signalled
    EXPECT_DOUBLE_EQ(first.steps[8].mean, 4);       // helped in weeks 40, 44, 48, 52
    EXPECT_DOUBLE_EQ(later.steps[8].mean, 13);
    EXPECT_DOUBLE_EQ(first.steps[5].mean, 0);  // referred before it began
}

// Replicates 0 and 1 share their numbers, as 2 and 3 do: the interval is that of two draws.
TEST(HelpSummary, IntervalsHoldWhatIsNotKnownAboutTheNumbers) {
    auto shape = shape_of_three_years();
    shape.replicates = 4;
    shape.drawn.parameters = {"x"};
    shape.drawn.draw = shape.drawn.member = {0, 0, 1, 1};
    shape.drawn.values = {1, 1, 2, 2};

    const auto met = help_of(three_years(shape))[0].icebergs[0].steps[1];

    const std::vector<double> a_year{52, 104, 156, 208};
    const auto expected = sim::mean_interval(a_year, shape.drawn.draw);
    EXPECT_DOUBLE_EQ(met.low, expected.low);
    EXPECT_DOUBLE_EQ(met.high, expected.high);
    EXPECT_EQ(met.draws, 2u);
    EXPECT_LT(met.low, sim::mean_interval(a_year).low);
}

TEST(HelpSummary, FollowsNetworksToTheirEnd) {
    const auto survival = help_of(three_years())[0].survival;
    EXPECT_EQ(survival.networks, 2u);
    EXPECT_EQ(survival.alive[19].share, 1);    // week 76
    EXPECT_EQ(survival.alive[20].share, 0.5);  // week 80
    EXPECT_EQ(survival.alive.back().share, 0.5);
    EXPECT_EQ(survival.members, 7);
    EXPECT_EQ(survival.effective, 2u);
    EXPECT_EQ(survival.effective_week, 40);
}

// Wilson's interval for 5 of 10 and for none of 10, from its formula by hand.
TEST(HelpSummary, SharesHaveWilsonsInterval) {
    EXPECT_NEAR(share_of(5, 10).low, 0.23659, 1e-5);
    EXPECT_NEAR(share_of(5, 10).high, 0.76341, 1e-5);
    EXPECT_EQ(share_of(0, 10).low, 0);
    EXPECT_NEAR(share_of(0, 10).high, 0.27753, 1e-5);
}

TEST(HelpSummary, IsTold) {
    const auto text = cli::help_in_words(three_years());
    EXPECT_NE(text.find("alive after each year: 100 % (34..100), 50 % (9..91), 50 % (9..91)"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("in 2 of 2 replicates, first in week 40"), std::string::npos) << text;
    EXPECT_EQ(text.find("baseline"), std::string::npos) << text;
}

}  // namespace
}  // namespace models::recorders
