#include "models/cases/local_desk.h"

#include <gtest/gtest.h>

#include "models/world.h"
#include "tests/support/small_world.h"

namespace models::cases {
namespace {

/// A network without members that meets this week, and a case of it.
struct Table {
    World world = support::adults_alone(2, 1);
    std::vector<collaboration::Network> networks = std::vector<collaboration::Network>(1);
    HandlingRules rules;
    interventions::Ledger everyday;
    Case one;

    Table() {
        networks[0].alive = networks[0].meeting = true;
        networks[0].vision = 0.4;
        networks[0].terms.consultative = false;
        rules.cases_per_meeting = 1;
        rules.agrees = 0.5;
        one.network = 0;
        one.status = Status::started;
    }
    LocalDesk desk() {
        const collaboration::People people{world.residents, world.posts, world.volunteers};
        return {rules, people, networks, everyday, 60};
    }
};

TEST(LocalDesk, ClosesByConsensusAtAMeetingByTheFormula) {
    Table table;
    EXPECT_DOUBLE_EQ(table.desk().agree_to_close(table.one), 0.5 + 0.5 * 0.4);
    table.networks[0].meeting = false;
    EXPECT_EQ(table.desk().agree_to_close(table.one), 0);
    table.networks[0].terms.consensus_closing = false;
    EXPECT_EQ(table.desk().agree_to_close(table.one), 1);
    table.networks[0].terms.consensus_closing = true;
    table.networks[0].alive = false;
    EXPECT_EQ(table.desk().agree_to_close(table.one), 1);
    table.one.network = kNone;
    EXPECT_EQ(table.desk().agree_to_close(table.one), 1);
}

TEST(LocalDesk, ClosingTakesRoomOnTheAgenda) {
    Table table;
    table.rules.closing_place = 0.4;
    LocalDesk desk = table.desk();
    EXPECT_EQ(desk.places_on_agenda(table.one), 1);
    EXPECT_GT(desk.agree_to_close(table.one), 0);
    EXPECT_EQ(desk.places_on_agenda(table.one), 0);
    EXPECT_GT(desk.agree_to_close(table.one), 0);
    EXPECT_EQ(desk.agree_to_close(table.one), 0);
}

TEST(LocalDesk, AClosingByConsensusIsFeltAtTheNextMeeting) {
    Table table;
    LocalDesk desk = table.desk();
    const auto agreed = [&] {
        return table.networks[0]
            .since_meeting[static_cast<std::size_t>(collaboration::Note::agreed)];
    };
    table.one.status = Status::lost;
    desk.closed(table.one);
    EXPECT_EQ(agreed(), 0u);  // nobody had a say
    table.one.status = table.one.closing = Status::helped;
    desk.closed(table.one);
    EXPECT_EQ(agreed(), 1u);
}

TEST(LocalDesk, KnowsWhoNeverSees) {
    World world = support::adults_alone(2, 1);
    professionals::Post post;
    world.posts.push_back(post);
    post.unseeing = 1;
    world.posts.push_back(post);
    Eyes eyes;
    look_around({world.residents, world.posts, world.volunteers}, {}, eyes);
    ASSERT_EQ(eyes.at[0].size(), 2u);
    EXPECT_TRUE(eyes.at[0][0].sees);
    EXPECT_FALSE(eyes.at[0][1].sees);
}

}  // namespace
}  // namespace models::cases
