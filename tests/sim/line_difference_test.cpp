#include "sim/line_difference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tests {
namespace {

using sim::line_difference;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(LineDifference, KeepsWhatBothHave) {
    EXPECT_THAT(line_difference("a\nb\nc\n", "a\nx\nc\nd"), ElementsAre("- b", "+ x", "+ d"));
    EXPECT_THAT(line_difference("a\nb\n", "a\nb"), IsEmpty());
    EXPECT_THAT(line_difference("", "a\n"), ElementsAre("+ a"));
    EXPECT_THAT(line_difference("a\nb\n", ""), ElementsAre("- a", "- b"));
}

}  // namespace
}  // namespace tests
