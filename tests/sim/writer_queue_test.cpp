#include "sim/writer_queue.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace sim {
namespace {

/// What a writer was asked to do.
struct Log {
    std::vector<int> frames;
    int opened = 0, finished = 0, discarded = 0;
    std::thread::id thread;
};

WriterWork<int> work_for(Log& log) {
    return {[&log]() -> Result<void> {
                ++log.opened;
                log.thread = std::this_thread::get_id();
                return {};
            },
            [&log](int&& frame) -> Result<void> {
                log.frames.push_back(frame);
                if (frame == -1) return fail(Error::of("no room for -1"));
                return {};
            },
            []() -> Result<void> { return {}; },
            [&log]() -> Result<void> {
                ++log.finished;
                return {};
            },
            [&log] { ++log.discarded; }};
}

TEST(WriterQueue, WritesEveryFrameOfEveryThreadOnce) {
    Log log;
    WriterQueue<int> queue(100, work_for(log));
    ASSERT_TRUE(queue.start());

    std::vector<std::thread> producers;
    for (int thread = 0; thread < 8; ++thread)
        producers.emplace_back([&queue, thread] {
            for (int i = 0; i < 1'000; ++i)
                EXPECT_TRUE(queue.push(thread * 1'000 + i, 10));
        });
    for (auto& producer : producers)
        producer.join();

    EXPECT_TRUE(queue.close());
    std::sort(log.frames.begin(), log.frames.end());
    ASSERT_EQ(log.frames.size(), 8'000u);
    for (int i = 0; i < 8'000; ++i)
        EXPECT_EQ(log.frames[static_cast<std::size_t>(i)], i);
    EXPECT_EQ(log.finished, 1);
    EXPECT_EQ(log.discarded, 0);
    EXPECT_NE(log.thread, std::this_thread::get_id());
}

TEST(WriterQueue, LetsProducersWaitOnlyWhenItIsFull) {
    Log log;
    std::atomic<bool> held = true;
    auto work = work_for(log);
    work.write = [&](int&&) -> Result<void> {
        while (held)
            std::this_thread::yield();
        return {};
    };
    WriterQueue<int> queue(100, std::move(work));
    ASSERT_TRUE(queue.start());

    // The first is with the writer, then ten of 10 bytes fit; none of these waits.
    queue.push(0, 10);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    for (int i = 0; i < 10; ++i)
        queue.push(i, 10);
    std::atomic<bool> pushed = false;
    std::thread late([&] {
        queue.push(99, 10);
        pushed = true;
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    EXPECT_FALSE(pushed);
    held = false;
    late.join();

    EXPECT_TRUE(pushed);
    EXPECT_TRUE(queue.close());
}

TEST(WriterQueue, TakesAFrameLargerThanItself) {
    Log log;
    WriterQueue<int> queue(10, work_for(log));
    ASSERT_TRUE(queue.start());

    EXPECT_TRUE(queue.push(1, 1'000));
    EXPECT_TRUE(queue.push(2, 1'000));

    EXPECT_TRUE(queue.close());
    EXPECT_EQ(log.frames.size(), 2u);
}

TEST(WriterQueue, TellsProducersAndCloseAboutAFailure) {
    Log log;
    WriterQueue<int> queue(100, work_for(log));
    ASSERT_TRUE(queue.start());

    queue.push(-1, 10);
    // Producers that wait for room are let go.
    while (queue.push(1, 10))
        std::this_thread::yield();

    EXPECT_TRUE(queue.failed());
    const auto closed = queue.close();
    ASSERT_FALSE(closed);
    EXPECT_EQ(closed.error().text(), "no room for -1");
    EXPECT_EQ(log.finished, 0);
    EXPECT_EQ(log.discarded, 1);
}

TEST(WriterQueue, ThatCannotOpenSaysSoAtTheStart) {
    Log log;
    auto work = work_for(log);
    work.open = []() -> Result<void> { return fail(Error::of("no such folder")); };
    WriterQueue<int> queue(100, std::move(work));

    const auto started = queue.start();

    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().text(), "no such folder");
    EXPECT_FALSE(queue.push(1, 1));
}

TEST(WriterQueue, ThatIsNotClosedDiscards) {
    Log log;
    {
        WriterQueue<int> queue(100, work_for(log));
        ASSERT_TRUE(queue.start());
        queue.push(1, 1);
    }
    EXPECT_EQ(log.discarded, 1);
    EXPECT_EQ(log.finished, 0);
}

}  // namespace
}  // namespace sim
