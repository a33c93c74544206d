// Of a dose of nothing nothing comes: every entry of the catalogue, networks without hours, and
// nobody who could see anything leave the lives of residents as they are, bit for bit.

#include <gtest/gtest.h>

#include "tests/support/approach.h"

namespace models::interventions {
namespace {

constexpr std::uint64_t kSeed = 5;

support::Approach small() {
    support::Approach approach;
    approach.people = 800;
    approach.burn_in = 10;
    approach.weeks = 60;
    return approach;
}

void take_all(Intervention& terms) {
    terms.capacity_per_1000 = 0;
    terms.training_per_week = terms.publicity_per_week = 0;
    terms.sessions_per_week = terms.takes_participants() ? terms.sessions_per_week : 0;
    terms.sought_per_week = terms.known_to_gps = 0;
}

TEST(ZeroDose, OfEveryInterventionIsTheBaseline) {
    const auto catalogue = support::shipped_catalogue();
    const auto baseline = small().live(kSeed);
    for (const auto& one : catalogue.interventions) {
        auto approach = small();
        approach.programmes.push_back(support::shipped_programme(catalogue, one.name));
        take_all(approach.programmes[0].terms);
        World lived = approach.live(kSeed);
        const auto& p = lived.programmes[0];
        EXPECT_EQ(p.tally.started + p.service.books.sought + p.service.books.taken_up, 0u)
            << one.name;
        lived.programmes.clear();  // what a programme remembers of itself
        EXPECT_EQ(lived.hash(), baseline.hash()) << one.name;
    }
}

/// Terms of which something happens, to see that the test above can fail.
TEST(ZeroDose, AndAnOrdinaryDoseIsNot) {
    const auto catalogue = support::shipped_catalogue();
    const auto baseline = small().live(kSeed);
    for (const char* const name : {"befriending", "spotter-training", "social-wijkteam"}) {
        auto approach = small();
        approach.programmes.push_back(support::shipped_programme(catalogue, name));
        World lived = approach.live(kSeed);
        lived.programmes.clear();
        EXPECT_NE(lived.hash(), baseline.hash()) << name;
    }
}

// A network whose people have no hours, and one of nobody, refer nobody.
TEST(ZeroDose, OfHoursOfANetworkIsTheBaselineForResidents) {
    const auto catalogue = support::shipped_catalogue();
    auto approach = small();
    for (auto& discipline : approach.rules.professionals.disciplines)
        discipline.hours = 0;
    approach.rules.handling.accept_cold = 1e-12;  // the doors of a wijk are not what is tested
    const auto without = support::residents_hash(approach.live(kSeed));
    approach.network = collaboration::NetworkTerms{};
    approach.network->start_week = 4;
    approach.network->coordinator_hours = 0;
    EXPECT_EQ(support::residents_hash(approach.live(kSeed)), without);
}

// Nobody comes behind a front door: a wijk of which nothing is seen, with services that have only
// others' eyes to work with.
TEST(ZeroDose, OfSpottersNobodyIsFound) {
    const auto catalogue = support::shipped_catalogue();
    auto approach = small();
    for (auto& door : approach.rules.spotting.doors)
        door.rate = door.frail = 0;
    const auto nobody_asks = support::residents_hash(approach.live(kSeed));
    for (const char* const name :
         {"spotter-training", "publicity", "warm-referral", "social-prescribing"})
        approach.programmes.push_back(support::shipped_programme(catalogue, name));
    const World lived = approach.live(kSeed);
    EXPECT_EQ(lived.casebook.funnel.met, 0u);
    EXPECT_EQ(lived.casebook.cases.size(), 0u);
    EXPECT_EQ(support::residents_hash(lived), nobody_asks);
}

}  // namespace
}  // namespace models::interventions
