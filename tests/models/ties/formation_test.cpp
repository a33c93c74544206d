#include "models/ties/formation.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "sim/parallel.h"
#include "sim/units.h"

#include "tests/support/consistency.h"
#include "tests/support/small_world.h"

namespace models::ties {
namespace {

constexpr std::uint64_t kSeed = 4;

/// Weeks in which people meet others and nothing else happens.
void meet_others(const FormationRules& rules, World& world, std::uint32_t weeks) {
    residents::WeeklyDraws draws;
    sim::Outbox<Proposal> proposals;
    for (std::uint32_t week = 1; week <= weeks; ++week) {
        const sim::Step step{.number = week, .week = 1, .seed = kSeed};
        draws.make(step, world.residents.rows());
        find_company(rules, step, draws, world.residents, world.ties, proposals);
    }
}

/// All encounters happen in the street, every week, and nobody is choosy about age.
FormationRules street_only() {
    FormationRules rules;
    rules.encounter_rate = 0.2;
    rules.street_share = 1;
    rules.friend_share = 0;
    rules.work_share = 0;
    return rules;
}

std::set<std::uint32_t> known(const Ties& ties, ResidentId r, bool outside) {
    std::set<std::uint32_t> others;
    for (std::uint32_t k = ties.begin[r]; k < ties.begin[r] + ties.count[r]; ++k)
        if (is_outside(ties.other[k]) == outside) others.insert(ties.other[k]);
    return others;
}

TEST(Similarity, FallsWithAgeAndByAFactorForOriginAndForEducation) {
    const FormationRules rules;
    World world = support::adults_alone(3);
    auto& people = world.residents;
    people.age[ResidentId{1}] = 58 * 52;
    people.age[ResidentId{2}] = 31 * 52;
    people.origin[ResidentId{2}] = Origin::europe;
    people.education[ResidentId{2}] = Education::high;

    const auto liking = [&](std::uint32_t a, std::uint32_t b) {
        return similarity(rules, people, ResidentId{a}, ResidentId{b});
    };

    EXPECT_DOUBLE_EQ(liking(0, 0), 1);
    EXPECT_DOUBLE_EQ(liking(0, 1), std::exp(-18 / rules.age_similarity));
    EXPECT_DOUBLE_EQ(
        liking(0, 2),
        std::exp(-9 / rules.age_similarity) * rules.unlike_factor * rules.unlike_factor);
    EXPECT_DOUBLE_EQ(liking(2, 0), liking(0, 2));
}

// Encounters are a chance of rate x openness a week; those elsewhere need nobody else.
TEST(Formation, MeetsAtTheEncounterRateTimesOpenness) {
    FormationRules rules;
    rules.street_share = rules.friend_share = rules.work_share = 0;
    rules.outside_liking = 1;
    World world = support::adults_alone(40'000, 4);
    for (std::uint32_t row = 0; row < 20'000; ++row)
        world.residents.shadow[ResidentId{row}] = make_shadow(0.5f, 0);

    meet_others(rules, world, 1);

    double withdrawn = 0;
    double open = 0;
    for (std::uint32_t row = 0; row < 40'000; ++row)
        (row < 20'000 ? withdrawn : open) += world.ties.count[ResidentId{row}];
    const auto error = [](double p) { return 4 * std::sqrt(20'000 * p * (1 - p)); };
    EXPECT_NEAR(open, 20'000 * rules.encounter_rate, error(rules.encounter_rate));
    EXPECT_NEAR(withdrawn, 10'000 * rules.encounter_rate, error(rules.encounter_rate / 2));
}

// Steps along the street are 1 + floor(Exp(reach)): geometric with mean 1 / (1 - exp(-1 / reach)).
TEST(Formation, ReachesAsFarDownTheStreetAsTheRuleSays) {
    const FormationRules rules = street_only();
    World world = support::adults_alone(40'000, 12);

    meet_others(rules, world, 1);

    double distance = 0;
    double pairs = 0;
    for (std::uint32_t row = 0; row < 40'000; ++row)
        for (const std::uint32_t other : known(world.ties, ResidentId{row}, false)) {
            distance += std::abs(static_cast<double>(other) - row);
            ++pairs;
        }
    const double p = -std::expm1(-1 / rules.street_reach);
    // Both ends count each pair: half as many independent distances.
    const double error = std::sqrt(1 - p) / p / std::sqrt(pairs / 2);
    EXPECT_GT(pairs, 10'000);
    EXPECT_NEAR(distance / pairs, 1 / p, 4 * error);
}

// Every other resident is of another origin: who differs stands an odd number of steps away. With q
// the chance of a step more, odd and even distances are as 1 to q.
TEST(Formation, TakesLessToThoseWhoAreUnlike) {
    const FormationRules rules = street_only();
    World world = support::adults_alone(40'000, 12);
    for (std::uint32_t row = 1; row < 40'000; row += 2)
        world.residents.origin[ResidentId{row}] = Origin::europe;

    meet_others(rules, world, 2);

    double like = 0;
    double unlike = 0;
    for (std::uint32_t row = 0; row < 40'000; ++row)
        for (const std::uint32_t other : known(world.ties, ResidentId{row}, false))
            if (other > row) ((other - row) % 2 == 0 ? like : unlike) += 1;
    const double q = std::exp(-1 / rules.street_reach);
    const double error = std::sqrt(1 / like + 1 / unlike);  // of the logarithm of the ratio
    EXPECT_NEAR(std::log(unlike / like), std::log(rules.unlike_factor / q), 4 * error);
}

TEST(Formation, NeverTiesHouseholdMembersMinorsOrTheDead) {
    FormationRules rules = street_only();
    rules.encounter_rate = 1;
    rules.street_share = 0.7;
    rules.friend_share = 0.3;
    World world = support::adults_alone(3'000, 40);
    for (std::uint32_t row = 0; row < 3'000; ++row) {
        const ResidentId r{row};
        world.residents.household[r] = HouseholdId{row / 3};
        if (row % 3 != 2) continue;
        if (row % 2 == 0) world.residents.age[r] = 17 * 52 + 51;
        if (row % 2 == 1) world.residents.alive[r] = 0;
    }

    meet_others(rules, world, 20);

    support::expect_consistent_ties(world);
    std::size_t ties = 0;
    for (std::uint32_t row = 0; row < 3'000; ++row)
        for (const std::uint32_t other : known(world.ties, ResidentId{row}, false)) {
            ++ties;
            ASSERT_NE(other / 3, row / 3);
        }
    EXPECT_GT(ties, 20'000u);
}

TEST(Formation, LeavesAFullPersonAlone) {
    FormationRules rules = street_only();
    rules.encounter_rate = 1;
    World world = support::adults_alone(200, 8);
    const ResidentId full{100};
    world.ties.capacity[full] = 1;
    world.ties.connect_outside(full, 5, Kind::friendship, 0.05f);

    meet_others(rules, world, 50);

    EXPECT_EQ(world.ties.count[full], 1);
    EXPECT_EQ(known(world.ties, full, true), (std::set<std::uint32_t>{kOutside | 5}));
    EXPECT_EQ(world.ties.count[ResidentId{99}], 8);
}

TEST(Formation, GivesTiesTheStrengthOfAFirstAcquaintance) {
    const FormationRules rules;
    World world = support::adults_alone(20'000, 12);

    meet_others(rules, world, 3);

    for (std::uint32_t row = 0; row < 20'000; ++row) {
        const ResidentId r{row};
        for (std::uint32_t k = world.ties.begin[r]; k < world.ties.begin[r] + world.ties.count[r];
             ++k) {
            ASSERT_GE(from_strength(world.ties.strength[k]), 0.5 * rules.start_strength - 1e-5);
            ASSERT_LE(from_strength(world.ties.strength[k]), 1.5 * rules.start_strength + 1e-5);
        }
    }
}

// 40,000 rows are shared among threads; see sim::kParallelRows.
TEST(Formation, IsTheSameForAnyNumberOfThreads) {
    const FormationRules rules;
    std::set<std::uint64_t> hashes;

    for (const int threads : {1, 2, 3, 8})
        sim::with_threads(threads, [&] {
            World world = support::adults_alone(40'000, 8);
            meet_others(rules, world, 20);
            hashes.insert(world.hash());
        });

    EXPECT_EQ(hashes.size(), 1u);
}

TEST(Formation, OutsideIsNotChangedBySomebodyElsesAbsence) {
    FormationRules rules;
    rules.encounter_rate = 0.5;
    World with = support::adults_alone(2'000, 60);
    World without = with;
    const ResidentId gone{17};
    without.residents.alive[gone] = 0;

    meet_others(rules, with, 20);
    meet_others(rules, without, 20);

    EXPECT_GT(with.ties.count[gone], 0);
    EXPECT_EQ(without.ties.count[gone], 0);
    for (std::uint32_t row = 0; row < 2'000; ++row) {
        const ResidentId r{row};
        if (r != gone) {
            ASSERT_EQ(known(with.ties, r, true), known(without.ties, r, true)) << row;
        }
    }
}

}  // namespace
}  // namespace models::ties
