#include "models/volunteers/stock.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "models/volunteers/careers.h"
#include "models/volunteers/recruitment.h"
#include "tests/support/helpers.h"
#include "tests/support/small_world.h"

namespace models::volunteers {
namespace {

sim::Step in_week(std::uint32_t week, std::uint64_t seed = 9) {
    return {.number = week, .week = static_cast<std::int32_t>(week), .seed = seed};
}

std::set<std::uint32_t> people_of(const Stock& stock) {
    std::set<std::uint32_t> out;
    for (const Volunteer& one : stock.volunteers)
        if (one.active != 0) out.insert(one.person.uid);
    return out;
}

TEST(Volunteers, GiveWhatTheyHaveAndNoMore) {
    const World world = support::adults_alone(1, 1);
    Stock stock = support::stock_of(world, 0, 1, 5);
    Volunteer& one = stock.volunteers[0];

    EXPECT_DOUBLE_EQ(give(stock, one, 2), 2);
    EXPECT_DOUBLE_EQ(give(stock, one, 4), 3);
    EXPECT_DOUBLE_EQ(give(stock, one, 1), 0);
    EXPECT_DOUBLE_EQ(stock.books.hours_given, 5);
}

TEST(Volunteers, PromiseNoHourTwice) {
    const World world = support::adults_alone(3, 1);
    Stock stock = support::stock_of(world, 0, 3, 4);
    const auto anybody = [](const Volunteer&) { return true; };
    double promised = 0;

    const Hand first = engage(stock, 1, 3, promised, anybody);
    EXPECT_EQ(first.slot, 0u);  // the keenest
    EXPECT_EQ(engage(stock, 1, 3, promised, anybody).slot, 1u);
    EXPECT_EQ(engage(stock, 1, 3, promised, anybody).slot, 2u);
    EXPECT_EQ(engage(stock, 1, 3, promised, anybody).slot, 0u);
    EXPECT_DOUBLE_EQ(promised, 1);
    EXPECT_EQ(engage(stock, 2, 3, promised, anybody).slot, kNoSlot);

    release(stock, first, 3);
    EXPECT_EQ(engage(stock, 2, 3, promised, anybody).slot, 0u);
}

TEST(Volunteers, AreTheShareOfAdultsOfTheRules) {
    const VolunteerRules rules;
    const World world = support::adults_alone(10'000, 1);
    Stock stock;

    open(rules, in_week(1), world.residents, stock);

    EXPECT_EQ(stock.size(), 130u);  // 10,000 * 0.065 * 0.2
    double hours = 0;
    for (const Volunteer& one : stock.volunteers)
        hours += one.hours.a_week / 130;
    EXPECT_NEAR(hours, rules.hours_mean, 4 * 3.5 / std::sqrt(130));
}

// Those of the first week were trained when they joined: half of it is gone after a half-life.
TEST(Volunteers, OfTheFirstWeekHaveForgottenAsLongAsTheyServe) {
    const VolunteerRules rules;
    const World world = support::adults_alone(10'000, 1);
    Stock stock;

    open(rules, in_week(1), world.residents, stock);

    for (const Volunteer& one : stock.volunteers) {
        EXPECT_GT(one.weeks, 0u);
        EXPECT_NEAR(one.training, std::pow(0.5, one.weeks / rules.training_weeks), 1e-12);
    }
}

TEST(Volunteers, AreHealthyAdultsWhoAreNotLonely) {
    VolunteerRules rules;
    rules.care_share = rules.open_share = 1;
    World world = support::adults_alone(400, 1);
    for (std::uint32_t row = 0; row < 400; ++row) {
        const ResidentId r{row};
        if (row % 5 == 1) world.residents.age[r] = 25 * 52 - 1;
        if (row % 5 == 2) world.residents.age[r] = 81 * 52;
        if (row % 5 == 3) world.residents.limited[r] = 1;
        if (row % 5 == 4) world.residents.weeks_lonely[r] = 1;
    }
    Stock stock;

    open(rules, in_week(1), world.residents, stock);

    EXPECT_EQ(stock.size(), 80u);
    for (const Volunteer& one : stock.volunteers)
        EXPECT_EQ(one.person.row % 5, 0u);
}

// The race of exponential times: of two groups of the same size, few are taken in the ratio of how
// likely they are to volunteer.
TEST(Volunteers, ComeFromTheGroupsThatVolunteerMore) {
    const VolunteerRules rules;
    World world = support::adults_alone(20'000, 1);
    for (std::uint32_t row = 0; row < 20'000; ++row)
        world.residents.education[ResidentId{row}] =
            row % 2 == 0 ? Education::high : Education::low;
    Stock stock;

    open(rules, in_week(1), world.residents, stock);

    double high = 0;
    for (const Volunteer& one : stock.volunteers)
        high += one.person.row % 2 == 0 ? 1 : 0;
    const double share = rules.likely_high / (rules.likely_high + rules.likely_low);
    const double n = stock.size();
    EXPECT_NEAR(high, n * share, 4 * std::sqrt(n * share * (1 - share)));
}

TEST(Volunteers, StayTheKeenestWhenSomebodyIsAway) {
    const VolunteerRules rules;
    World world = support::adults_alone(10'000, 1);
    Stock stock, without;
    open(rules, in_week(1), world.residents, stock);
    const auto with = people_of(stock);
    world.residents.limited[ResidentId{*with.begin()}] = 1;

    open(rules, in_week(77), world.residents, without);

    std::set<std::uint32_t> stayed;
    const auto now = people_of(without);
    std::set_intersection(
        with.begin(), with.end(), now.begin(), now.end(), std::inserter(stayed, stayed.end()));
    EXPECT_EQ(now.size(), with.size());
    EXPECT_EQ(stayed.size(), with.size() - 1);
}

/// Share of a large stock, in their second year, that stops within a year when every week is as
/// `each_week` makes it.
template <class Week>
double stopped_in_a_year(const VolunteerRules& rules, std::uint32_t served, Week&& each_week) {
    const World world = support::adults_alone(4'000, 1);
    Stock stock = support::stock_of(world, 0, 4'000, 4);
    for (Volunteer& one : stock.volunteers) {
        one.weeks = served;
        one.appreciation = rules.everyday_appreciation;
    }
    VolunteerRules alone = rules;
    alone.care_share = 0;  // nobody joins
    for (std::uint32_t week = 1; week <= 52; ++week) {
        for (Volunteer& one : stock.volunteers)
            if (one.active != 0) each_week(one);
        live(alone, in_week(week), world.residents, stock);
    }
    return stock.books.quit / 4'000.0;
}

TEST(Volunteers, StopAtTheRateOfTheRulesAndMoreInTheFirstYear) {
    const VolunteerRules rules;
    const auto nothing = [](Volunteer&) {};
    const double later = stopped_in_a_year(rules, 100, nothing);
    const double first = stopped_in_a_year(rules, 0, nothing);

    const double expected = 1 - std::exp(-rules.quit_rate);
    EXPECT_NEAR(later, expected, 4 * std::sqrt(expected * (1 - expected) / 4'000));
    // Weeks are counted before the draw: 51 of the 52 lie in the first year.
    const double young = 1 - std::exp(-rules.quit_rate * (51 * rules.first_year + 1) / 52);
    EXPECT_NEAR(first, young, 4 * std::sqrt(young * (1 - young) / 4'000));
}

TEST(Volunteers, StayWhenThankedAndLeaveWhenOverloadedOrIdle) {
    const VolunteerRules rules;
    const double plain = stopped_in_a_year(rules, 100, [](Volunteer&) {});
    const double thanked = stopped_in_a_year(rules, 100, [](Volunteer& v) { appreciate(v, 0.3); });
    const double loaded =
        stopped_in_a_year(rules, 100, [](Volunteer& v) { v.hours.given = v.hours.a_week; });
    const double idle = stopped_in_a_year(rules, 100, [](Volunteer& v) { v.engagements = 1; });

    EXPECT_LT(thanked, plain - 0.02);
    EXPECT_GT(loaded, plain + 0.05);
    EXPECT_GT(idle, plain + 0.02);
}

TEST(Volunteers, WhoStoppedIsNotAskedAgainAndVacanciesAreFilled) {
    VolunteerRules rules;
    rules.refill_weeks = 1;
    const World world = support::adults_alone(10'000, 1);
    Stock stock;
    open(rules, in_week(1), world.residents, stock);

    for (std::uint32_t week = 2; week <= 300; ++week)
        live(rules, in_week(week), world.residents, stock);

    EXPECT_GT(stock.books.quit, 50u);
    EXPECT_GE(stock.size(), 124u);
    EXPECT_LE(stock.size(), 130u);
    for (const std::uint32_t uid : stock.stopped)
        EXPECT_EQ(people_of(stock).count(uid), 0u);
}

TEST(Volunteers, FormerParticipantsJoinWithoutAVacancy) {
    VolunteerRules rules;
    rules.care_share = 0;
    rules.former_joins = 0.25;
    World world = support::adults_alone(4'000, 1);
    for (std::uint32_t row = 0; row < 400; ++row)
        world.residents.weeks_lonely[ResidentId{row}] = 5;
    Stock stock;
    stock.open = true;
    for (std::uint32_t row = 0; row < 4'000; ++row)
        stock.completed.push_back({row, world.residents.uid(ResidentId{row})});

    refill(rules, in_week(3), world.residents, stock);

    EXPECT_NEAR(stock.size(), 900, 4 * std::sqrt(3'600 * 0.25 * 0.75));
    EXPECT_EQ(stock.books.former, stock.size());
    for (const Volunteer& one : stock.volunteers)
        EXPECT_GE(one.person.row, 400u);
}

}  // namespace
}  // namespace models::volunteers
