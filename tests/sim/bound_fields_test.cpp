#include "sim/bound_fields.h"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/knobs.h"

namespace sim {
namespace {

using testing::HasSubstr;
using tests::Knobs;

std::string complaint(Knobs& knobs, const std::string& assignment) {
    const auto set = set_field(bind_fields(knobs), assignment);
    return set ? std::string() : set.error().text();
}

TEST(BoundFields, CarryFullNamesInOrder) {
    Knobs knobs;

    const auto fields = bind_fields(knobs);

    ASSERT_EQ(fields.size(), 4u);
    EXPECT_EQ(fields[0].name, "ties.contact.gain");
    EXPECT_EQ(fields[1].name, "ties.contact.weeks");
    EXPECT_EQ(fields[2].name, "ties.contact.open");
    EXPECT_EQ(fields[3].name, "ties.contact.kin.rate");
}

TEST(BoundFields, ReadAndStoreWhereTheRulesLive) {
    Knobs knobs;
    const auto fields = bind_fields(knobs);

    fields[0].store(0.25);
    fields[1].store(7);
    fields[2].store(0);

    EXPECT_EQ(knobs.gain, 0.25);
    EXPECT_EQ(knobs.weeks, 7);
    EXPECT_FALSE(knobs.open);
    EXPECT_EQ(fields[0].value(), 0.25);
    EXPECT_EQ(fields[1].value(), 7);
    EXPECT_EQ(fields[2].value(), 0);
}

TEST(BoundFields, AcceptTheirBoundsAndNothingBeyond) {
    Knobs knobs;
    const auto gain = bind_fields(knobs)[0];

    EXPECT_FALSE(gain.problem_with(0));
    EXPECT_FALSE(gain.problem_with(1));
    EXPECT_TRUE(gain.problem_with(std::nextafter(1, 2)));
    EXPECT_TRUE(gain.problem_with(-1e-300));
    EXPECT_TRUE(gain.problem_with(std::numeric_limits<double>::quiet_NaN()));
    EXPECT_TRUE(gain.problem_with(std::numeric_limits<double>::infinity()));
}

TEST(BoundFields, AcceptOnlyWholeCounts) {
    Knobs knobs;
    const auto weeks = bind_fields(knobs)[1];

    EXPECT_FALSE(weeks.problem_with(52));
    EXPECT_TRUE(weeks.problem_with(3.5));
    EXPECT_TRUE(weeks.problem_with(53));
}

TEST(BoundFields, SayWhatIsAllowedWithItsUnit) {
    Knobs knobs;
    const auto fields = bind_fields(knobs);

    EXPECT_EQ(fields[0].allowed(), "a number from 0 to 1");
    EXPECT_EQ(fields[1].allowed(), "a whole number from 1 to 52, in weeks");
    EXPECT_EQ(fields[2].allowed(), "true or false");
    EXPECT_EQ(fields[3].allowed(), "a number from 0 to 1, in 1/week");
}

TEST(SetField, SetsNumbersCountsAndFlags) {
    Knobs knobs;

    EXPECT_EQ(complaint(knobs, "ties.contact.gain=0.75"), "");
    EXPECT_EQ(complaint(knobs, "ties.contact.weeks = 12"), "");
    EXPECT_EQ(complaint(knobs, "ties.contact.open=off"), "");
    EXPECT_EQ(complaint(knobs, "ties.contact.kin.rate=+1e-3"), "");

    EXPECT_EQ(knobs.gain, 0.75);
    EXPECT_EQ(knobs.weeks, 12);
    EXPECT_FALSE(knobs.open);
    EXPECT_EQ(knobs.rate, 1e-3);
}

TEST(SetField, LeavesTheRulesAloneWhenItComplains) {
    Knobs knobs;

    for (const auto* wrong : {"ties.contact.gain",
                              "ties.contact.gain=",
                              "ties.contact.gain=high",
                              "ties.contact.gain=0.5x",
                              "ties.contact.gain=2",
                              "ties.contact.gain=nan",
                              "ties.contact.weeks=2.5",
                              "ties.contact.open=perhaps",
                              "=1",
                              ""}) {
        EXPECT_NE(complaint(knobs, wrong), "") << wrong;
    }

    EXPECT_EQ(knobs.gain, 0.5);
    EXPECT_EQ(knobs.weeks, 4);
    EXPECT_TRUE(knobs.open);
}

TEST(SetField, SuggestsTheNameThatWasMeant) {
    Knobs knobs;

    EXPECT_THAT(complaint(knobs, "ties.contact.gian=1"),
                HasSubstr("did you mean ties.contact.gain?"));
    EXPECT_THAT(complaint(knobs, "rate=1"), HasSubstr("did you mean ties.contact.kin.rate?"));
}

}  // namespace
}  // namespace sim
