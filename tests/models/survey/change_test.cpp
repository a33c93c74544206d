#include <cmath>

#include "models/survey/courses.h"
#include "models/survey/events.h"
#include "models/survey/statistics.h"
#include "tests/models/survey/hand_made.h"

namespace models::survey {
namespace {

using tests::add;
using tests::affirm;
using tests::answers_of;
using tests::person;
using tests::tie;
using tests::value_of;
using tests::wave_of;

TEST(Transitions, AreOfThoseAskedTwice) {
    const auto first =
        wave_of({person(0, 6, 3), person(1, 6, 3), person(2, 2, 1), person(3), person(4)});
    auto gone = person(4, 6, 5);
    gone.uid |= 1u << kUidRowBits;  // somebody else lives there now
    const auto later =
        wave_of({person(0, 6, 2), person(1, 6, 5), person(2), person(3, 3, 0), gone});
    const auto answers = answers_of({0, 52}, {first, later});

    EXPECT_NEAR(value_of("recover_in_1_year_lonely", answers), 1.0 / 3, 1e-12);
    EXPECT_EQ(value_of("recover_in_1_year_strongly_lonely", answers), 0.5);
    EXPECT_EQ(value_of("become_lonely_in_1_year", answers), 1);
    EXPECT_GT(value_of("rank_order_correlation_1_year", answers), 0.5);
}

TEST(RankOrder, IsTheCorrelationOfScores) {
    const auto first = wave_of({person(0, 1, 0), person(1, 2, 0), person(2, 3, 0)});
    const auto later = wave_of({person(0, 5, 0), person(1, 3, 0), person(2, 1, 0)});

    EXPECT_NEAR(
        value_of("rank_order_correlation_1_year", answers_of({0, 52}, {first, later})), -1, 1e-12);
}

TEST(WithinEightYears, OneWaveIsEnough) {
    const auto old = [](std::uint32_t slot, int emotional, int social) {
        auto who = person(slot, emotional, social);
        who.age = 60;
        return who;
    };
    const auto calm = wave_of({old(0, 0, 0), old(1, 0, 0), old(2, 6, 5), person(3)});
    const auto storm = wave_of({old(0, 6, 3), old(1, 6, 2), old(2, 6, 5), person(3, 6, 5)});

    EXPECT_EQ(value_of("strongly_lonely_within_8_years_50plus",
                       answers_of({0, 104, 208, 312, 416}, {calm, calm, storm, calm, calm})),
              0.5);
}

Respondent married(std::uint32_t slot, int age, int emotional) {
    auto who = person(slot, emotional, 0);
    who.age = static_cast<std::uint8_t>(age);
    who.position = Position::partner_no_child;
    who.marital = Marital::married;
    return who;
}

Respondent widowed(Respondent who, int emotional) {
    who.position = Position::alone;
    who.marital = Marital::widowed;
    affirm(who, emotional, 0);
    return who;
}

TEST(Widowhood, IsComparedWithCouplesOfTheSameAgeInStandardDeviations) {
    // At the start half have 0 and half 2: a standard deviation of 1. Couples rise by 1.
    std::vector<Respondent> first, later;
    for (std::uint32_t slot = 0; slot < 4; ++slot)
        first.push_back(married(slot, 70, slot % 2 == 0 ? 0 : 2));
    later = first;
    later[0] = widowed(first[0], 4);
    affirm(later[1], 3, 0), affirm(later[2], 1, 0), affirm(later[3], 3, 0);
    auto divorced = first[3];
    divorced.position = Position::alone, divorced.marital = Marital::divorced;
    affirm(divorced, 0, 0);
    later[3] = divorced;  // counts nowhere
    const auto answers = answers_of({0, 104}, {wave_of(first), wave_of(later)});

    EXPECT_NEAR(value_of("widowhood_jump_emotional", answers), (4 - 0) - 1, 1e-12);
}

TEST(Retirement, IsComparedWithYoungerWorkers) {
    const auto worker = [](std::uint32_t slot, int age, int emotional) {
        auto who = person(slot, emotional, 0);
        who.age = static_cast<std::uint8_t>(age), who.work = Work::working;
        return who;
    };
    const std::vector<Respondent> first{worker(0, 66, 2), worker(1, 62, 0), worker(2, 40, 1)};
    auto later = first;
    later[0].work = Work::retired;
    affirm(later[0], 3, 0), affirm(later[1], 1, 0), affirm(later[2], 6, 5);
    const auto answers = answers_of({0, 104}, {wave_of(first), wave_of(later)});
    EXPECT_NEAR(value_of("retirement_effect", answers), 0, 1e-12);

    affirm(later[0], 5, 0);  // two more, at a standard deviation of the root of 2/3
    EXPECT_NEAR(
        value_of("retirement_effect", answers_of({0, 104}, {wave_of(first), wave_of(later)})),
        2 / std::sqrt(2.0 / 3),
        1e-9);
}

TEST(Parenthood, IsComparedWithCouplesStillWithoutChildren) {
    const std::vector<Respondent> first{married(0, 30, 0), married(1, 31, 2)};
    auto later = first;
    later[0].position = Position::partner_child;
    affirm(later[0], 1, 0);

    EXPECT_NEAR(
        value_of("parenthood_effect", answers_of({0, 104}, {wave_of(first), wave_of(later)})),
        1,
        1e-12);
}

Respondent in_an_institution(std::uint32_t slot) {
    auto who = person(slot, 6, 5);
    who.position = Position::institution;
    return who;
}

TEST(Standstill, IsOfThoseWhoAreAsked) {
    using ties::Kind;
    Wave first, later;
    add(first, person(0, 3, 0), {tie(7, Kind::friendship), tie(8, Kind::colleague)});
    add(first, person(1), {tie(9, Kind::friendship)});
    add(first, in_an_institution(2), {tie(9, Kind::friendship), tie(8, Kind::friendship)});
    add(later, person(0, 3, 0), {tie(7, Kind::friendship)});
    add(later, person(1, 3, 0));
    add(later, in_an_institution(2));
    const auto answers = answers_of({0, 260}, {first, later});

    EXPECT_NEAR(value_of("standstill_ties", answers), 1.0 / 3 - 1, 1e-12);
    EXPECT_NEAR(value_of("standstill_friends", answers), 0.5 - 1, 1e-12);
    EXPECT_NEAR(value_of("standstill_colleagues", answers), -1, 1e-12);
    EXPECT_NEAR(value_of("standstill_lonely", answers), 2 - 1, 1e-12);
}

int times_counted = 0;

TEST(Measures, ThatAreCountedTogetherAreCountedOnce) {
    const CountedTogether both = [](const YearWaves&) {
        ++times_counted;
        return std::vector<double>{0.25, 0.75};
    };
    const auto never = [](const YearWaves&) { return kNothing; };
    const Measure first{"first", 2022, {0}, never, false, both, 0},
        second{"second", 2022, {0}, never, false, both, 1}, other{"other", 2012, {0}, never};
    const std::vector<const Measure*> measures{&second, &other, &first};
    std::vector<double> values{-1, -1, -1};

    measure_year(answers_of({0}, {wave_of({person(0)})}), measures, values);

    EXPECT_EQ(values, (std::vector<double>{0.75, -1, 0.25}));
    EXPECT_EQ(times_counted, 1);
}

}  // namespace
}  // namespace models::survey
