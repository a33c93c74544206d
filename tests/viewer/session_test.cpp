#include "viewer/session.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/viewed.h"
#include "viewer/export.h"

namespace viewer {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

/// Takes questions and answers none.
class Silent final : public SnapshotSource {
  public:
    std::shared_ptr<const Snapshot> latest() const override { return {}; }
    std::shared_ptr<const Told> told() const override { return {}; }
    void ask(Question question) override { asked.push_back(std::move(question)); }
    void tell(models::explain::Question) override {}

    std::vector<Question> asked;
};

struct SessionTest : testing::Test {
    tests::TemporaryFolder folder;
    std::string path = folder.write("s.toml", support::kSmallScenario);
    std::shared_ptr<Silent> source = std::make_shared<Silent>();
    Session session{source, support::viewer_inputs()};
};

TEST_F(SessionTest, OpensAScenarioAtItsLastArmWithThreeToSevenLevers) {
    ASSERT_TRUE(session.open(path));

    EXPECT_EQ(session.arm(), "together");
    EXPECT_THAT(session.arms(), SizeIs(2));
    for (const auto& arm : session.arms()) {
        session.choose_arm(arm.name);
        EXPECT_GE(session.main().size(), 3u) << arm.name;
        EXPECT_LE(session.main().size(), 7u) << arm.name;
        for (const auto& lever : session.main()) {
            EXPECT_LT(lever.low, lever.high) << lever.id;
            EXPECT_GE(lever.value, lever.low) << lever.id;
            EXPECT_LE(lever.value, lever.high) << lever.id;
            EXPECT_FALSE(lever.source.empty()) << lever.id;
        }
    }
    EXPECT_GT(session.parameters().size(), 500u);
}

TEST_F(SessionTest, AsksANewQuestionForEveryMove) {
    ASSERT_TRUE(session.open(path));
    const auto* hours = session.find("network.coordinator_hours");
    ASSERT_NE(hours, nullptr);

    session.move(*hours, 3);
    session.undo();

    ASSERT_EQ(source->asked.size(), 3u);
    EXPECT_LT(source->asked[0].number, source->asked[1].number);
    ASSERT_EQ(source->asked[1].changes.size(), 1u);
    EXPECT_EQ(source->asked[1].changes[0].to, 3);
    EXPECT_TRUE(source->asked[2].changes.empty());
    session.move(*hours, 1e9);
    EXPECT_EQ(session.value_of(*hours), hours->most);
}

TEST_F(SessionTest, KeepsWhatItShowsWhenAnotherScenarioIsWrong) {
    ASSERT_TRUE(session.open(path));
    const auto wrong = folder.write("w.toml", "wijk = \"BU03071301\"\n[arms.baseline]\n");

    const auto opened = session.open(wrong);

    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().text(), HasSubstr("nothing to compare"));
    EXPECT_EQ(session.path(), path);
    EXPECT_EQ(session.arm(), "together");
}

TEST_F(SessionTest, AnswersThatCanMoveAreAcceptedByTheModel) {
    ASSERT_TRUE(session.open(path));
    for (const auto& lever : session.of_arm()) {
        auto scenario = *session.scenario();
        for (const double value : {lever.low, lever.high})
            EXPECT_TRUE(move_lever(scenario, 2, lever.id, value)) << lever.id << " " << value;
    }
    auto scenario = *session.scenario();
    EXPECT_FALSE(move_lever(scenario, 2, "network.cofee", 1));
    EXPECT_FALSE(move_lever(scenario, 2, "befriending.uptake", 7));
}

/// State of both arms of the first replicate at every moment.
std::vector<std::uint64_t> hashes_of(const Question& question) {
    LiveSource live(support::viewer_inputs(), 2);
    const auto snapshot = support::answer_to(live, question);
    EXPECT_EQ(snapshot->trouble, "");
    std::vector<std::uint64_t> hashes;
    for (const auto& arm : snapshot->pairs.front().seen)
        for (const auto& seen : arm)
            hashes.push_back(seen->state_hash);
    return hashes;
}

TEST_F(SessionTest, SavesAScenarioThatIsTheSameWhenItIsReadBack) {
    ASSERT_TRUE(session.open(path));
    session.move(*session.find("network.coordinator_hours"), 2.5);
    session.move(*session.find("befriending.scale"), 3);
    session.move(*session.find("ties.contact.drain"), 0.1);
    const auto saved = folder.path("saved.toml");

    ASSERT_TRUE(save_scenario(session, saved));

    const auto original = hashes_of(session.question());
    const auto again = hashes_of({1, saved, "what-if", {}, {}});
    EXPECT_EQ(again, original);
    EXPECT_NE(again, hashes_of({1, path, "together", {}, {}}));
}

TEST_F(SessionTest, GivesTheDataOfEveryPanel) {
    auto live = std::make_shared<LiveSource>(support::viewer_inputs(), 2);
    Session shown(live, support::viewer_inputs());
    ASSERT_TRUE(shown.open(path));
    ASSERT_TRUE(support::wait_for([&] {
        shown.tick(0.1);
        return shown.snapshot() != nullptr && shown.snapshot()->answer.lives > 0;
    }));
    shown.seek(1e9);

    for (const auto* panel :
         {"course", "map", "iceberg", "collaboration", "volunteers", "costs", "buurten"}) {
        const auto csv = csv_of(shown, panel);
        ASSERT_FALSE(csv.empty()) << panel;
        const auto columns = std::count(csv.begin(), csv.begin() + csv.find('\n'), ',');
        const auto rows = std::count(csv.begin(), csv.end(), '\n');
        EXPECT_GT(rows, 1) << panel;
        EXPECT_EQ(std::count(csv.begin(), csv.end(), ','), columns * rows) << panel;
    }
    EXPECT_TRUE(csv_of(shown, "nothing").empty());
}

}  // namespace
}  // namespace viewer
