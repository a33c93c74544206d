// Life events together with everything else that goes on in a week.

#include <cmath>

#include <gtest/gtest.h>

#include "models/demography/changes.h"
#include "models/simulation.h"
#include "tests/support/consistency.h"
#include "tests/support/small_world.h"

namespace models {
namespace {

using interventions::Mechanism;

TEST(LongLives, StayConsistentForTenYearsWithTwoProgrammes) {
    const Rules rules;
    auto settled = support::toy_settlement(3'000, rules, 5);
    burn_in(rules, settled, 5, 26);
    std::vector<interventions::Programme> programmes = {
        support::busy_programme(Mechanism::companion), support::busy_programme(Mechanism::group)};
    programmes[1].number = 1;
    Simulation simulation(rules, settled, 5, 26, programmes);

    for (int week = 1; week <= 520; ++week) {
        simulation.advance();
        if (week % 26 == 0) support::expect_consistent(simulation.world());
    }

    EXPECT_GT(simulation.world().counts.deaths, 100u);
    EXPECT_GT(simulation.world().counts.births, 50u);
}

/// Contacts of half a year with kin and friends other than the partner, and E after a year.
struct Year {
    double contacts = 0;
    double emotional = 0;
};

/// A year of the full pipeline for each of `watched`.
std::vector<Year> live_a_year(const Rules& rules,
                              const Settlement& settled,
                              const std::vector<ResidentId>& watched) {
    Simulation simulation(rules, settled, 7, 52, {});
    std::vector<Year> years(watched.size());
    for (int week = 1; week <= 52; ++week) {
        simulation.advance();
        if (week > 26) continue;
        const auto& ties = simulation.world().ties;
        for (std::size_t i = 0; i < watched.size(); ++i) {
            const ResidentId r = watched[i];
            for (std::uint32_t k = ties.begin[r]; k < ties.begin[r] + ties.count[r]; ++k)
                if (ties.kind[k] > ties::Kind::partner && ties.kind[k] <= ties::Kind::friendship)
                    years[i].contacts += ties.contacts[k];
        }
    }
    for (std::size_t i = 0; i < watched.size(); ++i)
        years[i].emotional = simulation.world().residents.emotional[watched[i]];
    return years;
}

/// One partner of every fifth couple without children dies; returns those who are left.
std::vector<ResidentId> widow_every_fifth(const Rules& rules, Settlement& settled) {
    World& world = settled.world;
    const demography::NewcomerRules newcomers{rules.loneliness, rules.contact, rules.tie_synthesis};
    const sim::Step step{.number = 52, .week = 0, .seed = 7};
    auto rng = step.rng(999, 0);
    std::vector<ResidentId> widows;
    int couples = 0;
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
        const ResidentId r{row};
        const auto partner = demography::partner_of(world.residents, world.households, r);
        if (partner == r || world.residents.position[r] != Position::partner_no_child) continue;
        if (row < partner.row || ++couples % 5 != 0) continue;
        demography::die({rules.life_events,
                         newcomers,
                         settled.background,
                         step,
                         {world.residents, world.households, world.ties, world.counts},
                         rng},
                        r);
        widows.push_back(partner);
    }
    return widows;
}

// Each widow against herself in a world where her partner lives. Nothing but ties and feelings
// moves: ages are frozen and nobody moves house. Contacts count for half a year, in which kin and
// friends rally round; chronic loneliness withdraws her from them later.
TEST(LongLives, OfWidowsAreLonelierEmotionallyAndNotLessInTouchWithKinAndFriends) {
    const Rules rules;
    auto together = settle(support::toy_population(8'000, 7), {}, rules, 7, true);
    burn_in(rules, together, 7, 52);
    Settlement apart = together;
    const auto widows = widow_every_fifth(rules, apart);

    const auto with = live_a_year(rules, together, widows);
    const auto without = live_a_year(rules, apart, widows);

    const auto n = static_cast<double>(widows.size());
    double emotional = 0, emotional_squares = 0, contacts = 0, contacts_squares = 0;
    for (std::size_t i = 0; i < widows.size(); ++i) {
        const double e = without[i].emotional - with[i].emotional;
        const double c = without[i].contacts - with[i].contacts;
        emotional += e / n, emotional_squares += e * e / n;
        contacts += c / n, contacts_squares += c * c / n;
    }
    const double e_error = std::sqrt((emotional_squares - emotional * emotional) / n);
    const double c_error = std::sqrt((contacts_squares - contacts * contacts) / n);
    EXPECT_GT(n, 100);
    EXPECT_GT(emotional, 4 * e_error);
    EXPECT_GT(contacts, -2 * c_error);
}

}  // namespace
}  // namespace models
