// Rules that differ in some weeks: what is in force when, and that what may change does something.

#include "models/rule_changes.h"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/simulation.h"
#include "tests/support/small_world.h"

namespace models {
namespace {

constexpr auto kFriend = static_cast<std::size_t>(ties::Kind::friendship);
constexpr auto kClub = static_cast<std::size_t>(ties::Kind::club);

RuleChange drain(double value, int from, int to, int ramp = 0) {
    return {"ties.contact.drain", value, from, to, false, ramp, {}};
}

Shock shock_of_friends(double factor, int from, int weeks) {
    Shock shock;
    shock.ties[kFriend] = true;
    shock.factor = factor;
    shock.from_week = from;
    shock.weeks = weeks;
    return shock;
}

TEST(RuleCourse, ChangesANumberFromItsFirstWeekToItsLast) {
    const Rules before;
    const RuleCourse course{{drain(0.4, 10, 20)}, {}};

    EXPECT_EQ(course.rules_in(before, 9).contact.drain, before.contact.drain);
    EXPECT_EQ(course.rules_in(before, 10).contact.drain, 0.4);
    EXPECT_EQ(course.rules_in(before, 19).contact.drain, 0.4);
    EXPECT_EQ(course.rules_in(before, 20).contact.drain, before.contact.drain);
}

TEST(RuleCourse, RampsInEvenSteps) {
    Rules before;
    before.contact.drain = 0.1;
    const RuleCourse course{{drain(0.5, 10, 100, 4)}, {}};

    EXPECT_DOUBLE_EQ(course.rules_in(before, 10).contact.drain, 0.2);
    EXPECT_DOUBLE_EQ(course.rules_in(before, 12).contact.drain, 0.4);
    EXPECT_DOUBLE_EQ(course.rules_in(before, 13).contact.drain, 0.5);
    EXPECT_DOUBLE_EQ(course.rules_in(before, 50).contact.drain, 0.5);
}

TEST(RuleCourse, MultipliesContactInAShock) {
    Rules before;
    before.contact.kinds[kFriend].contact_rate = 2;
    before.contact.kinds[kClub].contact_rate = 2;
    const RuleCourse course{{}, {shock_of_friends(0.25, 5, 3), shock_of_friends(0.5, 7, 9)}};

    EXPECT_EQ(course.rules_in(before, 4).contact.kinds[kFriend].contact_rate, 2);
    EXPECT_EQ(course.rules_in(before, 5).contact.kinds[kFriend].contact_rate, 0.5);
    EXPECT_EQ(course.rules_in(before, 7).contact.kinds[kFriend].contact_rate, 0.25) << "both";
    EXPECT_EQ(course.rules_in(before, 8).contact.kinds[kFriend].contact_rate, 1);
    EXPECT_EQ(course.rules_in(before, 5).contact.kinds[kClub].contact_rate, 2);
}

TEST(RuleCourse, TurnsWheneverTheRulesDifferFromLastWeeks) {
    const Rules before;
    const RuleCourse course{{drain(0.4, 10, 30, 5), drain(0.2, 40, 41)},
                            {shock_of_friends(0.3, 12, 6)}};
    const auto at = [&](int week) {
        const Rules rules = course.rules_in(before, week);
        return std::pair(rules.contact.drain, rules.contact.kinds[kFriend].contact_rate);
    };
    for (int week = 1; week < 60; ++week)
        if (at(week) != at(week - 1)) {
            EXPECT_TRUE(course.turns(week)) << week;
        }
    int turns = 0;
    for (int week = 2; week < 60; ++week)
        turns += course.turns(week);
    EXPECT_LE(turns, 10) << "not every week";
    EXPECT_FALSE(RuleCourse{}.turns(1));
}

/// A toy neighbourhood, burned in once.
const Settlement& neighbourhood() {
    static const Settlement settled = [] {
        auto out = support::toy_settlement(600, {}, 3);
        burn_in({}, out, 3, 10);
        return out;
    }();
    return settled;
}

std::uint64_t hash_after(int weeks, RuleCourse course) {
    Simulation life({}, neighbourhood(), 3, 10, {}, std::move(course));
    for (int week = 0; week < weeks; ++week)
        life.advance();
    return life.world().hash();
}

TEST(RuleCourse, LeavesTheStateAloneBeforeItsFirstWeek) {
    const RuleCourse course{{drain(0.9, 8, 99)}, {shock_of_friends(0, 8, 5)}};

    EXPECT_EQ(hash_after(7, course), hash_after(7, {}));
    EXPECT_NE(hash_after(8, course), hash_after(8, {}));
}

TEST(RuleCourse, OfNothingButTheOldValueChangesNothing) {
    EXPECT_EQ(hash_after(6, {{drain(ties::ContactRules{}.drain, 2, 4)}, {}}), hash_after(6, {}));
}

TEST(RuleCourse, GoesBackToTheOldRules) {
    Simulation life({}, neighbourhood(), 3, 10, {}, {{drain(0.9, 2, 4)}, {}});
    std::vector<double> seen;
    for (int week = 0; week < 5; ++week) {
        life.advance();
        seen.push_back(life.rules().contact.drain);
    }
    const double old = ties::ContactRules{}.drain;
    EXPECT_EQ(seen, (std::vector<double>{old, 0.9, 0.9, old, old}));
}

/// Numbers that act, but not on this toy neighbourhood within these weeks.
bool seldom(const std::string& name) {
    static const std::set<std::string> kNames{
        "ties.contact.neighbours_2012",  // in base year 2012
        "residents.risks.slope_2016",    // in base years before 2020
        "residents.risks.slope_2020",
        "demography.life_events.ill_weeks",  // where some die of an illness
        "demography.life_events.grief_before",
        "ties.partner.end_rate",  // kin does not end so
        "ties.parent_child.end_rate",
        "ties.other_kin.end_rate",
    };
    // Nobody helps in this neighbourhood; numbers of those who do have tests of their own.
    for (const char* of_help :
         {"causes.", "cases.", "volunteers.", "professionals.", "organisations.", "collaboration."})
        if (name.starts_with(of_help)) return true;
    return kNames.contains(name) || name.starts_with("ties.buddy.") ||
           name.starts_with("ties.professional.") || name.starts_with("interventions.delivery.");
}

TEST(RuleCourse, ChangesTheStateByEveryNumberThatMayChange) {
    constexpr int kWeeks = 20;
    Rules rules;
    const auto fields = sim::bind_fields(rules);
    const auto untouched = hash_after(kWeeks, {});
    for (const auto& field : fields) {
        if (!why_fixed(field.name).empty() || seldom(field.name)) continue;
        bool moved = false;
        for (const double end : {field.about.high, field.about.low})
            moved = moved ||
                    hash_after(kWeeks, {{{field.name, end, 0, 99, false, 0, {}}}, {}}) != untouched;
        EXPECT_TRUE(moved) << field.name << " may change but changes nothing";
    }
}

}  // namespace
}  // namespace models
