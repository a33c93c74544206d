// Lives that are kept and go on: the same bits as lives that nobody disturbed.

#include "models/kept_life.h"

#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <tuple>

#include <gtest/gtest.h>

#include "sim/parallel.h"

#include "models/world_parts.h"
#include "tests/support/many_arms.h"

namespace models {
namespace {

constexpr std::uint32_t kPeople = 600;

using Seen = std::map<support::SeenFrames::Key, std::string>;

/// Lives on something like a disk: all that is kept is bytes.
struct Disk {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> lives;
    std::mutex mutex;

    bool keep(const KeptLife& life) {
        const std::scoped_lock lock(mutex);
        lives[{life.arm, life.replicate}] = bytes_of(life);
        return true;
    }
    std::optional<KeptLife> find(std::uint32_t arm, std::uint32_t replicate) {
        const std::scoped_lock lock(mutex);
        const auto found = lives.find({arm, replicate});
        return found == lives.end() ? std::nullopt : kept_life_of(found->second);
    }
    Keeping keeping(std::uint32_t every) {
        Keeping keeping;
        keeping.every = every;
        keeping.keep = [this](const KeptLife& life) { return keep(life); };
        keeping.find = [this](auto arm, auto replicate) { return find(arm, replicate); };
        return keeping;
    }
};

/// How a run went.
struct Went {
    Seen seen;
    int finished = 0, asked = 0;
};

/// Runs a scenario. It is told to stop when it asks for the `stop_at`th time; `watch` hears of
/// each.
Went go(const Scenario& scenario,
        const Keeping& keeping,
        int threads = 1,
        int stop_at = 1 << 30,
        const std::function<void(int asked)>& watch = {}) {
    const auto shape = shape_of(scenario, support::toy_population(kPeople, 1));
    support::SeenFrames seen(shape);
    std::atomic<int> finished = 0, asked = 0;
    ExperimentOutput output;
    seen.take_from(output);
    output.finished = [&](auto, auto) { ++finished; };
    output.stop = [&] {
        const int now = ++asked;
        if (watch) watch(now);
        return now >= stop_at;
    };
    const VitalRates rates = support::toy_rates();
    ExperimentInput input{
        scenario, rates, [](std::uint64_t s) { return support::toy_population(kPeople, s); }};
    input.keeping = keeping;
    sim::with_threads(threads, [&] { EXPECT_TRUE(run_experiment(input, shape, output)); });
    return {std::move(seen.bytes), finished, asked};
}

TEST(KeptLives, ChangeNothingWhereNobodyStops) {
    const Scenario scenario = support::many_arms();
    Disk disk;

    const auto undisturbed = go(scenario, {}), kept = go(scenario, disk.keeping(13), 3);

    EXPECT_TRUE(kept.seen == undisturbed.seen);
    EXPECT_EQ(disk.lives.size(), scenario.arms.size());
    for (const auto& [key, bytes] : disk.lives)
        EXPECT_TRUE(kept_life_of(bytes)->state.empty()) << "a life that has ended needs no state";
}

TEST(KeptLives, GoOnFromWhereTheyWereStopped) {
    const Scenario scenario = support::many_arms();
    const auto undisturbed = go(scenario, {});

    for (int stop_at = 3; stop_at < undisturbed.asked; stop_at += undisturbed.asked / 6) {
        Disk disk;
        const auto stopped = go(scenario, disk.keeping(0), 2, stop_at);
        const auto resumed = go(scenario, disk.keeping(0), 3);

        EXPECT_LT(stopped.finished, 12);
        EXPECT_EQ(resumed.finished, 12);
        ASSERT_TRUE(resumed.seen == undisturbed.seen) << "stopped at question " << stop_at;
        // About: each thread asks once more.
        EXPECT_LT(resumed.asked, undisturbed.asked - stop_at + 40);
    }
}

// Killed at some moment: what is on the disk then is what was kept last, of each arm another week.
TEST(KeptLives, GoOnFromWhatWasKeptLast) {
    const Scenario scenario = support::many_arms();
    const auto undisturbed = go(scenario, {});
    std::map<int, std::map<std::pair<std::uint32_t, std::uint32_t>, std::string>> moments;
    Disk disk;
    go(scenario, disk.keeping(5), 2, 1 << 30, [&](int asked) {
        const std::scoped_lock lock(disk.mutex);
        if (asked % 60 == 7) moments[asked] = disk.lives;
    });

    for (const auto& [asked, lives] : moments) {
        Disk found;
        found.lives = lives;
        const auto resumed = go(scenario, found.keeping(5), 2);

        EXPECT_EQ(resumed.finished, 12);
        ASSERT_TRUE(resumed.seen == undisturbed.seen) << "killed at question " << asked;
    }
    EXPECT_GT(moments.size(), 8u);
}

TEST(KeptLives, GoOnFromTheSameWeekInAllArms) {
    const Scenario scenario = support::many_arms();
    const auto undisturbed = go(scenario, {});

    for (const std::uint32_t week : {0u, 25u, 60u}) {
        Disk disk;
        auto keeping = disk.keeping(5);
        keeping.keep = [&](const KeptLife& life) { return life.week > week || disk.keep(life); };
        go(scenario, keeping);
        const auto resumed = go(scenario, disk.keeping(5), 2);

        EXPECT_EQ(resumed.finished, 12);
        ASSERT_TRUE(resumed.seen == undisturbed.seen) << "from week " << week;
    }
}

TEST(KeptLives, OfAnArmThatIsLostIsLivedAnew) {
    const Scenario scenario = support::many_arms();
    const auto undisturbed = go(scenario, {});
    Disk disk;
    go(scenario, disk.keeping(10), 2, undisturbed.asked / 2);
    disk.lives.erase(disk.lives.find({2, 0}));  // parts in week 24 from the baseline

    const auto resumed = go(scenario, disk.keeping(10), 2);

    EXPECT_EQ(resumed.finished, 12);
    EXPECT_TRUE(resumed.seen == undisturbed.seen);
}

TEST(KeptLives, OfABaselineAreWhereOtherRunsBegin) {
    Scenario what_if = support::many_arms();
    what_if.arms.erase(what_if.arms.begin() + 5);  // the shock is there from week 0 on
    what_if.arms.erase(what_if.arms.end() - 1);
    Scenario base = what_if;
    std::erase_if(base.arms, [](const Arm& arm) { return !arm.name.starts_with("baseline"); });
    Disk points;
    Keeping keep_point;
    keep_point.point = 20;
    keep_point.keep_point = [&](const KeptLife& life) { return points.keep(life); };
    go(base, keep_point);
    ASSERT_EQ(points.lives.size(), 2u);
    const auto undisturbed = go(what_if, {});

    Keeping begin_there;
    const auto twin = static_cast<std::uint32_t>(what_if.arms.size() / 2);
    begin_there.find = [&](auto arm, auto replicate) -> std::optional<KeptLife> {
        if (arm != 0 && arm != twin) return {};
        return points.find(arm == 0 ? 0 : 1, replicate);
    };
    const auto begun = go(what_if, begin_there, 2);

    EXPECT_TRUE(begun.seen == undisturbed.seen);
    EXPECT_NEAR(begun.asked, undisturbed.asked - 2 * 20, 8);
}

/// A world in which every part holds something: most of it changes the next week, some of it is
/// empty between weeks, or of rare events.
World full_world(const World& settled) {
    World world = settled;
    world.programmes.resize(2);
    auto& programme = world.programmes[1];
    programme.places = 3;
    programme.attended.push_back({.person = {4, 5}});
    programme.ledger.hours_volunteer = 6;
    programme.service.staffed = 0.7;
    programme.service.clients.push_back({8, 9});
    world.networks.resize(1);
    world.networks[0].familiarity.setConstant(2, 3, 0.5f);
    world.networks[0].anchored = true;
    world.networks[0].books.notes[6] = 10;
    world.casework.euro_municipality = 11;
    world.volunteers.stopped = {12};
    world.reliefs.list.push_back({.person = {13, 14}});
    world.casebook.events.push_back({.step = 15});
    world.casebook.generation = {16};
    world.counts.births = 17;
    return world;
}

void expect_same(const World& read, const World& world) {
    EXPECT_EQ(read.hash(), world.hash());
    EXPECT_EQ(read.programmes[1].places, 3u);
    ASSERT_EQ(read.programmes[1].attended.size(), 1u);
    EXPECT_EQ(read.programmes[1].attended[0].person.uid, 5u);
    EXPECT_EQ(read.programmes[1].ledger.hours_volunteer, 6);
    EXPECT_EQ(read.programmes[1].service.staffed, 0.7);
    EXPECT_EQ(read.programmes[1].service.clients.at(0).talks, 9u);
    EXPECT_EQ(read.networks[0].familiarity, world.networks[0].familiarity);
    EXPECT_TRUE(read.networks[0].anchored);
    EXPECT_EQ(read.networks[0].books.notes[6], 10u);
    EXPECT_EQ(read.casework.euro_municipality, 11);
    EXPECT_EQ(read.volunteers.stopped, world.volunteers.stopped);
    EXPECT_EQ(read.reliefs.list.at(0).person.uid, 14u);
    EXPECT_EQ(read.casebook.events.at(0).step, 15u);
    EXPECT_EQ(read.casebook.generation, world.casebook.generation);
    EXPECT_EQ(read.counts.births, 17u);
}

TEST(KeptLives, HoldEveryPartOfTheWorld) {
    const auto settled = support::toy_settlement(300, Rules(), 5).world;
    const World world = full_world(settled);
    sim::StateWriter<WorldParts> writer;
    writer(world);
    const auto bytes = writer.take();

    World read = settled;
    read.programmes.resize(2);
    read.networks.resize(1);
    sim::StateReader<WorldParts> reader(bytes);
    reader(read);
    World other = settled;  // of an arm with other programmes
    sim::StateReader<WorldParts> wrong(bytes);
    wrong(other);

    EXPECT_TRUE(reader.whole());
    expect_same(read, world);
    EXPECT_FALSE(wrong.whole());
}

TEST(KeptLives, HoldWhoSatInANetwork) {
    KeptLife life;
    recorders::NetworkSeen seen;
    seen.known = 1;
    seen.begin_week = 2, seen.end_week = 3, seen.funding_end_week = 4, seen.end = 5;
    seen.coordinator = 6, seen.meetings = 7, seen.joined = 8, seen.left = 9;
    seen.organisation = {1, 2}, seen.volunteer = {0, 1}, seen.core = {1, 1};
    seen.familiarity = {0, 0.5f, 0.5f, 0};
    life.frames.observations.resize(1);
    life.frames.observations[0].network = seen;

    const auto read = kept_life_of(bytes_of(life));

    ASSERT_TRUE(read);
    const auto& got = read->frames.observations.at(0).network;
    EXPECT_EQ(got.known, 1);
    EXPECT_EQ(std::tuple(got.begin_week, got.end_week, got.funding_end_week, got.end),
              std::tuple(2, 3, 4, 5));
    EXPECT_EQ(std::tuple(got.coordinator, got.meetings, got.joined, got.left),
              std::tuple(6, 7, 8, 9));
    EXPECT_EQ(got.organisation, seen.organisation);
    EXPECT_EQ(got.volunteer, seen.volunteer);
    EXPECT_EQ(got.core, seen.core);
    EXPECT_EQ(got.familiarity, seen.familiarity);
}

TEST(KeptLives, AreNotReadFromOtherBytes) {
    KeptLife life{.arm = 3, .replicate = 4, .week = 5, .frames = {}, .state = "state"};
    life.frames.snapshots.emplace_back().uid = {1, 2};
    life.frames.snapshots.back().contacts[8] = {7};
    const auto bytes = bytes_of(life);

    const auto same = kept_life_of(bytes);
    ASSERT_TRUE(same);
    EXPECT_EQ(bytes_of(*same), bytes);
    EXPECT_EQ(same->frames.snapshots.front().contacts[8], std::vector<std::uint8_t>{7});
    for (std::size_t length = 0; length < bytes.size(); ++length)
        EXPECT_FALSE(kept_life_of(bytes.substr(0, length))) << length;
    EXPECT_FALSE(kept_life_of(bytes + "x"));
    EXPECT_FALSE(kept_life_of(std::string(64, '\xFF')));
}

}  // namespace
}  // namespace models
