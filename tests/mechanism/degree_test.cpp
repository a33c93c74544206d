// How many colleagues people have: births over deaths. docs/mechanisms.md has the equations.

#include <cmath>
#include <cstdio>
#include <string>

#include <gtest/gtest.h>

#include "sim/units.h"

#include "models/ties/formation.h"
#include "tests/mechanism/pairs.h"

namespace tests {
namespace {

using namespace models;
using ties::Kind;

/// Working people with constant openness, who know nobody yet.
World workers(std::uint32_t people, double open) {
    World world = support::adults_alone(people, 64);
    set_openness(world, open);
    return world;
}

void live_encounters(const ties::ContactRules& contact,
                     const ties::FormationRules& formation,
                     World& world,
                     std::uint32_t weeks) {
    ties::ContactScratch scratch;
    residents::WeeklyDraws draws;
    sim::Outbox<ties::Proposal> proposals;
    for (std::uint32_t week = 1; week <= weeks; ++week) {
        const sim::Step step{week, 1, 6};
        draws.make(step, world.residents.rows());
        ties::meet(contact, step, world.residents, world.ties, scratch);
        ties::find_company(formation, step, draws, world.residents, world.ties, proposals);
    }
}

Mean degrees(const World& world, Kind kind) {
    Mean out;
    for (std::uint32_t row = 0; row < world.residents.rows(); ++row) {
        const ResidentId r{row};
        int n = 0;
        for (std::uint32_t k = world.ties.begin[r]; k < world.ties.begin[r] + world.ties.count[r];
             ++k)
            n += world.ties.kind[k] == kind;
        out.add(n);
    }
    return out;
}

/// Nobody is met in the street, so that all ties are with people outside.
ties::FormationRules nobody_in_the_street() {
    ties::FormationRules rules;
    rules.street_share = rules.friend_share = 0;
    return rules;
}

/// Ties begun a week by somebody who works: encounters x place x liking.
double births(const ties::FormationRules& rules, double open, double share) {
    return rules.encounter_rate * open * share * rules.outside_liking;
}

// Ties that do not fade end at e = 1 - exp(-end_rate/52) alone, and b begin a week. Of those who
// knew nobody T weeks ago the number is a sum of independent trials with chances b (1-e)^k, k < T:
// mean b (1 - (1-e)^T)/e, which is births over deaths, and variance sum of b q_k (1 - b q_k).
TEST(Degree, IsBirthsOverDeathsWhereTiesDoNotFade) {
    ties::ContactRules contact;
    auto& kind = contact.kinds[static_cast<std::size_t>(Kind::colleague)];
    kind.end_rate = 1.5;
    kind.contact_rate = 0;
    kind.half_life = 5000;
    contact.dissolve = 0.001;
    ties::FormationRules formation = nobody_in_the_street();
    formation.work_share = 1;
    constexpr std::uint32_t kPeople = 8'000, kWeeks = 300;
    World world = workers(kPeople, 0.8);

    live_encounters(contact, formation, world, kWeeks);

    const double b = births(formation, 0.8, 1), e = sim::weekly_chance(kind.end_rate);
    double mean = 0, variance = 0;
    for (std::uint32_t k = 0; k < kWeeks; ++k) {
        const double chance = b * std::pow(1 - e, k);
        mean += chance, variance += chance * (1 - chance);
    }
    const Mean found = degrees(world, Kind::colleague);
    EXPECT_NEAR(mean, b / e, 1e-3 * mean);
    EXPECT_NEAR(found.mean(), mean, 4 * std::sqrt(variance / kPeople));
    // A sum of many rare trials is nearly Poisson: four standard errors of its variance.
    EXPECT_NEAR(found.variance(), variance, 4 * variance * std::sqrt((2 + 1 / mean) / kPeople));
}

// By Little's law the mean number of ties is births a week times the mean life in weeks, at the
// default numbers too: the life of a tie that starts at 0.08 to 0.24, meets somebody outside,
// fades, may end or become a friendship, from the chain of its strength.
TEST(Degree, IsBirthsTimesLifeByTheDefaultRules) {
    const ties::ContactRules contact;
    const ties::FormationRules formation = nobody_in_the_street();
    constexpr std::uint32_t kPeople = 8'000, kWeeks = 1'040;
    constexpr double kOpen = 0.9;
    World world = workers(kPeople, kOpen);
    live_encounters(contact, formation, world, kWeeks);

    for (const Kind kind : {Kind::colleague, Kind::club}) {
        TieCase tie;
        tie.kind = contact.kinds[static_cast<std::size_t>(kind)];
        tie.open_product = kOpen * contact.outside_openness;
        tie.quality = 1 - contact.drain * contact.outside_lonely / 2;
        tie.dissolve = contact.dissolve;
        tie.leaves_from = contact.friend_strength;
        StrengthChain chain(tie, 1024);
        chain.start(0.5 * formation.start_strength, 1.5 * formation.start_strength);
        double life = 0;
        for (std::uint32_t week = 0; week < kWeeks; ++week) {
            life += chain.alive();
            chain.live(1);
        }
        const double share =
            kind == Kind::colleague ? formation.work_share : 1 - formation.work_share;

        const Mean found = degrees(world, kind);

        const double mean = births(formation, kOpen, share) * life;
        EXPECT_NEAR(found.mean(), mean, 4 * found.error()) << static_cast<int>(kind);
        std::printf("%s: %.2f weeks of life x %.4f a week = %.3f ties, found %.3f (%.3f)\n",
                    std::string(ties::kKindNames[static_cast<std::size_t>(kind)]).c_str(),
                    life,
                    births(formation, kOpen, share),
                    mean,
                    found.mean(),
                    found.error());
    }
}

}  // namespace
}  // namespace tests
