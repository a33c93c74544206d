#include "models/cases/served_desk.h"

#include <cmath>

#include <gtest/gtest.h>

#include "models/scenario.h"
#include "models/simulation.h"
#include "tests/support/small_world.h"

namespace models::cases {
namespace {

using interventions::Programme;

constexpr sim::Step kWeek{.number = 40, .week = 20, .seed = 9};

/// Nobody else takes anything, and nothing that it refers is warm.
class NoDesk final : public Desk {
  public:
    int asked = 0, ended = 0;

    bool responsible_for(const Case&, Spotter& found) override {
        ++asked;
        found = {Door::welfare, 5, 9};
        return true;
    }
    bool take(const Case&, const Spotter&, double) override { return true; }
    int places_on_agenda(const Case&) const override { return 7; }
    void use_agenda(const Case&) override {}
    double diagnosis(const Case&, bool) const override { return 0.1; }
    double broad(const Case&, bool) const override { return 0.2; }
    void believed(const Case&, bool) override {}
    double disputed(const Case&) const override { return 0; }
    void left_undecided(const Case&) override {}
    double warm(const Case&) override { return 0; }
    double agree_to_close(const Case&) override { return 1; }
    double knows_signaller(const Case&) const override { return 0; }
    void told(const Case&, bool) override {}
    void closed(const Case&) override { ++ended; }
};

/// A link worker with `hours` a week.
Programme link_worker(double hours, int caseload) {
    auto p = support::busy_programme(interventions::Mechanism::group);
    p.terms.mechanism = interventions::Mechanism::service;
    p.terms.hours_per_contact = 2;
    p.terms.caseload = caseload;
    p.terms.talks = 3;
    p.terms.breadth = 0.8;
    p.service.hours.a_week = hours;
    return p;
}

struct Parts {
    HandlingRules rules;
    NoDesk behind;
    std::vector<Programme> programmes;
    Casebook book;

    explicit Parts(Programme p) : programmes{std::move(p)} {}
    ServedDesk desk() { return {rules, kWeek, programmes, behind}; }
    Case& signal(std::uint32_t uid, Door door = Door::gp) {
        Case one;
        one.person = {uid, uid};
        one.number = uid;
        one.signaller.door = door;
        book.cases.push_back(one);
        return book.cases.back();
    }
    /// Takes it up as handling does. Whether the service did.
    bool take_up(ServedDesk& desk, Case& one) {
        Spotter who;
        if (!desk.responsible_for(one, who) || !desk.take(one, who, 1)) return false;
        one.responsible = who;
        one.status = Status::open;
        return who.post == kServicePosts;
    }
};

TEST(ServedDesk, TakesCasesAsFarAsCaseloadAndHoursGo) {
    Parts parts(link_worker(100, 2));
    parts.book.cases.reserve(8);
    auto desk = parts.desk();
    EXPECT_TRUE(parts.take_up(desk, parts.signal(1)));
    EXPECT_TRUE(parts.take_up(desk, parts.signal(2)));
    EXPECT_FALSE(parts.take_up(desk, parts.signal(3)));  // two are all
    EXPECT_EQ(parts.behind.asked, 1);
    desk.closed(parts.book.cases[0]);
    EXPECT_TRUE(parts.take_up(desk, parts.signal(4)));
    EXPECT_EQ(parts.programmes[0].service.books.hours_given, 6);

    Parts busy(link_worker(3, 10));
    busy.book.cases.reserve(8);
    auto other = busy.desk();
    EXPECT_TRUE(busy.take_up(other, busy.signal(1)));
    EXPECT_FALSE(busy.take_up(other, busy.signal(2)));  // an hour is left
}

TEST(ServedDesk, LeavesCasesOfNetworksAndOfOthersThanGpsToThose) {
    Parts parts(link_worker(100, 10));
    parts.book.cases.reserve(8);
    parts.programmes[0].terms.known_to_gps = 0.8;
    auto desk = parts.desk();
    EXPECT_FALSE(parts.take_up(desk, parts.signal(1, Door::pastor)));
    Case& led = parts.signal(2);
    led.network = 0;
    EXPECT_FALSE(parts.take_up(desk, led));
    EXPECT_TRUE(parts.take_up(desk, parts.signal(3)));
}

// Nine talks, one a week, before anything is decided; each takes a contact.
TEST(ServedDesk, TalksBeforeItIsDecidedWhatToOffer) {
    Parts parts(link_worker(100, 10));
    parts.book.cases.reserve(8);
    auto desk = parts.desk();
    Case& one = parts.signal(1);
    ASSERT_TRUE(parts.take_up(desk, one));
    for (int talk = 0; talk < 3; ++talk) {
        EXPECT_EQ(desk.places_on_agenda(one), 0);
        desk.talk(parts.book);
    }
    EXPECT_EQ(desk.places_on_agenda(one), 1);
    desk.talk(parts.book);  // no more than that
    EXPECT_EQ(parts.programmes[0].service.books.talks, 3u);
    EXPECT_EQ(parts.programmes[0].service.books.hours_given, 2 * 4);
    desk.use_agenda(one);
    EXPECT_EQ(desk.places_on_agenda(one), 0);
}

// At first: own view and breadth. Each further talk sees it with own view times breadth.
TEST(ServedDesk, SeesTrueCausesByTheFormula) {
    Parts parts(link_worker(100, 10));
    parts.book.cases.reserve(8);
    auto desk = parts.desk();
    Case& one = parts.signal(1);
    ASSERT_TRUE(parts.take_up(desk, one));
    const double own = parts.rules.own_view;
    const double missed = (1 - own) * (1 - 0.8) * std::pow(1 - own * 0.8, 2);
    EXPECT_NEAR(desk.diagnosis(one, true), 1 - missed, 1e-12);
    EXPECT_NEAR(desk.diagnosis(one, false), 1 - (1 - own) * (1 - 0.8), 1e-12);
    EXPECT_EQ(desk.broad(one, true), 0.8);
    const Case& other = parts.signal(2);
    EXPECT_EQ(desk.diagnosis(other, true), 0.1);
}

TEST(ServedDesk, GoesAlongAsLongAsThereAreHours) {
    Parts parts(link_worker(5, 0));
    parts.programmes[0].terms.accompanies = 1;
    parts.book.cases.reserve(8);
    auto desk = parts.desk();
    EXPECT_EQ(desk.warm(parts.signal(1)), 1);
    EXPECT_EQ(desk.warm(parts.signal(2)), 1);
    EXPECT_EQ(desk.warm(parts.signal(3)), 0);  // one hour of five is left
    EXPECT_EQ(parts.programmes[0].service.books.accompanied, 2u);
    EXPECT_EQ(parts.programmes[0].service.books.hours_given, 4);

    Parts half(link_worker(1e6, 0));
    half.programmes[0].terms.accompanies = 0.5;
    auto other = half.desk();
    double warm = 0;
    for (std::uint32_t uid = 0; uid < 4000; ++uid) {
        half.book.cases.clear();
        warm += other.warm(half.signal(uid));
    }
    EXPECT_NEAR(warm, 2000, 4 * std::sqrt(1000.0));
}

/// What services of the shipped catalogue did in three years of a toy neighbourhood.
std::vector<Programme> services_after_three_years(double hours) {
    const std::string file = WIJK_SOURCE_DIR "/scenarios/interventions.toml";
    const auto catalogue = interventions::read_catalogue(file)->catalogue;
    std::vector<Programme> programmes;
    for (const char* const name : {"activity-programme",
                                   "questionnaire-screening",
                                   "warm-referral",
                                   "social-prescribing",
                                   "social-wijkteam"}) {
        Programme p;
        const int at = catalogue.find(name);
        p.terms = catalogue.interventions[static_cast<std::size_t>(at)];
        p.number = static_cast<std::uint16_t>(at);
        p.costs = catalogue.costs;
        p.start_week = 4;
        p.stop_week = 140;
        if (!p.terms.takes_participants()) p.terms.sessions_per_week *= hours;
        programmes.push_back(std::move(p));
    }
    const Rules rules;
    auto settled = support::toy_settlement(4'000, rules, 3);
    burn_in(rules, settled, 3, 26);
    Simulation life(rules, settled, 3, 26, programmes, {}, {}, true, catalogue.costs);
    for (int week = 1; week <= 156; ++week) {
        life.advance();
        for (const Programme& p : life.world().programmes)
            EXPECT_LE(p.service.hours.given, p.service.hours.a_week + 1e-9);
    }
    return life.world().programmes;
}

// Every hour that is given is an hour of one contact or attempt, and every hour that is paid is in
// the ledger: what is paid and not given found nothing to do.
TEST(Services, HoursBalance) {
    for (const Programme& p : services_after_three_years(1)) {
        if (p.terms.takes_participants()) continue;
        const auto& b = p.service.books;
        const auto& t = p.terms;
        const double contacts =
            b.found + b.mistaken + b.taken_up + b.talks + b.visits + b.accompanied;
        EXPECT_NEAR(
            b.hours_given, contacts * t.hours_per_contact + b.sought * t.hours_per_attempt, 1e-6)
            << t.name;
        EXPECT_DOUBLE_EQ(b.hours_paid, p.ledger.hours_professional) << t.name;
        EXPECT_LE(b.hours_given, b.hours_paid + 1e-6) << t.name;
        EXPECT_GT(b.hours_given, 0) << t.name;
        EXPECT_TRUE(p.service.clients.size() <= static_cast<std::size_t>(t.caseload)) << t.name;
    }
}

TEST(Services, WithoutHoursDoNothingForAnybody) {
    for (const Programme& p : services_after_three_years(0)) {
        if (p.terms.takes_participants()) continue;
        const auto& b = p.service.books;
        EXPECT_EQ(b.hours_given, 0) << p.terms.name;
        EXPECT_EQ(b.found + b.taken_up + b.talks + b.visits + b.accompanied, 0u) << p.terms.name;
    }
}

}  // namespace
}  // namespace models::cases
