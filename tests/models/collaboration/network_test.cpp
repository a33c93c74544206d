#include "models/collaboration/network.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "models/collaboration/meetings.h"
#include "models/collaboration/membership.h"
#include "models/collaboration/spirit.h"
#include "tests/support/people.h"

namespace models::collaboration {
namespace {

using support::Neighbourhood;
using support::steady;

/// One case between two meetings.
void one_case_each(Network& network) {
    if (network.since_meeting[0] > 0) return;
    note_result(network, Note::discussed);
    note_result(network, Note::action);
}

/// An ordinary network of the default numbers that handles a case at each meeting.
double familiarity_after(std::uint64_t seed, int weeks, const NetworkTerms& terms) {
    Neighbourhood one(seed);
    one.network.terms = terms;
    for (int week = 1; week <= weeks; ++week)
        one.live(one_case_each);
    return mean_familiarity(one.network);
}

TEST(Familiarity, OfAPairGrowsByTheFormula) {
    Neighbourhood one = steady();
    Network& n = one.network;
    n.terms.coordinator_hours = 0;
    one.live();
    ASSERT_EQ(n.books.attended, n.books.invited);
    for (int week = 2; week <= 10; ++week)
        one.live();

    // 2 hours, a quarter of them informal, worth half without a coordinator.
    const double growth = 1 - std::exp(-n.rules.meetings.growth * 2 * 0.25 * 0.5);
    EXPECT_NEAR(n.familiarity(0, 1), 1 - 0.9 * std::pow(1 - growth, 10), 1e-5);
    EXPECT_NEAR(mean_familiarity(n), n.familiarity(0, 1), 1e-5);
    EXPECT_EQ(n.familiarity(1, 1), 0);
}

TEST(Familiarity, GrowsLessWithHiddenInterestsAndMoreWithTrust) {
    const Network n;
    const double plain = after_meeting(n, 0.2, 0.5, 0.5, 0, 0);
    EXPECT_LT(after_meeting(n, 0.2, 0.5, 0.5, 0.5, 0), plain);
    EXPECT_GT(after_meeting(n, 0.2, 0.9, 0.5, 0, 0), plain);
    EXPECT_DOUBLE_EQ(after_meeting(n, 0.2, 0.5, 0.5, 1, 0), 0.2);
}

TEST(Familiarity, FadesByItsHalfLifeAndGrowsByEncounters) {
    Neighbourhood one = steady();
    Network& n = one.network;
    n.terms.cadence_weeks = 1000;
    one.live();
    const float begin = n.familiarity(0, 1);
    n.rules.meetings.half_life = 52;
    for (int week = 0; week < 52; ++week)
        one.live();
    EXPECT_NEAR(n.familiarity(0, 1), begin / 2, 1e-5);

    const float before = n.familiarity(0, 1);
    n.rules.meetings.half_life = 1e12;
    n.rules.meetings.encounters = 0.01;  // as they are in an area of 10,000
    for (int week = 0; week < 20; ++week)
        one.live();
    EXPECT_NEAR(n.familiarity(0, 1), 1 - (1 - before) * std::pow(0.99, 20), 1e-4);
}

// A year to know each other: from 0.1 to about 0.6 in 52 weeks of meetings every six weeks, with
// the turnover of staff and all other default numbers.
TEST(Familiarity, TakesAYearAtSixWeeklyMeetings) {
    double mean = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed)
        mean += familiarity_after(seed, 53, {}) / 30;
    EXPECT_GT(mean, 0.55);
    EXPECT_LT(mean, 0.65);
}

TEST(Familiarity, IsLowerWithFewMeetings) {
    NetworkTerms few;
    few.cadence_weeks = 21;  // five meetings in two years
    double often = 0, seldom = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        often += familiarity_after(seed, 104, {});
        seldom += familiarity_after(seed, 104, few);
    }
    EXPECT_LT(seldom, 0.7 * often);
}

TEST(Familiarity, IsNeverLoweredByMoreHoursOfACoordinator) {
    double last = 0;
    for (const double hours : {0.0, 1.0, 2.0, 4.0, 8.0}) {
        NetworkTerms terms;
        terms.coordinator_hours = hours;
        double mean = 0;
        for (std::uint64_t seed = 1; seed <= 10; ++seed)
            mean += familiarity_after(seed, 40, terms) / 10;
        EXPECT_GE(mean, last) << hours;
        last = mean;
    }
}

TEST(Members, WhoLeaveTakeAllThatTheyKnewWithThem) {
    for (const double management : {0.0, 1.0}) {
        Neighbourhood one = steady();
        Network& n = one.network;
        n.terms.introductions = false;
        n.terms.cadence_weeks = 1000;
        n.commitments.management_commitment = management;
        one.live();
        n.vision = 0.5;
        MemberId post = 0;
        while (n.members[post].volunteer != 0)
            ++post;
        const auto size = n.size();
        professionals::succeed(one.professionals, one.seed, one.world.posts[n.members[post].index]);

        one.live();

        EXPECT_EQ(n.familiarity.row(post).sum(), 0);
        EXPECT_EQ(n.familiarity.col(post).sum(), 0);
        EXPECT_EQ(n.size(), management == 0 ? size - 1 : size);
        EXPECT_EQ(n.members[post].present, management == 0 ? 0 : 1);
        EXPECT_LT(n.vision, 0.5 * (1 - 0.9 / size));
        EXPECT_GT(n.familiarity.sum(), 0);
    }
}

TEST(Members, WhoStopVolunteeringLeave) {
    Neighbourhood one = steady();
    Network& n = one.network;
    one.live();
    MemberId m = 0;
    while (n.members[m].volunteer == 0)
        ++m;
    volunteers::remove(one.world.volunteers, n.members[m].index);

    one.live();

    EXPECT_EQ(n.members[m].present, 0);
    EXPECT_EQ(n.familiarity.row(m).sum(), 0);
}

TEST(Members, WhoAreNewBeginWithWhatTheCoordinatorGivesThem) {
    for (const bool introductions : {false, true}) {
        Neighbourhood one = steady();
        Network& n = one.network;
        n.terms.introductions = introductions;
        n.terms.first_members = 5;
        n.rules.membership.joins = 1;
        n.rules.membership.asked = 1;
        one.live();

        ASSERT_EQ(n.books.joined, 1u);
        const auto last = static_cast<Eigen::Index>(n.members.size() - 1);
        const float first = n.familiarity(last, 0);
        // A coordinator of 0.7, with time enough for six.
        EXPECT_NEAR(first, introductions ? 0.25 * (0.5 + 0.5 * 0.7) : 0, 0.02);
        EXPECT_EQ(n.familiarity(0, last), first);
    }
}

TEST(Members, AreOfManyOrganisationsAndNoMoreThanTheirDelegates) {
    Neighbourhood one = steady();
    one.network.terms.first_members = 60;
    one.network.terms.most_delegates = 2;
    one.network.terms.volunteer_share = 0;
    one.live();

    std::vector<int> sent(organisations::kKinds);
    for (const Member& m : one.network.members)
        ++sent[m.organisation];
    for (std::size_t k = 0; k < sent.size(); ++k) {
        const auto kind = static_cast<organisations::Kind>(k);
        const bool none =
            kind == organisations::Kind::shops || kind == organisations::Kind::volunteer_centre;
        EXPECT_EQ(sent[k], none ? 0 : 2) << organisations::kKindNames[k];
    }
}

TEST(Meetings, TakeNoHourThatIsNotThere) {
    Neighbourhood one = steady();
    Network& n = one.network;
    one.live();
    const double professional = n.ledger.hours_professional - n.terms.coordinator_hours;
    double given = 0;
    for (const auto& post : one.world.posts)
        given += post.hours.given;
    EXPECT_NEAR(given, professional, 1e-9);
    EXPECT_NEAR(one.world.volunteers.books.hours_given, n.ledger.hours_volunteer, 1e-9);
    EXPECT_GT(given, 0);
    EXPECT_GT(n.ledger.hours_volunteer, 0);

    for (auto& post : one.world.posts)
        post.hours.a_week = 1;  // a meeting takes two
    const auto before = n.books.attended;
    one.live();
    for (const Member& m : n.members)
        EXPECT_EQ(m.here, m.volunteer);
    EXPECT_GT(n.books.attended, before);
}

TEST(Meetings, AreMissedByGpsByDayByTheUnreleasedAndByTheTired) {
    Neighbourhood one;
    one.live();
    Network& n = one.network;
    auto people = one.people();
    const sim::Step now{2, 2, 1};
    const Gathering g{now, people, n};
    Member gp, nurse;
    for (std::uint32_t k = 0; k < one.world.posts.size(); ++k) {
        Member m;
        m.index = k;
        m.organisation = one.world.posts[k].organisation;
        if (one.world.posts[k].discipline == professionals::Discipline::gp) gp = m;
        if (one.world.posts[k].discipline == professionals::Discipline::district_nurse) nurse = m;
    }
    n.energy = 0.5;
    const double chance = attendance_chance(g, nurse);
    EXPECT_NEAR(chance, 0.95 * 0.75 * 0.8 * 0.85, 1e-12);
    EXPECT_NEAR(attendance_chance(g, gp), 0.3 * chance, 1e-12);
    n.terms.by_day = false;
    EXPECT_NEAR(attendance_chance(g, gp), chance, 1e-12);
    n.terms.project_structure = true;
    EXPECT_NEAR(attendance_chance(g, nurse), chance / 0.85, 1e-12);
    n.energy = 0.2;
    EXPECT_LT(attendance_chance(g, nurse), chance / 0.85);
    for (auto& organisation : one.network.partners)
        organisation.released_hours = 0;
    EXPECT_EQ(attendance_chance(g, nurse), 0);
    Member volunteer;
    volunteer.volunteer = 1;
    EXPECT_GT(attendance_chance(g, volunteer), 0.5);
}

double energy_after_a_meeting(const NetworkTerms& terms, const std::vector<Note>& notes) {
    Neighbourhood one = steady();
    one.network.terms = terms;
    one.network.rules.energy.empty = 0.12;
    one.live();
    one.network.begin_week = -200;  // past its first year
    one.network.terms.cadence_weeks = 1;
    one.network.energy = 0.5;
    one.network.rules.energy.rest_weeks = 1e12;
    one.live([&](Network& n) {
        for (const Note note : notes)
            note_result(n, note);
    });
    return one.network.energy;
}

TEST(Energy, FollowsWhatHappened) {
    NetworkTerms terms;
    const auto energy = [&](const std::vector<Note>& notes) {
        return energy_after_a_meeting(terms, notes);
    };
    const double empty = energy({});
    const double acted = energy({Note::discussed, Note::action});
    EXPECT_LT(empty, 0.5);
    EXPECT_GT(acted, empty);
    EXPECT_GT(energy({Note::discussed, Note::action, Note::success}), acted);
    EXPECT_GT(energy({Note::discussed, Note::action, Note::feedback}), acted);
    EXPECT_LT(energy({Note::discussed, Note::action, Note::unanswered}), acted);
    EXPECT_LT(energy({Note::discussed}), acted);  // talk without action

    terms.reflection_share = 0;  // action without reflection
    EXPECT_LT(energy({Note::discussed, Note::action}), acted);
    terms = {};
    terms.fed = false;
    EXPECT_LT(energy({Note::discussed, Note::action}), acted);
    terms = {};
    terms.director = terms.director_budget = true;
    EXPECT_GT(energy({Note::discussed, Note::action}), acted);
}

double vision_after(const NetworkTerms& terms, double hidden = 0) {
    Neighbourhood one = steady();
    one.network.terms = terms;
    one.network.terms.cadence_weeks = 1;
    one.network.commitments.hidden_interest = hidden;
    for (int week = 0; week < 5; ++week)
        one.live();
    return one.network.vision;
}

TEST(Vision, GrowsWithReflectionAndADirectorAndNotFromMoneyOrRivals) {
    NetworkTerms terms;
    const double plain = vision_after(terms);
    EXPECT_GT(plain, 0.1);
    EXPECT_LT(vision_after(terms, 0.8), plain);
    terms.reflection_share = 0;
    EXPECT_EQ(vision_after(terms), 0);
    terms = {};
    terms.money_motive = 1;
    EXPECT_LT(vision_after(terms), plain);
    terms = {};
    terms.rival = 1;
    EXPECT_LT(vision_after(terms), plain);
    terms = {};
    terms.director = true;
    const double without_budget = vision_after(terms);
    terms.director_budget = true;
    EXPECT_GT(without_budget, plain);
    EXPECT_GT(vision_after(terms) - plain, 5 * (without_budget - plain));
}

TEST(Interface, IsWarmAsFamiliarityAndSilentWhenTheNetworkIsGone) {
    Neighbourhood one = steady();
    Network& n = one.network;
    EXPECT_EQ(warm_chance(n, 0, 1), 0);
    one.live();
    EXPECT_TRUE(meets_this_week(n));
    EXPECT_TRUE(attended(n, 0));
    EXPECT_NEAR(warm_chance(n, 0, 1), 0.9 * n.familiarity(0, 1), 1e-6);
    EXPECT_EQ(warm_chance(n, 0, kNoMember), 0);
    n.vision = 0.8;
    n.breadth = 0.4;
    EXPECT_NEAR(diagnosis_quality(n), 0.2 + 0.25 * 0.8 + 0.15 + 0.15 + 0.25 * 0.4, 1e-12);
    n.terms.consultative = false;
    EXPECT_NEAR(diagnosis_quality(n), 0.2 + 0.25 * 0.8 + 0.15 + 0.25 * 0.4, 1e-12);
    n.publicity = 0.3;
    EXPECT_EQ(knows_meldpunt(n), 0.3);

    const double trust = n.members[0].trust;
    note_feedback(n, 0, true);
    EXPECT_NEAR(n.members[0].trust, trust + 0.1 * (1 - trust), 1e-12);
    note_feedback(n, 0, false);
    EXPECT_LT(n.members[0].trust, trust + 0.1 * (1 - trust));

    n.alive = false;
    EXPECT_EQ(warm_chance(n, 0, 1), 0);
    EXPECT_EQ(diagnosis_quality(n), 0.2);
    EXPECT_EQ(knows_meldpunt(n), 0);
    EXPECT_FALSE(attended(n, 0));
}

TEST(Publicity, BeginsWhenTheNetworkHasAForm) {
    Neighbourhood one = steady();
    Network& n = one.network;
    n.terms.publicity_effort = 1;
    n.terms.informal_share = 0.03;
    one.live();
    EXPECT_EQ(n.publicity, 0);
    for (int week = 0; week < 10; ++week)
        one.live();
    EXPECT_GT(mean_familiarity(n), n.rules.publicity.form);
    EXPECT_GT(knows_meldpunt(n), 0.2);
}

}  // namespace
}  // namespace models::collaboration
