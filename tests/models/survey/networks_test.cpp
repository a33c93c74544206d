#include "models/survey/networks.h"

#include <cmath>

#include "tests/models/survey/hand_made.h"

namespace models::survey {
namespace {

using tests::add;
using tests::answers_of;
using tests::person;
using tests::tie;
using tests::value_of;
using ties::Kind;

TEST(WeeklyContact, IsWithPeopleOutsideTheHousehold) {
    Wave wave;
    add(wave, person(0), {tie(1, Kind::partner, Place::household, 7)});
    add(wave, person(1), {tie(9, Kind::parent_child, Place::elsewhere, 1)});
    add(wave, person(2), {tie(9, Kind::friendship), tie(8, Kind::club, Place::elsewhere, 1)});
    add(wave, person(3), {tie(9, Kind::colleague, Place::elsewhere, 5)});
    const auto answers = answers_of({0}, {wave});

    EXPECT_EQ(value_of("weekly_contact_family", answers), 0.25);
    EXPECT_EQ(value_of("weekly_contact_friends", answers), 0.25);
    EXPECT_EQ(value_of("weekly_contact_neighbours", answers), 0);
    EXPECT_EQ(value_of("weekly_contact_any", answers), 0.5);
}

TEST(WeeklyContact, CountsFriendsInTheStreetAsNeighboursToo) {
    Wave wave;
    add(wave, person(0), {tie(kNextDoor, Kind::friendship, Place::area, 1)});
    add(wave, person(1), {tie(kNextDoor + 2, Kind::friendship, Place::area, 1)});
    add(wave, person(2), {tie(3, Kind::friendship, Place::elsewhere, 1)});
    add(wave, person(3), {tie(500, Kind::neighbour, Place::area, 1)});
    const auto answers = answers_of({0}, {wave});

    EXPECT_EQ(value_of("weekly_contact_neighbours", answers), 0.5);
    EXPECT_EQ(value_of("weekly_contact_friends", answers), 0.75);
}

TEST(NetworkMeasures, CountTiesOfTheRightAges) {
    Wave wave;
    auto old = person(0);
    old.age = 85;
    add(wave, old, {tie(1, Kind::partner), tie(2, Kind::friendship), tie(3, Kind::other_kin)});
    auto older = person(1);
    older.age = 89;
    add(wave, older, {tie(2, Kind::club)});
    add(wave, person(2), std::vector<TieRecord>(10, tie(9, Kind::friendship)));
    const auto answers = answers_of({0}, {wave});

    EXPECT_EQ(value_of("personal_network_size_55plus", answers), 3);
    EXPECT_EQ(value_of("personal_network_kin_share_55plus", answers), 0.5);
    EXPECT_NEAR(value_of("good_friends_inner_circle", answers), 11.0 / 3, 1e-12);
}

TEST(EgoPairs, KeepMeasuredAndAssumedApart) {
    Wave wave;
    add(wave,
        person(0),
        {tie(1, Kind::neighbour, Place::area),
         tie(2, Kind::friendship, Place::area),
         tie(3, Kind::neighbour, Place::area),
         tie(1, Kind::parent_child),
         tie(2, Kind::other_kin),
         tie(3, Kind::friendship)});
    add(wave, person(1), {tie(2, Kind::neighbour, Place::area), tie(3, Kind::club)});
    add(wave, person(2), {tie(1, Kind::neighbour, Place::area)});
    add(wave, person(3));
    const EgoPairs pairs = count_pairs(wave, wave.people[0]);

    EXPECT_EQ(pairs.measured, 3u);        // of 1, 2 and 3
    EXPECT_EQ(pairs.measured_known, 1u);  // 1 and 2; 1 knows another 3, who lives elsewhere
    EXPECT_EQ(pairs.assumed, 12u);
    EXPECT_EQ(pairs.assumed_known, 1u);  // both kin
    EXPECT_NEAR(value_of("ego_network_density", answers_of({0}, {wave})), 2.0 / 15 / 2, 1e-12);
    EXPECT_NEAR(value_of("ego_network_density_inside", answers_of({0}, {wave})), 1.0 / 3, 1e-12);
}

TEST(EgoPairs, AssumeWhatTheKindsSay) {
    const auto know = [](Kind a, Kind b) { return assumed_to_know(tie(1, a), tie(2, b)); };

    EXPECT_TRUE(know(Kind::partner, Kind::parent_child));
    EXPECT_TRUE(know(Kind::colleague, Kind::colleague));
    EXPECT_TRUE(know(Kind::club, Kind::club));
    EXPECT_FALSE(know(Kind::friendship, Kind::friendship));
    EXPECT_FALSE(know(Kind::partner, Kind::friendship));
    EXPECT_FALSE(know(Kind::colleague, Kind::club));
}

TEST(Contagion, ComparesThoseWithLonelyTiesToThoseWithout) {
    Wave wave;
    const auto lonely = [](std::uint32_t slot) { return person(slot, 3, 0); };
    add(wave, lonely(0), {tie(1, Kind::friendship, Place::area)});
    add(wave,
        lonely(1),
        {tie(0, Kind::friendship, Place::area),
         tie(2, Kind::neighbour, Place::area),
         tie(1, Kind::friendship)});
    add(wave, person(2), {tie(1, Kind::neighbour, Place::area)});
    add(wave, person(3), {tie(4, Kind::neighbour, Place::area)});
    add(wave, person(4), {tie(3, Kind::neighbour, Place::area)});
    add(wave, lonely(5), {tie(6, Kind::partner, Place::household)});
    add(wave, lonely(6), {tie(5, Kind::partner, Place::household)});

    // Lonely others: 0-1, 1-0, 2-1: two of three; others: 1-2, 3-4, 4-3: one of three.
    EXPECT_NEAR(value_of("contagion_relative_increase_direct_tie", answers_of({0}, {wave})),
                2.0 - 1,
                1e-12);
}

TEST(FewContacts, AreHeldAgainstAll) {
    Wave wave;
    auto strongly = person(0, 6, 5);
    strongly.six_items = 6;
    add(wave, strongly, {tie(1, Kind::partner, Place::household, 7)});
    for (std::uint32_t slot = 1; slot < 4; ++slot)
        add(wave, person(slot), {tie(9, Kind::friendship, Place::elsewhere, 1)});

    EXPECT_EQ(value_of("few_contacts_strongly_lonely_ratio", answers_of({0}, {wave})), 4);
}

TEST(KeptTies, AreToldApartByWhereTheOtherLives) {
    Wave before, after;
    add(before, person(0), {tie(7, Kind::friendship), tie(7, Kind::neighbour, Place::area)});
    add(after, person(0), {tie(7, Kind::friendship), tie(8, Kind::friendship)});

    const Kept kept = kept_ties(before, before.people[0], after, after.people[0]);

    EXPECT_EQ(kept.ties, 2u);
    EXPECT_EQ(kept.kept, 1u);
}

TEST(KeptTies, AreThoseNamedTwice) {
    Wave before, after;
    auto named = tie(7, Kind::friendship), forgotten = tie(8, Kind::friendship);
    forgotten.named = false;
    add(before, person(0), {named, tie(8, Kind::friendship), tie(9, Kind::friendship), forgotten});
    add(after, person(0), {tie(7, Kind::friendship), forgotten});
    const Kept kept = kept_ties(before, before.people[0], after, after.people[0]);
    EXPECT_EQ(kept.ties, 3u);
    EXPECT_EQ(kept.kept, 1u);
    const Kept closest = kept_ties(before, before.people[0], after, after.people[0], 9);
    EXPECT_EQ(closest.ties, 4u);  // records of contact forget nobody
    EXPECT_EQ(closest.kept, 3u);
    EXPECT_EQ(named_ties(after, after.people[0]), 1u);
}

TEST(KeptTies, OutlastAMove) {
    Wave before, after;
    add(before, person(0), {tie(77, Kind::friendship, Place::area)});
    add(after, person(0), {tie(models::ties::mover_name(77), Kind::friendship)});
    EXPECT_EQ(kept_ties(before, before.people[0], after, after.people[0]).kept, 1u);
    EXPECT_EQ(kept_ties(after, after.people[0], before, before.people[0]).kept, 0u);
}

TEST(KeptTies, CanBeTheStrongestOutsideTheHouseholdOnly) {
    Wave before, after;
    std::vector<TieRecord> all{tie(100, Kind::partner, Place::household, 0, 60000)};
    for (std::uint32_t k = 0; k < 6; ++k)
        all.push_back(
            tie(k, Kind::friendship, Place::elsewhere, 0, static_cast<std::uint16_t>(10 + k)));
    add(before, person(0), all);
    all.erase(all.begin() + 1);  // the weakest goes: it was not among the five
    add(after, person(0), all);
    EXPECT_EQ(value_of("close_tie_change_per_year", answers_of({0, 52}, {before, after})), 0);

    all.pop_back();  // the strongest too
    Wave later;
    add(later, person(0), all);
    EXPECT_EQ(value_of("close_tie_change_per_year", answers_of({0, 52}, {before, later})), 0.2);
    EXPECT_NEAR(value_of("tie_in_network_after_7_years", answers_of({0, 364}, {before, later})),
                5.0 / 7,
                1e-12);
}

TEST(LonelyFriendLoss, IsAgainstOthersWithAsManyFriends) {
    Wave before, after;
    const auto friends = [](std::uint32_t n) {
        std::vector<TieRecord> out;
        for (std::uint32_t k = 0; k < n; ++k)
            out.push_back(tie(k, Kind::friendship));
        return out;
    };
    add(before, person(0, 6, 5), friends(4)), add(after, person(0), friends(3));
    add(before, person(1), friends(4)), add(after, person(1), friends(4));
    add(before, person(2), friends(20)), add(after, person(2), friends(1));

    EXPECT_EQ(value_of("lonely_friend_loss_per_wave", answers_of({0, 156}, {before, after})), 0.25);
}

}  // namespace
}  // namespace models::survey
