#include "sim/parallel.h"

#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "sim/outbox.h"
#include "sim/state_hash.h"

namespace sim {
namespace {

TEST(Blocks, CoverEveryRowOnce) {
    for (const std::uint32_t rows : {0u, 1u, 255u, 256u, 257u, 50'000u}) {
        std::vector<int> visits(rows);

        for_each_block(rows, [&](std::uint32_t block, std::uint32_t begin, std::uint32_t end) {
            ASSERT_EQ(block, begin / kBlockRows);
            for (std::uint32_t row = begin; row < end; ++row)
                ++visits[row];
        });

        EXPECT_EQ(std::accumulate(visits.begin(), visits.end(), 0), static_cast<int>(rows));
        for (const int count : visits)
            ASSERT_EQ(count, 1);
    }
}

TEST(Tasks, AreAllDoneWithAnyNumberOfThreads) {
    for (const int threads : {1, 2, 3, 8}) {
        std::vector<int> done(100);

        with_threads(threads, [&] { parallel_tasks(100, [&](std::uint32_t k) { ++done[k]; }); });

        for (const int count : done)
            EXPECT_EQ(count, 1);
    }
}

// Neither threads nor row numbers decide who is served first.
TEST(Outbox, ServesByPriorityThenSender) {
    constexpr std::uint32_t kRows = 40'000;
    Outbox<std::uint32_t> outbox;
    outbox.reset(kRows);
    for_each_block(kRows, [&](std::uint32_t block, std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t row = begin; row < end; ++row)
            outbox.send(block, row * 2654435761u % 1000, row, row);
    });
    std::vector<std::uint32_t> served;

    outbox.deliver([&](std::uint32_t row) { served.push_back(row); });

    ASSERT_EQ(served.size(), kRows);
    for (std::size_t k = 1; k < served.size(); ++k) {
        const auto before = std::pair(served[k - 1] * 2654435761u % 1000, served[k - 1]);
        const auto after = std::pair(served[k] * 2654435761u % 1000, served[k]);
        ASSERT_LT(before, after);
    }
}

TEST(StateHash, ChangesWithEveryByte) {
    std::vector<std::uint8_t> bytes(100);
    const auto hash = [&] {
        StateHash h;
        h.add(std::span<const std::uint8_t>(bytes));
        return h.value();
    };
    const auto before = hash();

    for (std::size_t k = 0; k < bytes.size(); ++k) {
        bytes[k] ^= 1;
        EXPECT_NE(hash(), before) << k;
        bytes[k] ^= 1;
    }
    EXPECT_EQ(hash(), before);
}

TEST(StateHash, KnowsWhereOneColumnEndsAndTheNextBegins) {
    const std::vector<std::uint32_t> values{1, 2, 3, 4};
    const auto hash = [&](std::size_t split) {
        StateHash h;
        h.add(std::span<const std::uint32_t>(values).first(split));
        h.add(std::span<const std::uint32_t>(values).subspan(split));
        return h.value();
    };

    EXPECT_NE(hash(1), hash(2));
    EXPECT_NE(hash(0), hash(4));
}

}  // namespace
}  // namespace sim
