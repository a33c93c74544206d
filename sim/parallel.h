#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

namespace sim {

/// Rows that one task handles at a time. A block is the unit of work, of scratch memory and of
/// sums: its size is part of the result's last bit, so it never depends on the machine.
inline constexpr std::uint32_t kBlockRows = 256;

/// Below this many rows a step is too short to share: the second core serves another replicate.
inline constexpr std::uint32_t kParallelRows = 16'384;

constexpr std::uint32_t block_count(std::uint32_t rows) {
    return (rows + kBlockRows - 1) / kBlockRows;
}

/// Calls `work(block, begin, end)` for every block of rows, in parallel where there are many rows.
/// `work` may write the rows begin..end-1 and anything of its own block, nothing else.
template <class Work>
void for_each_block(std::uint32_t rows, Work&& work) {
    const std::uint32_t blocks = block_count(rows);
    const auto run = [&](std::uint32_t block) {
        const std::uint32_t begin = block * kBlockRows;
        const std::uint32_t end = begin + kBlockRows < rows ? begin + kBlockRows : rows;
        work(block, begin, end);
    };
    if (rows < kParallelRows) {
        for (std::uint32_t block = 0; block < blocks; ++block)
            run(block);
        return;
    }
    // Isolated: while it waits, a thread must not pick up another replicate.
    oneapi::tbb::this_task_arena::isolate([&] {
        oneapi::tbb::parallel_for(
            oneapi::tbb::blocked_range<std::uint32_t>(0, blocks),
            [&](const oneapi::tbb::blocked_range<std::uint32_t>& range) {
                for (std::uint32_t block = range.begin(); block != range.end(); ++block)
                    run(block);
            },
            oneapi::tbb::static_partitioner{});
    });
}

/// Calls `work()` with at most `threads` threads for everything in it; 0: all cores.
template <class Work>
void with_threads(int threads, Work&& work) {
    if (threads <= 0) return work();
    const oneapi::tbb::global_control limit(oneapi::tbb::global_control::max_allowed_parallelism,
                                            static_cast<std::size_t>(threads));
    oneapi::tbb::task_arena arena(threads);
    arena.execute([&] { work(); });
}

/// Calls `work(k)` for k in 0..count-1, in parallel and in no order: for whole runs, not for rows.
template <class Work>
void parallel_tasks(std::uint32_t count, Work&& work) {
    oneapi::tbb::parallel_for(
        oneapi::tbb::blocked_range<std::uint32_t>(0, count, 1),
        [&](const oneapi::tbb::blocked_range<std::uint32_t>& range) {
            for (std::uint32_t k = range.begin(); k != range.end(); ++k)
                work(k);
        },
        oneapi::tbb::simple_partitioner{});
}

/// Things found in parallel, one list a block, read back in the order of rows.
template <class T>
class PerBlock {
  public:
    /// Empties all lists; keeps their memory, so that a step allocates nothing once warm.
    void reset(std::uint32_t rows) {
        if (lists_.size() < block_count(rows)) lists_.resize(block_count(rows));
        for (auto& list : lists_)
            list.clear();
    }
    std::vector<T>& operator[](std::uint32_t block) { return lists_[block]; }

    template <class Visit>
    void for_each(Visit&& visit) const {
        for (const auto& list : lists_)
            for (const T& item : list)
                visit(item);
    }
    std::size_t size() const {
        std::size_t total = 0;
        for (const auto& list : lists_)
            total += list.size();
        return total;
    }

  private:
    std::vector<std::vector<T>> lists_;
};

}  // namespace sim
