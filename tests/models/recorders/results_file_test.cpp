#include "models/recorders/results_file.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/mount.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include <gtest/gtest.h>

#include "sim/sha256.h"

#include "models/recorders/run_record.h"
#include "models/recorders/zero_check.h"
#include "tests/support/sample_run.h"
#include "tests/support/temporary_folder.h"

namespace models::recorders {
namespace {

namespace fs = std::filesystem;

struct Place {
    std::uint32_t arm, replicate, time;
};

std::vector<Place> all_places(const RunShape& shape) {
    std::vector<Place> places;
    for (std::uint32_t arm = 0; arm < shape.arms.size(); ++arm)
        for (std::uint32_t replicate = 0; replicate < shape.replicates; ++replicate)
            for (std::uint32_t time = 0; time < shape.weeks.size(); ++time)
                places.push_back({arm, replicate, time});
    return places;
}

RunRecord sample_record(const RunShape& shape) {
    RunRecord record(shape);
    for (const auto& p : all_places(shape))
        record.put(tests::sample_observation(shape, p.arm, p.replicate, p.time));
    return record;
}

/// Writes the sample run, its observations in the order of `places` from `threads` threads.
sim::Result<void> write_sample(const std::string& path,
                               const std::vector<Place>& places,
                               std::size_t threads = 1,
                               bool live = false) {
    const RunShape shape = tests::sample_shape();
    auto file = ResultsFile::open(
        {.path = path, .live = live, .queue_bytes = 1 << 14}, shape, tests::sample_provenance());
    if (!file) return sim::fail(file.error());
    std::vector<std::thread> producers;
    for (std::size_t thread = 0; thread < threads; ++thread)
        producers.emplace_back([&, thread] {
            for (std::size_t i = thread; i < places.size(); i += threads)
                file->push(tests::sample_observation(
                    shape, places[i].arm, places[i].replicate, places[i].time));
        });
    for (auto& producer : producers)
        producer.join();
    file->push(tests::sample_snapshot(0, 1, 0, 900));
    file->push(tests::sample_snapshot(0, 1, 52, 1'500));
    const RunRecord record = sample_record(shape);
    return file->close({effects_of(record),
                        describe(check_zero_before_start(record), shape),
                        "2024-05-06T07:09:00Z"});
}

int python(const std::string& script, const std::string& arguments) {
    return std::system(
        ("/usr/bin/python3 " WIJK_SOURCE_DIR "/tests/python/" + script + " " + arguments).c_str());
}

std::string content(const std::string& path) {
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

TEST(ResultsFile, OpensInXarrayAndNetcdfWithoutCodeOfOurs) {
    const tests::TemporaryFolder folder;
    const std::string path = folder.path("run.h5");

    const auto written = write_sample(path, all_places(tests::sample_shape()));

    ASSERT_TRUE(written) << written.error().text();
    EXPECT_EQ(python("open_results.py", path), 0);
    EXPECT_EQ(folder.entries(), 1) << "no partial is left";
}

TEST(ResultsFile, WrittenLiveOpensTheSame) {
    const tests::TemporaryFolder folder;
    const std::string path = folder.path("run.h5");

    const auto written = write_sample(path, all_places(tests::sample_shape()), 1, true);

    ASSERT_TRUE(written) << written.error().text();
    EXPECT_EQ(python("open_results.py", path), 0);
}

TEST(ResultsFile, HoldsTheSameWhateverTheOrderAndTheThreads) {
    const tests::TemporaryFolder folder;
    auto places = all_places(tests::sample_shape());

    ASSERT_TRUE(write_sample(folder.path("a.h5"), places));
    std::reverse(places.begin(), places.end());
    ASSERT_TRUE(write_sample(folder.path("b.h5"), places));
    ASSERT_TRUE(write_sample(folder.path("c.h5"), places, 4));

    EXPECT_EQ(python("same_results.py", folder.path("a.h5") + " " + folder.path("b.h5")), 0);
    EXPECT_EQ(python("same_results.py", folder.path("a.h5") + " " + folder.path("c.h5")), 0);
}

TEST(ResultsFile, OfTheSameRunIsTheSameToTheByte) {
    const tests::TemporaryFolder folder;
    const auto places = all_places(tests::sample_shape());

    ASSERT_TRUE(write_sample(folder.path("a.h5"), places));
    // HDF5 can write down the second in which each array was made.
    std::this_thread::sleep_for(std::chrono::milliseconds(1'100));
    ASSERT_TRUE(write_sample(folder.path("b.h5"), places));

    EXPECT_EQ(*sim::sha256_of_file(folder.path("a.h5")), *sim::sha256_of_file(folder.path("b.h5")));
}

TEST(ResultsFile, OfAnInterruptedRunSaysWhatIsMissing) {
    const tests::TemporaryFolder folder;
    auto places = all_places(tests::sample_shape());
    places.resize(places.size() - 100);

    const auto written = write_sample(folder.path("run.h5"), places);

    ASSERT_TRUE(written) << written.error().text();
    EXPECT_EQ(python("interrupted_results.py", folder.path("run.h5") + " 100"), 0);
}

TEST(ResultsFile, OfAnInterruptedRunKeepsItsPartialToBeRead) {
    const tests::TemporaryFolder folder;
    const RunShape shape = tests::sample_shape();
    auto file =
        ResultsFile::open({.path = folder.path("run.h5")}, shape, tests::sample_provenance());
    ASSERT_TRUE(file);
    auto places = all_places(shape);
    places.resize(places.size() - 7);
    for (const auto& p : places)
        file->push(tests::sample_observation(shape, p.arm, p.replicate, p.time));
    RunEnd end;
    end.interrupted = true;

    ASSERT_TRUE(file->close(end));

    EXPECT_FALSE(fs::exists(folder.path("run.h5")));
    EXPECT_EQ(python("interrupted_results.py", folder.path("run.h5.partial") + " 7"), 0);
}

TEST(ResultsFile, RefusesAnExistingFileUnlessForced) {
    const tests::TemporaryFolder folder;
    const std::string path = folder.path("run.h5");
    std::ofstream(path) << "somebody's work";
    const RunShape shape = tests::sample_shape();

    const auto refused = ResultsFile::open({.path = path}, shape, tests::sample_provenance());
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().text().find("exists already"), std::string::npos);
    EXPECT_EQ(content(path), "somebody's work");

    auto forced =
        ResultsFile::open({.path = path, .replace = true}, shape, tests::sample_provenance());
    ASSERT_TRUE(forced);
    EXPECT_EQ(content(path), "somebody's work") << "replaced only when the new file is whole";
    ASSERT_TRUE(forced->close({}));
    EXPECT_EQ(content(path).substr(1, 3), "HDF");
}

TEST(ResultsFile, RefusesPlacesWhereNoFileCanBe) {
    const tests::TemporaryFolder folder;
    std::ofstream(folder.path("plain")) << "x";
    const auto says = [](const std::string& path, const char* words) {
        const auto refused =
            ResultsFile::open({.path = path}, tests::sample_shape(), tests::sample_provenance());
        return !refused && refused.error().text().find(words) != std::string::npos;
    };

    EXPECT_TRUE(says(folder.path(""), "is a folder"));
    EXPECT_TRUE(says(folder.path("none/run.h5"), "does not exist"));
    EXPECT_TRUE(says(folder.path("plain/run.h5"), "is not a folder"));
    EXPECT_TRUE(says("/dev/full", "is not a plain file"));
    EXPECT_TRUE(says("", "is empty"));
    EXPECT_TRUE(says("/proc/run.h5", "cannot be made"));
    EXPECT_EQ(folder.entries(), 1);
}

TEST(ResultsFile, IsNotWrittenByTwoAtOnce) {
    const tests::TemporaryFolder folder;
    const ResultsOptions options{.path = folder.path("run.h5")};

    auto first = ResultsFile::open(options, tests::sample_shape(), tests::sample_provenance());
    ASSERT_TRUE(first);
    const auto second =
        ResultsFile::open(options, tests::sample_shape(), tests::sample_provenance());

    ASSERT_FALSE(second);
    EXPECT_NE(second.error().text().find("another program"), std::string::npos);
    EXPECT_TRUE(first->close({}));
}

TEST(ResultsFile, ThatIsNotClosedLeavesNothing) {
    const tests::TemporaryFolder folder;
    {
        auto file = ResultsFile::open(
            {.path = folder.path("run.h5")}, tests::sample_shape(), tests::sample_provenance());
        ASSERT_TRUE(file);
        file->push(tests::sample_observation(tests::sample_shape(), 0, 0, 0));
    }
    EXPECT_EQ(folder.entries(), 0);
}

/// Mounts a disk of `size` at `path`; false where that is not allowed.
bool mount_small_disk(const std::string& path, const char* size) {
    fs::create_directory(path);
    return ::mount("tmpfs", path.c_str(), "tmpfs", 0, size) == 0;
}

TEST(ResultsFile, OnAFullDiskSaysSoAndLeavesNothing) {
    for (const bool live : {false, true}) {
        for (const char* size : {"size=16k", "size=256k", "size=640k"}) {
            const tests::TemporaryFolder folder;
            const std::string disk = folder.path("disk");
            if (!mount_small_disk(disk, size))
                GTEST_SKIP() << "a small disk can be mounted by root only";

            const auto written =
                write_sample(disk + "/run.h5", all_places(tests::sample_shape()), 1, live);
            const bool empty = fs::is_empty(disk);
            ::umount2(disk.c_str(), MNT_DETACH);

            ASSERT_FALSE(written) << size;
            EXPECT_NE(written.error().text().find("the disk is full"), std::string::npos)
                << written.error().text();
            EXPECT_TRUE(empty) << size;
        }
    }
}

TEST(ResultsFile, OfAKilledLiveRunCanStillBeRead) {
    const tests::TemporaryFolder folder;
    const std::string path = folder.path("run.h5");
    const pid_t child = ::fork();
    if (child == 0) {
        const RunShape shape = tests::sample_shape();
        auto file =
            ResultsFile::open({.path = path, .live = true}, shape, tests::sample_provenance());
        for (std::uint32_t time = 0; time < 40; ++time)
            file->push(tests::sample_observation(shape, 0, 0, time));
        file->push(tests::sample_snapshot(0, 1, 0, 900));
        for (;;)
            ::pause();
    }
    ASSERT_GT(child, 0);

    // The first reading waits until all is there, the second is of what a killed program left.
    EXPECT_EQ(python("live_results.py", path + ".partial 40 900"), 0);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    EXPECT_EQ(python("live_results.py", path + ".partial 40 900"), 0);
}

// Killed after 5, 10, ... 60 ms of writing without end: the name itself never appears.
TEST(ResultsFile, OfAKilledProgramDoesNotHaveItsName) {
    for (const bool live : {false, true}) {
        for (int wait = 5; wait <= 60; wait += 5) {
            const tests::TemporaryFolder folder;
            const std::string path = folder.path("run.h5");
            const pid_t child = ::fork();
            if (child == 0) {
                const RunShape shape = tests::sample_shape();
                auto file = ResultsFile::open(
                    {.path = path, .live = live}, shape, tests::sample_provenance());
                for (const auto& p : all_places(shape))
                    file->push(tests::sample_observation(shape, p.arm, p.replicate, p.time));
                for (;;)
                    file->push(tests::sample_snapshot(0, 1, 0, 1'000));
            }
            ASSERT_GT(child, 0);
            std::this_thread::sleep_for(std::chrono::milliseconds(wait));
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);

            EXPECT_FALSE(fs::exists(path));
            // What is left does not stand in the way of the next run.
            EXPECT_TRUE(write_sample(path, all_places(tests::sample_shape())));
        }
    }
}

// Above no file ever becomes whole; here it does, and is killed from a tenth to three times the
// time that it takes.
TEST(ResultsFile, HasItsNameOnlyWhenWhole) {
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    {
        const tests::TemporaryFolder folder;
        ASSERT_TRUE(write_sample(folder.path("run.h5"), all_places(tests::sample_shape())));
    }
    const auto once = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);

    int whole = 0;
    for (int tenth = 1; tenth <= 30; ++tenth) {
        const tests::TemporaryFolder folder;
        const std::string path = folder.path("run.h5");
        const pid_t child = ::fork();
        if (child == 0) {
            const bool good = bool(write_sample(path, all_places(tests::sample_shape())));
            ::_exit(good ? 0 : 1);
        }
        ASSERT_GT(child, 0);
        std::this_thread::sleep_for(once * tenth / 10);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);

        if (!fs::exists(path)) continue;
        ++whole;
        if (whole <= 2) {
            EXPECT_EQ(python("open_results.py", path), 0);
        }
    }
    EXPECT_GT(whole, 0) << "some writer came to its end";
}

TEST(ResultsFile, WrittenLiveCanBeReadWhileItGrows) {
    const tests::TemporaryFolder folder;
    const std::string path = folder.path("run.h5");
    const RunShape shape = tests::sample_shape();
    auto file = ResultsFile::open({.path = path, .live = true}, shape, tests::sample_provenance());
    ASSERT_TRUE(file);

    for (std::uint32_t time = 0; time < 5; ++time)
        ASSERT_TRUE(file->push(tests::sample_observation(shape, 0, 0, time)));
    ASSERT_TRUE(file->push(tests::sample_snapshot(0, 1, 0, 900)));

    EXPECT_EQ(python("live_results.py", path + ".partial 5 900"), 0);
    EXPECT_TRUE(file->close({}));
}

}  // namespace
}  // namespace models::recorders
