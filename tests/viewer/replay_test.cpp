// What a results file shows.

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/money_run.h"
#include "tests/support/program.h"
#include "tests/support/viewed.h"
#include "viewer/file_source.h"
#include "viewer/homes.h"
#include "viewer/pictures/panels.h"
#include "viewer/week_events.h"

namespace viewer {
namespace {

using testing::HasSubstr;
using tests::TemporaryFolder;

const pictures::Pen& pen() {
    static const pictures::Pen one{&light_palette(), Language::en, 14, pictures::rough_width};
    return one;
}

std::string words_of(const pictures::Picture& picture) {
    std::string out;
    for (const auto& shape : picture.shapes)
        if (const auto* words = std::get_if<pictures::Words>(&shape)) out += words->text + " ";
    return out;
}

struct Replay : testing::Test {
    void SetUp() override { show(support::kSmallScenario); }

    /// Runs a scenario and replays its file.
    void show(const std::string& scenario) {
        const auto file = folder.write("s.toml", scenario);
        const auto run =
            tests::run_wijk({"run", file, "--out", folder.path("s.h5"), "--quiet"}, folder.path());
        ASSERT_EQ(run.code, 0) << run.err;
        const auto source = FileSource::open(folder.path("s.h5"), false, support::kDataFolder);
        ASSERT_TRUE(source) << source.error().text();
        (*source)->ask({1, {}, "together", {}, {}});
        ASSERT_TRUE(support::wait_for([&] { return (*source)->latest() != nullptr; }));
        snapshot = (*source)->latest();
    }
    TemporaryFolder folder;
    std::shared_ptr<const Snapshot> snapshot;
};

// The same replicate lived anew: the network is known as well as the file tells it.
TEST_F(Replay, ShowsTheNetworkThatWasLived) {
    LiveSource live(support::viewer_inputs(), 1);
    const auto lived = support::answer_to(live, {1, folder.path("s.toml"), "together", {}, {}});
    ASSERT_EQ(lived->frames[kWhatIf].size(), snapshot->frames[kWhatIf].size());

    for (std::size_t t = 0; t < lived->frames[kWhatIf].size(); ++t) {
        const auto& a = lived->frames[kWhatIf][t]->networks.front();
        const auto& b = snapshot->frames[kWhatIf][t]->networks.front();
        EXPECT_EQ(a.begun, b.begun) << t;
        EXPECT_EQ(a.alive, b.alive) << t;
        EXPECT_EQ(a.begin_week, b.begin_week) << t;
        if (!a.begun) continue;
        EXPECT_EQ(a.members, b.members) << t;
        EXPECT_FLOAT_EQ(a.energy, b.energy) << t;
        EXPECT_FLOAT_EQ(a.vision, b.vision) << t;
        EXPECT_NEAR(a.familiarity, b.familiarity, 1e-6) << t;
        EXPECT_EQ(a.seats.organisation, b.seats.organisation) << t;
        EXPECT_EQ(a.seats.volunteer, b.seats.volunteer) << t;
        EXPECT_EQ(a.seats.core, b.seats.core) << t;
        EXPECT_EQ(a.seats.familiarity, b.seats.familiarity) << t;
        EXPECT_EQ(a.seats.meetings, b.seats.meetings) << t;
        EXPECT_EQ(a.seats.coordinator, b.seats.coordinator) << t;
        EXPECT_EQ(a.seats.end, b.seats.end) << t;
    }
    EXPECT_TRUE(snapshot->frames[kBaseline].back()->networks.empty());
}

TEST_F(Replay, DrawsBuurtenAndSaysWhatItDoesNotKnow) {
    ASSERT_TRUE(snapshot->homes);
    EXPECT_FALSE(snapshot->homes->outlines.empty());
    const auto last = snapshot->moments() - 1;
    const auto map = words_of(pictures::map_picture(pen(), *snapshot, {}, last, {500, 500}));
    const auto network =
        words_of(pictures::collaboration_picture(pen(), *snapshot, last, {500, 500}));

    EXPECT_THAT(map, HasSubstr("no residents: lonely adults of each buurt"));
    const auto group = snapshot->shape->groups.size() - 1;
    const auto lonely = lonely_in_group(*snapshot->pairs.front().seen[kWhatIf][last], group);
    EXPECT_THAT(map, HasSubstr(number(Language::en, lonely) + " Schuilenburg"));
    EXPECT_THAT(network, HasSubstr("Energy"));
    EXPECT_THAT(network, HasSubstr("Who knows whom"));

    Snapshot old = *snapshot;  // of a file that knows nobody of the network
    auto frame = *old.frames[kWhatIf][last];
    frame.networks.front().seats = {};
    old.frames[kWhatIf][last] = std::make_shared<const Frame>(std::move(frame));
    EXPECT_THAT(words_of(pictures::collaboration_picture(pen(), old, last, {500, 500})),
                HasSubstr("not kept in this results file"));
}

// Counting the people on the map gives what the run counted in that week.
TEST_F(Replay, ShowsTheResidentsThatWereRecorded) {
    std::string scenario = support::kSmallScenario;
    scenario.insert(scenario.find("years"), "snapshots = [28]\n");
    show(scenario);
    const auto& weeks = snapshot->shape->weeks;
    const auto at = static_cast<std::size_t>(std::ranges::find(weeks, 28u) - weeks.begin());
    ASSERT_LT(at, weeks.size());

    for (std::size_t arm = 0; arm < 2; ++arm) {
        const auto& frames = snapshot->frames[arm];
        const auto lonely = std::ranges::count_if(frames[at]->score, [](std::uint8_t score) {
            return score >= kLonelyScore && score <= kHighestScore;
        });
        EXPECT_NEAR(static_cast<double>(lonely),
                    lonely_adults(*snapshot->pairs.front().seen[arm][at]),
                    0.01);
        const auto shown = std::ranges::count_if(
            frames[at]->score, [](std::uint8_t score) { return score != kNobody; });
        EXPECT_EQ(shown, snapshot->pairs.front().seen[arm][at]->population);
        EXPECT_TRUE(frames[at - 1]->score.empty());
        EXPECT_EQ(frames.back()->people_week, 28u);
        EXPECT_EQ(frames.back()->score, frames[at]->score);
    }
    EXPECT_EQ(snapshot->homes->x.size(), snapshot->frames[0][at]->score.size());
    const auto map = words_of(pictures::map_picture(pen(), *snapshot, {}, at, {500, 500}));
    EXPECT_THAT(map, HasSubstr("as recorded in week 28"));
    pictures::MapView help;
    help.colour = pictures::MapColour::help;
    EXPECT_THAT(words_of(pictures::map_picture(pen(), *snapshot, help, at, {900, 500})),
                HasSubstr("Who is in contact with help is not in a results file"));
}

TEST_F(Replay, SaysHowOftenTheNetworkMet) {
    int told = 0;
    for (std::size_t t = 1; t < snapshot->moments(); ++t) {
        const auto meetings = [&](std::size_t moment) {
            return snapshot->frames[kWhatIf][moment]->networks.front().seats.meetings;
        };
        const auto met = meetings(t) - meetings(t - 1);
        if (met == 0) continue;
        ++told;
        EXPECT_THAT(events_of(Language::en, *snapshot, t),
                    HasSubstr(filled(Language::en, T::times_met, number(Language::en, met))));
    }
    EXPECT_GT(told, 0);
}

// A run that was killed: what it wrote can be looked at.
TEST(ReplayOfAPartialFile, ShowsWhatIsThere) {
    const TemporaryFolder folder;
    tests::write_money_run(folder.path("m.h5"), tests::money_shape(), true);

    const auto source = FileSource::open(folder.path("m.h5.partial"), false, support::kDataFolder);

    ASSERT_TRUE(source) << source.error().text();
    (*source)->ask({1, {}, "visits", {}, {}});
    ASSERT_TRUE(support::wait_for([&] { return (*source)->latest() != nullptr; }));
    const auto seen = (*source)->latest();
    EXPECT_FALSE(seen->finished);
    ASSERT_EQ(seen->pairs.size(), 4u);
    EXPECT_EQ(seen->pairs[0].seen[kWhatIf].size(), tests::money_shape().weeks.size() - 1);
}

TEST(Buurten, OfUnknownPlacesAreLeftOutOfTheMap) {
    const auto homes =
        buurten_of(support::viewer_inputs()->areas,
                   std::vector<std::string>{"BU03071301 Somewhere", "BU99999999 Nowhere"});

    EXPECT_EQ(homes.buurten, (std::vector<std::string>{"Somewhere", "Nowhere"}));
    EXPECT_TRUE(std::isfinite(homes.centres[0].x));
    EXPECT_TRUE(std::isnan(homes.centres[1].x));
    EXPECT_GT(homes.centres[0].x, homes.left);
    EXPECT_LT(homes.centres[0].x, homes.right);
}

}  // namespace
}  // namespace viewer
