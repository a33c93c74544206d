#include "models/survey/courses.h"

#include <cmath>
#include <numeric>

#include "sim/rng.h"

#include "tests/models/survey/hand_made.h"

namespace models::survey {
namespace {

using tests::answers_of;
using tests::person;
using tests::value_of;
using tests::wave_of;

constexpr std::uint32_t kPeople = 1000;
constexpr std::uint32_t kWidowedIn = 5;  // the first yearly wave after the loss

TEST(Trajectories, AreToldApartByTheRule) {
    EXPECT_EQ(classify(0, 1.5, 1.5), Trajectory::resilient);
    EXPECT_EQ(classify(0, 2, 1.5), Trajectory::recovery);
    EXPECT_EQ(classify(3, 4, 1), Trajectory::recovery);
    EXPECT_EQ(classify(1.5, 3, 2), Trajectory::prolonged);
    EXPECT_EQ(classify(1.5, 3, 3.5), Trajectory::prolonged);
    EXPECT_EQ(classify(0, 1, 2), Trajectory::increasing_prolonged);
    EXPECT_EQ(classify(2, 1, 6), Trajectory::chronic_high);
}

/// Widowed, or before that married, with this emotional score.
Respondent spouse(std::uint32_t slot, std::uint32_t year, int emotional) {
    auto who = person(slot, emotional, 0);
    who.age = static_cast<std::uint8_t>(70 + year);
    const bool lost = year >= kWidowedIn;
    who.position = lost ? Position::alone : Position::partner_no_child;
    who.marital = lost ? Marital::widowed : Marital::married;
    return who;
}

/// Scores of five kinds of people, a fifth each, half of them with an item more or less by chance.
int score_of(std::uint32_t slot, std::uint32_t year) {
    const auto early = year >= kWidowedIn && year < kWidowedIn + 3;
    const auto late = year >= kWidowedIn + 3;
    int score = 0;
    switch (slot % 5) {
        case 0:
            score = 1;
            break;
        case 1:
            score = early ? 5 : 1;
            break;
        case 2:
            score = early || late ? 4 : 1;
            break;
        case 3:
            score = late ? 5 : 1;
            break;
        default:
            score = 5;
    }
    sim::Rng rng({7, year}, 1, slot);
    const double chance = rng.uniform();
    return score + (chance < 0.25 ? 1 : chance < 0.5 ? -1 : 0);
}

template <class Change>
YearWaves twelve_years(Change&& change) {
    std::vector<std::uint32_t> weeks;
    std::vector<Wave> waves;
    for (std::uint32_t year = 0; year <= 12; ++year) {
        std::vector<Respondent> people;
        for (std::uint32_t slot = 0; slot < kPeople; ++slot) {
            auto who = spouse(slot, year, score_of(slot, year));
            if (change(who, slot, year)) people.push_back(who);
        }
        weeks.push_back(52 * year);
        waves.push_back(wave_of(people));
    }
    return answers_of(weeks, waves);
}

TEST(Trajectories, AreThoseThatPeopleWereGiven) {
    const auto shares = trajectories(twelve_years([](auto&, auto, auto) { return true; }));

    ASSERT_EQ(shares.size(), 5u);
    EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 1, 1e-9);
    for (const double share : shares)
        EXPECT_NEAR(share, 0.2, 0.02);
}

// Who was too young, never asked before the loss, or asked no more after it, counts nowhere: here
// all who are not chronically high.
TEST(Trajectories, AreOfTheOldWhoAreAskedBeforeAndAfter) {
    const auto shares = trajectories(twelve_years([](auto& who, auto slot, auto year) {
        if (slot % 5 == 0) who.age = 40;
        if (slot % 5 == 1 && year < 4) return false;
        if (slot % 5 == 2 && year > 5) return false;
        if (slot % 5 == 3 && year > 5) who.position = Position::institution;
        return true;
    }));

    EXPECT_NEAR(shares[static_cast<std::size_t>(Trajectory::chronic_high)], 1, 1e-9);
    const auto more = trajectories(twelve_years([](auto& who, auto slot, auto) {
        if (slot % 5 < 2) who.age = 40;
        return true;
    }));
    EXPECT_NEAR(more[static_cast<std::size_t>(Trajectory::prolonged)], 1.0 / 3, 0.02);
    EXPECT_NEAR(more[static_cast<std::size_t>(Trajectory::chronic_high)], 1.0 / 3, 0.02);
    EXPECT_NEAR(more[static_cast<std::size_t>(Trajectory::increasing_prolonged)], 1.0 / 3, 0.02);
}

TEST(Trajectories, OfAFewAreNotGuessed) {
    const auto shares = trajectories(twelve_years([](auto& who, auto slot, auto) {
        if (slot >= 49) who.age = 40;
        return true;
    }));

    for (const double share : shares)
        EXPECT_TRUE(std::isnan(share));
}

TEST(Trajectories, EachStandForATarget) {
    const auto answers = twelve_years([](auto&, auto, auto) { return true; });

    EXPECT_NEAR(value_of("bereaved_emotional_recovery", answers), 0.2, 0.02);
    EXPECT_NEAR(value_of("bereaved_emotional_chronic_high", answers), 0.2, 0.02);
}

}  // namespace
}  // namespace models::survey
