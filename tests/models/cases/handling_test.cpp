#include "models/cases/handling.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "models/world.h"
#include "tests/support/small_world.h"

namespace models::cases {
namespace {

using interventions::Programme;

/// Has time for everything, knows nothing, and keeps what it was told.
class FakeDesk : public Desk {
  public:
    bool anybody = true, has_time = true;
    int places = 1'000'000;
    double sees = 1, looks_beyond = 1, goes_along = 0, knows = 0;
    double alone = 0, quarrel = 0, agree = 1;
    int heard = 0, silent = 0, ended = 0, rights = 0, wrongs = 0, undecided = 0;
    double hours = 0;

    bool responsible_for(const Case&, Spotter& found) override {
        found = {Door::welfare, 5, 9};
        return anybody;
    }
    bool take(const Case&, const Spotter&, double more) override {
        if (has_time) hours += more;
        return has_time;
    }
    int places_on_agenda(const Case&) const override { return places; }
    void use_agenda(const Case&) override { --places; }
    double diagnosis(const Case&, bool together) const override { return together ? sees : alone; }
    double broad(const Case&, bool) const override { return looks_beyond; }
    void believed(const Case&, bool right) override { ++(right ? rights : wrongs); }
    double disputed(const Case&) const override { return quarrel; }
    void left_undecided(const Case&) override { ++undecided; }
    double warm(const Case&) override { return goes_along; }
    double agree_to_close(const Case&) override { return agree; }
    double knows_signaller(const Case&) const override { return knows; }
    void told(const Case&, bool did) override { ++(did ? heard : silent); }
    void closed(const Case&) override { ++ended; }
};

/// People with a case each that was just signalled, and one programme that takes everybody.
struct Office {
    World world;
    Casebook book;
    FakeDesk desk;
    HandlingRules rules;
    std::vector<Programme> programmes;
    causes::CauseSet causes;
    std::uint32_t step = 100;
    double taboo = 0;

    explicit Office(std::uint32_t people) : world(support::adults_alone(people, 1)) {
        Programme p = support::busy_programme(interventions::Mechanism::group);
        p.places = people;
        p.involved.assign(people, 0);
        programmes.push_back(p);
        book.seen.assign(people, kHasCase);
        book.generation.assign(people, 0);
        for (std::uint32_t row = 0; row < people; ++row) {
            world.residents.weeks_lonely[ResidentId{row}] = 60;
            Case one;
            one.person = {row, world.residents.uid(ResidentId{row})};
            one.number = row;
            one.since = one.changed = step;
            book.cases.push_back(one);
            ++book.funnel.signalled;
        }
        rules.wants_nothing = 0;
        rules.opens = 1;
        rules.accept_cold = 1 - 1e-9;
        causes.add(causes::Cause::thin_network);
    }

    void week() {
        ++step;
        HandlingWorld parts{
            world.residents, programmes, desk, [this](ResidentId) { return causes; }, taboo};
        handle(rules, {step, static_cast<std::int32_t>(step), 9}, parts, book);
    }
    std::uint32_t count(Status status) const {
        return book.by_status()[static_cast<std::size_t>(status)];
    }
    /// Everybody who waits takes part.
    void start_all() {
        for (const auto& one : programmes[0].waiting)
            programmes[0].participants.push_back({one.person, interventions::kNobody, 0, step});
        programmes[0].waiting.clear();
    }
    void end_all() {
        for (const auto& one : programmes[0].participants)
            programmes[0].involved[one.person.row] = 0;
        programmes[0].participants.clear();
    }
};

TEST(Handling, GoesOneStepAWeekFromSignalToHelp) {
    Office office(10);
    const auto all = [&](Status status) { return office.count(status) == 10; };
    office.week();
    EXPECT_TRUE(all(Status::open));
    office.week();
    EXPECT_TRUE(all(Status::discussed));
    office.week();
    EXPECT_TRUE(all(Status::waiting));
    EXPECT_EQ(office.programmes[0].tally.accepted, 10u);
    office.start_all();
    office.week();
    EXPECT_TRUE(all(Status::started));
    office.end_all();
    for (std::uint32_t row = 0; row < 10; ++row)
        office.world.residents.weeks_lonely[ResidentId{row}] = 0;
    office.week();
    EXPECT_TRUE(all(Status::helped));
    EXPECT_EQ(office.desk.ended, 10);
    EXPECT_EQ(office.book.funnel.helped, 10u);
    EXPECT_EQ(office.book.seen[0] & kHasCase, 0);
    EXPECT_DOUBLE_EQ(office.desk.hours,
                     10 * (office.rules.intake_hours + office.rules.visit_hours));
}

TEST(Handling, DropsWhatNobodyHasTimeFor) {
    Office office(3);
    office.desk.has_time = false;
    for (int week = 0; week < office.rules.intake_weeks - 1; ++week)
        office.week();
    EXPECT_EQ(office.count(Status::signalled), 3u);
    office.week();
    EXPECT_EQ(office.count(Status::nothing_to_offer), 3u);
    EXPECT_DOUBLE_EQ(office.desk.hours, 0);
}

TEST(Handling, DiscussesNoMoreThanTheAgendaHolds) {
    Office office(5);
    office.desk.places = 2;
    office.week(), office.week();
    EXPECT_EQ(office.count(Status::discussed), 2u);
    EXPECT_EQ(office.count(Status::open), 3u);
}

TEST(Handling, LetsTheFirstResponsibleDecideAloneWhatNoMeetingHadTimeFor) {
    Office office(6);
    office.desk.places = 2;
    office.desk.alone = 1;
    office.rules.agenda_weeks = 9;
    office.week(), office.week();
    EXPECT_EQ(office.count(Status::open), 4u);
    for (int week = 2; week < 9; ++week)
        office.week();
    EXPECT_EQ(office.count(Status::open), 4u);
    office.week();
    EXPECT_EQ(office.count(Status::open), 0u);
    EXPECT_EQ(office.book.funnel.agreed, 6u);
    EXPECT_EQ(office.desk.rights + office.desk.wrongs, 2);  // what meetings discussed
}

TEST(Handling, RivalNetworksLeaveCasesUndecided) {
    constexpr std::uint32_t kPeople = 4000;
    Office office(kPeople);
    office.desk.quarrel = 0.4;
    office.week(), office.week();
    const double decided = office.book.funnel.agreed;
    EXPECT_NEAR(decided / kPeople, 0.6, 4 * std::sqrt(0.24 / kPeople));
    EXPECT_EQ(office.desk.undecided, static_cast<int>(kPeople - decided));
    EXPECT_EQ(office.count(Status::open), kPeople - static_cast<std::uint32_t>(decided));

    Office stubborn(10);
    stubborn.desk.quarrel = 1;
    for (int week = 0; week < stubborn.rules.undecided_weeks + 2; ++week)
        stubborn.week();
    EXPECT_EQ(stubborn.count(Status::nothing_to_offer), 10u);
}

// Nobody decides alone what rival networks dispute, however long it waits.
TEST(Handling, LeavesADisputedCaseToTheMeeting) {
    Office office(4);
    office.desk.quarrel = 1;
    office.week(), office.week();
    EXPECT_EQ(office.desk.undecided, 4);
    office.desk.places = 0;
    office.desk.quarrel = 0;
    for (int week = 0; week < office.rules.agenda_weeks + 5; ++week)
        office.week();
    EXPECT_EQ(office.count(Status::open), 4u);
    office.desk.places = 10;
    office.week();
    EXPECT_EQ(office.book.funnel.agreed, 4u);
}

TEST(Handling, ClosesAsHelpedWhoIsNoLongerLonelyAtAReview) {
    Office office(1);
    office.rules.review_weeks = 5;
    while (office.count(Status::waiting) == 0)
        office.week();
    office.start_all();
    office.week();
    office.world.residents.weeks_lonely[ResidentId{0}] = 0;
    for (int week = 1; week < 5; ++week) {
        office.week();
        EXPECT_EQ(office.count(Status::started), 1u) << week;
    }
    office.week();
    EXPECT_EQ(office.count(Status::helped), 1u);
    EXPECT_EQ(office.programmes[0].participants.size(), 1u);  // she goes on taking part
}

// What came of a case may be clear for long before all agree to close it; who is lonely again by
// then is not called helped.
TEST(Handling, ClosesACaseOnlyWhenAllAgree) {
    Office office(2);
    office.rules.review_weeks = 5;
    while (office.count(Status::waiting) < 2)
        office.week();
    office.start_all();
    office.week();
    auto& lonely = office.world.residents.weeks_lonely;
    lonely[ResidentId{0}] = lonely[ResidentId{1}] = 0;
    office.desk.agree = 0;
    for (int week = 0; week < 12; ++week)
        office.week();
    EXPECT_EQ(office.count(Status::started), 2u);
    EXPECT_EQ(office.desk.ended, 0);
    lonely[ResidentId{1}] = 3;
    office.desk.agree = 1;
    office.week();
    EXPECT_EQ(office.count(Status::helped), 1u);
    EXPECT_EQ(office.count(Status::started), 1u);
    EXPECT_EQ(office.book.cases[0].status, Status::helped);
}

TEST(Acceptance, OfALabelFallsForThoseWhoAreAshamedOfIt) {
    constexpr std::uint32_t kPeople = 4000;
    Office office(kPeople);
    office.rules.accept_cold = 0.5;
    office.programmes[0].delivery.label_odds = 0.5;
    office.rules.most_rounds = 1;
    office.taboo = 0.4;
    office.programmes[0].terms.loneliness_label = true;
    office.week(), office.week(), office.week();
    const double expected = 0.6 * 0.5 + 0.4 / 3;
    EXPECT_NEAR(office.count(Status::waiting) / double{kPeople},
                expected,
                4 * std::sqrt(expected * (1 - expected) / kPeople));
}

TEST(Handling, OffersByTheBelievedCauseOnlyWhereTheViewIsBroad) {
    Office office(200);
    office.programmes[0].terms.causes = {};
    office.programmes[0].terms.causes.add(causes::Cause::money);
    office.week(), office.week();
    EXPECT_EQ(office.count(Status::nothing_to_offer), 200u);  // a thin network is no debt

    Office narrow(200);
    narrow.programmes[0].terms.causes = office.programmes[0].terms.causes;
    narrow.desk.looks_beyond = 0;
    narrow.week(), narrow.week();
    EXPECT_EQ(narrow.count(Status::discussed), 200u);
}

TEST(Handling, SeesTheTrueCauseByTheChanceOfItsDiagnosis) {
    constexpr std::uint32_t kPeople = 4000;
    Office office(kPeople);
    office.desk.sees = 0.6;
    office.rules.presenting_true = 0;
    office.week(), office.week();
    double right = 0;
    for (const auto& one : office.book.cases)
        right += one.believed == causes::Cause::thin_network;
    const double expected = 0.6 + 0.4 / causes::kCauses;  // the presenting problem by luck
    EXPECT_NEAR(right / kPeople, expected, 4 * std::sqrt(expected * (1 - expected) / kPeople));
}

TEST(Acceptance, OfAWarmReferralHasTheOddsOfTheRule) {
    HandlingRules rules;
    rules.accept_cold = 0.25;
    rules.warm_odds = 2;
    EXPECT_DOUBLE_EQ(acceptance(rules, false), 0.25);
    EXPECT_NEAR(acceptance(rules, true), 0.4, 1e-12);  // odds 1/3 become 2/3

    constexpr std::uint32_t kPeople = 4000;
    Office office(kPeople);
    office.rules.accept_cold = 0.25;
    office.rules.warm_odds = 2;
    office.rules.most_rounds = 1;
    office.desk.goes_along = 1;
    office.week(), office.week(), office.week();
    EXPECT_NEAR(
        office.count(Status::waiting) / double{kPeople}, 0.4, 4 * std::sqrt(0.24 / kPeople));
    EXPECT_EQ(office.book.funnel.referred_warm, kPeople);
}

TEST(Handling, PersistenceWinsSomeOfThoseWhoWantNothing) {
    constexpr std::uint32_t kPeople = 4000;
    Office office(kPeople);
    office.rules.wants_nothing = 1;
    office.rules.persistence = 0.3;
    office.rules.most_visits = 3;
    for (int week = 0; week < 6; ++week)
        office.week();
    const double won = 1 - 0.7 * 0.7;  // the second and the third visit
    EXPECT_NEAR(office.count(Status::waiting) / double{kPeople},
                won,
                4 * std::sqrt(won * (1 - won) / kPeople));
    EXPECT_EQ(office.count(Status::refused) + office.count(Status::waiting), kPeople);
}

TEST(Handling, LosesThoseWhoDieOrMove) {
    Office office(2);
    office.world.residents.alive[ResidentId{0}] = 0;
    office.week();
    EXPECT_EQ(office.count(Status::lost), 1u);
}

TEST(Handling, GivesUpWhoWaitsTooLongAndFreesHer) {
    Office office(1);
    office.rules.waiting_weeks = 5;
    for (int week = 0; week < 8; ++week)
        office.week();
    EXPECT_EQ(office.count(Status::nothing_to_offer), 1u);
    EXPECT_TRUE(office.programmes[0].waiting.empty());
    EXPECT_EQ(office.programmes[0].involved[0], 0);
}

TEST(Handling, DiscussesAgainWhatDidNotHelpThenStops) {
    Office office(1);
    office.rules.most_rounds = 2;
    for (int round = 0; round < 2; ++round) {
        while (office.count(Status::waiting) == 0)
            office.week();
        office.start_all();
        office.week();
        office.end_all();
        office.week();
    }
    EXPECT_EQ(office.count(Status::unchanged), 1u);
    EXPECT_EQ(office.book.cases[0].rounds, 2);
    EXPECT_EQ(office.book.funnel.opened, 1u);
    EXPECT_EQ(office.book.funnel.started, 1u);
}

TEST(Handling, TellsTheSignallerMoreOftenWhoIsKnown) {
    constexpr std::uint32_t kPeople = 4000;
    for (const double knows : {0.0, 0.5}) {
        Office office(kPeople);
        office.rules.tells = 0.4;
        office.desk.knows = knows;
        office.programmes.clear();
        office.week(), office.week();  // nothing to offer: closed
        const double expected = 0.4 + 0.6 * knows;
        EXPECT_EQ(office.desk.heard + office.desk.silent, static_cast<int>(kPeople));
        EXPECT_NEAR(office.desk.heard / double{kPeople},
                    expected,
                    4 * std::sqrt(expected * (1 - expected) / kPeople));
    }
}

// Every signal is somewhere, in every week, and each step of the funnel holds no more than the one
// before it.
TEST(Funnel, AddsUpEveryWeek) {
    Office office(500);
    office.rules = {};
    office.rules.waiting_weeks = 10;
    office.desk.goes_along = 0.4;
    for (int week = 0; week < 120; ++week) {
        office.desk.places = week % 6 == 0 ? 40 : 0;
        if (week % 9 == 0) office.start_all();
        if (week % 31 == 0) office.end_all();
        if (week % 17 == 0)
            office.world.residents.alive[ResidentId{static_cast<std::uint32_t>(week)}] = 0;
        office.week();
        const auto counts = office.book.by_status();
        EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), 0u), office.book.funnel.signalled);
        const auto& f = office.book.funnel;
        EXPECT_LE(f.opened, f.signalled);
        EXPECT_LE(f.referred_warm + f.referred_cold, f.opened);
        EXPECT_LE(f.accepted, f.referred_warm + f.referred_cold);
        EXPECT_LE(f.started, f.accepted);
        EXPECT_LE(f.completed, f.started);
        std::uint32_t closed_cases = 0;
        for (int s = 0; s < kStatuses; ++s)
            if (closed(static_cast<Status>(s))) closed_cases += counts[static_cast<std::size_t>(s)];
        EXPECT_EQ(f.helped + f.stopped, closed_cases);
    }
    EXPECT_GT(office.book.funnel.helped + office.count(Status::unchanged), 0u);
}

}  // namespace
}  // namespace models::cases
