#include "sim/near_name.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sim {
namespace {

const std::vector<std::string> kCommands{"run", "check", "params", "areas", "population"};

TEST(NearName, CountsInsertionsRemovalsReplacementsAndSwaps) {
    EXPECT_EQ(edit_distance("", ""), 0);
    EXPECT_EQ(edit_distance("gain", "gain"), 0);
    EXPECT_EQ(edit_distance("gan", "gain"), 1);
    EXPECT_EQ(edit_distance("gaiin", "gain"), 1);
    EXPECT_EQ(edit_distance("gaun", "gain"), 1);
    EXPECT_EQ(edit_distance("gian", "gain"), 1);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3);
}

TEST(NearName, IsTheSameInBothDirections) {
    for (const auto& a : kCommands) {
        for (const auto& b : kCommands)
            EXPECT_EQ(edit_distance(a, b), edit_distance(b, a));
    }
}

TEST(NearName, FindsWhatWasMeant) {
    EXPECT_EQ(nearest_name("rnu", kCommands), "run");
    EXPECT_EQ(nearest_name("PARAMS", kCommands), "params");
    EXPECT_EQ(nearest_name("popluation", kCommands), "population");
}

TEST(NearName, StaysSilentWhenNothingIsNear) {
    EXPECT_EQ(nearest_name("collaboration", kCommands), "");
    EXPECT_EQ(nearest_name("", kCommands), "");
    EXPECT_EQ(nearest_name("xy", std::vector<std::string>{"ab"}), "");
    EXPECT_EQ(nearest_name(std::string(100'000, 'r'), kCommands), "");
}

}  // namespace
}  // namespace sim
