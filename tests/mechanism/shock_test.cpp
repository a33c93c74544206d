// A time in which people meet less: a lockdown. Loneliness rises while it lasts and falls after it;
// before it nothing differs.

#include <cmath>
#include <cstdio>

#include <gtest/gtest.h>

#include "tests/mechanism/life.h"

namespace tests {
namespace {

using namespace models;

constexpr std::uint32_t kPeople = 1'500;
constexpr int kFrom = 20, kWeeks = 40, kAfter = 104;

/// Friends, neighbours, colleagues and clubs meet a fifth of what they did.
RuleCourse lockdown() {
    Shock shock;
    for (const auto kind :
         {ties::Kind::friendship, ties::Kind::neighbour, ties::Kind::colleague, ties::Kind::club})
        shock.ties[static_cast<std::size_t>(kind)] = true;
    shock.factor = 0.2;
    shock.from_week = kFrom;
    shock.weeks = kWeeks;
    return {{}, {shock}};
}

double mean_loneliness(const World& world) {
    Mean out;
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row)
        if (world.residents.adult(ResidentId{row}))
            out.add(loneliness(world.residents, ResidentId{row}));
    return out.mean();
}

double contacts_per_tie(const World& world, bool shocked) {
    Mean out;
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row)
        for_each_tie(world.ties, ResidentId{row}, [&](std::size_t k) {
            const auto kind = world.ties.kind[k];
            const bool meant = kind >= ties::Kind::friendship && kind <= ties::Kind::club;
            if (meant == shocked) out.add(world.ties.contacts[k]);
        });
    return out.mean();
}

/// Both lives of one replicate, week by week; nobody moves, so that nobody new has time or not.
struct Lives {
    explicit Lives(std::uint64_t seed)
        : settled(still_settlement(rules, kPeople, seed)),
          calm(rules, settled, seed, kSettlingWeeks, {}),
          shocked(rules, settled, seed, kSettlingWeeks, {}, lockdown()) {}

    void live(int weeks) {
        for (int week = 0; week < weeks; ++week)
            calm.advance(), shocked.advance();
    }
    double apart() const {
        return mean_loneliness(shocked.world()) - mean_loneliness(calm.world());
    }

    Rules rules;
    Settlement settled;
    Simulation calm, shocked;
};

TEST(Shock, ChangesNothingBeforeItsFirstWeekAndContactsInIt) {
    Lives lives(1);
    lives.live(kFrom - 1);
    EXPECT_EQ(lives.calm.world().hash(), lives.shocked.world().hash());

    lives.live(1);

    EXPECT_NE(lives.calm.world().hash(), lives.shocked.world().hash());
    // Strength and openness are those of the week before: the mean falls by the factor.
    EXPECT_NEAR(
        contacts_per_tie(lives.shocked.world(), true) / contacts_per_tie(lives.calm.world(), true),
        0.2,
        0.02);
    EXPECT_EQ(contacts_per_tie(lives.shocked.world(), false),
              contacts_per_tie(lives.calm.world(), false));
}

TEST(Shock, RaisesLonelinessWhileItLastsAndLessEachYearAfter) {
    Mean middle, end, year, later, fall;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        Lives lives(seed);
        lives.live(kFrom - 1 + kWeeks / 2);
        middle.add(lives.apart());
        lives.live(kWeeks / 2);
        const double at_the_end = lives.apart();
        end.add(at_the_end);
        lives.live(kAfter / 2);
        year.add(lives.apart());
        lives.live(kAfter / 2);
        later.add(lives.apart());
        fall.add(at_the_end - lives.apart());
    }
    std::printf(
        "L: half-way %+.4f (%.4f), at the end %+.4f (%.4f), a year after %+.4f (%.4f), "
        "two %+.4f (%.4f)\n",
        middle.mean(),
        middle.error(),
        end.mean(),
        end.error(),
        year.mean(),
        year.error(),
        later.mean(),
        later.error());
    EXPECT_GT(middle.mean(), 4 * middle.error());
    EXPECT_GT(end.mean(), middle.mean());
    EXPECT_GT(fall.mean(), 4 * fall.error());
}

}  // namespace
}  // namespace tests
