#include "models/collaboration/method.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "models/collaboration/meetings.h"
#include "models/collaboration/survival.h"
#include "tests/support/people.h"

namespace models::collaboration {
namespace {

using support::Neighbourhood;
using support::steady;

/// Energy at the end of a week with a meeting, from 0.5, where nothing but the method moves it.
Neighbourhood sober() {
    Neighbourhood one = steady();
    NetworkRules& rules = one.network.rules;
    rules.energy.start = rules.energy.rest = 0.5;
    rules.energy.rest_weeks = 1e12;
    rules.energy.fed = rules.energy.coordinator = rules.energy.taken_seriously = 0;
    one.network.rules.vision.holds = 0;
    return one;
}

TEST(Method, ScopeGrowsByTalkAndIsHalvedWhereSomebodyKeepsItSmall) {
    for (const bool keep : {false, true}) {
        Neighbourhood one = sober();
        one.network.rules.method.boundless = 0.08;
        one.network.rules.method.scope_grows = 0.2;
        one.network.terms.keep_small = keep;
        double scope = 0, energy = 0.5;
        for (int week = 0; week < 12; ++week) {
            one.live();
            scope += 0.2 * (1 - scope);
            if (keep) scope /= 2;
            energy *= 1 - 0.08 * scope;
        }
        EXPECT_NEAR(one.network.scope, scope, 1e-12);
        EXPECT_NEAR(one.network.energy, energy, 1e-9);
    }
}

TEST(Method, ActingKeepsTheThemeSmaller) {
    Neighbourhood one = sober();
    one.network.terms.keep_small = false;
    one.network.rules.method.scope_grows = 0.2;
    one.network.rules.method.scope_acting = 0.25;
    one.live([](Network& n) { note_result(n, Note::action); });
    // The network begins in this week: what was noted before is not its own.
    one.live([](Network& n) { note_result(n, Note::action); });
    EXPECT_NEAR(one.network.scope, 0.2 + 0.05 * 0.8, 1e-12);
}

TEST(Method, OwnInterviewsTakeHoursAndGiveEnergyAndVision) {
    Neighbourhood one = sober();
    Network& n = one.network;
    n.terms.own_interviews = 20;
    n.terms.reflection_share = 0;
    n.terms.cadence_weeks = 1000;
    n.rules.method.study_weeks = 10;
    n.rules.vision.half_life = 1e12;
    one.live();
    const auto hours = [&] { return n.ledger.hours_volunteer + n.ledger.hours_professional; };
    const double meeting = n.books.attended * n.rules.meetings.hours;
    for (int week = 0; week < 15; ++week)
        one.live();
    EXPECT_EQ(n.books.interviews, 20u);
    EXPECT_NEAR(n.energy, 1 - 0.5 * std::pow(0.98, 20), 1e-9);
    EXPECT_NEAR(n.vision, 1 - std::pow(0.98, 20), 1e-9);
    const double paid = 16 * n.terms.coordinator_hours;
    EXPECT_NEAR(hours(), paid + meeting + 20 * n.rules.method.interview_hours, 1e-6);
}

TEST(Method, MembersLeanBackWhileOutsidersStudy) {
    Neighbourhood one = sober();
    Network& n = one.network;
    n.terms.outside_study = true;
    n.rules.method.study_weeks = 10;
    const double before = n.ledger.euro_municipality;
    for (int week = 0; week < 30; ++week)
        one.live();
    EXPECT_NEAR(n.energy, 0.5 * std::pow(0.9, 10), 1e-9);
    const double other =
        30 * (n.terms.publicity_effort * n.terms.euro_of_publicity + n.terms.euro_per_meeting +
              n.terms.coordinator_hours * n.costs.coordinator_hour);
    EXPECT_NEAR(n.ledger.euro_municipality - before, other + 10 * 400, 1e-6);
}

TEST(Method, ObligationCostsEnergyAtTheStart) {
    Neighbourhood one = sober();
    one.network.terms.obliged = true;
    one.live();
    EXPECT_NEAR(one.network.energy, 0.4, 1e-9);
}

/// Share of organisations with a card after a year, over many seeds.
double with_card(double executive, double management) {
    double accepted = 0, all = 0;
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        Neighbourhood one = steady(seed);
        one.network.terms.signalling_card = true;
        one.network.terms.cadence_weeks = 1000;
        one.network.commitments = {0, executive, management, 40, -1};
        for (int week = 0; week < 52; ++week)
            one.live();
        for (std::uint16_t k = 0; k < organisations::kKinds; ++k) {
            const bool seat = std::any_of(
                one.network.members.begin(), one.network.members.end(), [&](const Member& m) {
                    return m.present != 0 && m.volunteer == 0 && m.organisation == k;
                });
            if (!seat) continue;
            ++all;
            accepted += knows_card(one.network, k) ? 1 : 0;
        }
    }
    return accepted / all;
}

TEST(Method, ACardIsAcceptedByTheProductOfBothCommitments) {
    for (const auto& [executive, management] :
         {std::pair{1.0, 1.0}, {0.9, 0.2}, {0.2, 0.9}, {0.0, 1.0}}) {
        const double expected = -std::expm1(-2 * executive * management);
        EXPECT_NEAR(with_card(executive, management), expected, 4 * std::sqrt(0.25 / 800))
            << executive << " x " << management;
    }
}

TEST(Method, SomebodyElseEachTimeKnowsNobody) {
    Neighbourhood one = steady();
    one.network.terms.rotating = 1;
    one.network.terms.volunteer_share = 0;
    one.network.terms.introductions = false;
    double after_each = 0;
    for (int week = 0; week < 20; ++week) {
        one.live();
        after_each = mean_familiarity(one.network);
    }
    // Each meeting begins with strangers: familiarity is that of one meeting, for ever.
    Neighbourhood fixed = steady();
    fixed.network.terms.volunteer_share = 0;
    fixed.network.rules.meetings.acquainted = 0;
    fixed.live();
    EXPECT_NEAR(after_each, mean_familiarity(fixed.network), 1e-6);
    for (int week = 0; week < 19; ++week)
        fixed.live();
    EXPECT_GT(mean_familiarity(fixed.network), 0.99);
}

TEST(Method, AStrangerKnowsNobodyAndNobodyKnowsHim) {
    Neighbourhood one = steady();
    one.network.terms.rotating = 0.3;
    one.network.terms.volunteer_share = 0.5;
    for (int week = 0; week < 5; ++week)
        one.live();
    EXPECT_GT(mean_familiarity(one.network), 0);
    EXPECT_EQ(one.network.familiarity, one.network.familiarity.transpose());
}

TEST(Method, TheShellComesToEveryFourthMeeting) {
    Neighbourhood one = steady();
    one.network.terms.core_members = 5;
    one.network.terms.first_members = 12;
    for (int week = 0; week < 8; ++week)
        one.live();
    EXPECT_EQ(one.network.books.invited, 2 * one.network.size() + 6 * 5);
    one.live();
    EXPECT_EQ(one.network.books.invited, 3 * one.network.size() + 6 * 5);
}

TEST(Method, AnEqualFootingTakesOffHalfOfWhatKeepsGpsAway) {
    Neighbourhood one = steady();
    one.live();
    Network& n = one.network;
    n.rules.meetings.gp_by_day = 0.3;
    n.terms.by_day = true;
    auto people = one.people();
    const sim::Step now{2, 2, 1};
    const Gathering g{now, people, n};
    const auto gp = std::find_if(n.members.begin(), n.members.end(), [&](const Member& m) {
        return m.present != 0 && m.volunteer == 0 &&
               people.posts[m.index].discipline == professionals::Discipline::gp;
    });
    ASSERT_NE(gp, n.members.end());
    const double alone = attendance_chance(g, *gp);
    n.terms.equal_standing = true;
    EXPECT_NEAR(attendance_chance(g, *gp) / alone, 0.65 / 0.3, 1e-12);
}

TEST(Method, TwoInstrumentsAreRivalsTheMoreTheSamePeopleSitInBoth) {
    Neighbourhood one = steady(), two = steady();
    one.live(), two.live();
    EXPECT_EQ(rivalry_with(one.network, two.network), 0);
    two.network.terms.instrument = 2;
    EXPECT_NEAR(rivalry_with(one.network, two.network), 1, 1e-12);  // the same organisations
    for (Member& m : two.network.members)
        m.organisation = static_cast<std::uint16_t>(organisations::Kind::shops);
    EXPECT_NEAR(rivalry_with(one.network, two.network), 0.5, 1e-12);
    two.network.alive = false;
    EXPECT_EQ(rivalry_with(one.network, two.network), 0);
}

TEST(Method, ResearchThatIsReadHelpsAnchoring) {
    Neighbourhood one = steady();
    one.live();
    one.network.results = 0.4;
    auto people = one.people();
    const sim::Step now{2, 2, 1};
    const Gathering g{now, people, one.network};
    const double without = anchoring_rate(g);
    one.network.terms.science_link = true;
    EXPECT_NEAR(anchoring_rate(g), 1.5 * without, 1e-12);
}

TEST(Method, CutsTakeTheirShareOfReleasedHoursOnce) {
    Neighbourhood one = steady();
    one.network.commitments.cuts_week = 5;
    one.network.commitments.cuts = 0.25;
    one.network.commitments.released_hours = 2;
    for (int week = 0; week < 10; ++week)
        one.live();
    EXPECT_DOUBLE_EQ(one.network.partners[0].released_hours, 1.5);
}

}  // namespace
}  // namespace models::collaboration
