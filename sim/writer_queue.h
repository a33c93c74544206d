#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "sim/check.h"
#include "sim/result.h"

namespace sim {

/// What the background thread does; all four are called from that thread only.
template <class Frame>
struct WriterWork {
    std::function<Result<void>()> open;
    std::function<Result<void>(Frame&&)> write;
    std::function<Result<void>()> idle;    // the queue is empty for now
    std::function<Result<void>()> finish;  // after the last frame, when nothing failed
    std::function<void()> discard;         // instead of `finish`: something failed, or not wanted
};

/// One background thread that owns a file. Many threads hand it frames; they wait only while the
/// frames in the queue hold more than `capacity` bytes. After a failure frames are dropped, and
/// `push` says so, so that a run can stop early; `close` returns the failure itself.
template <class Frame>
class WriterQueue {
  public:
    WriterQueue(std::size_t capacity, WriterWork<Frame> work)
        : capacity_(capacity), work_(std::move(work)) {}
    ~WriterQueue() { stop(false); }
    WriterQueue(const WriterQueue&) = delete;
    WriterQueue& operator=(const WriterQueue&) = delete;

    /// Starts the thread and waits until the file is open.
    Result<void> start() {
        SIM_CHECK(!thread_.joinable(), "a writer is started once");
        thread_ = std::thread([this] { run(); });
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return opened_ || error_; });
        if (error_) return fail(*error_);
        return {};
    }

    /// Hands over one frame of about `bytes`; false when the writer has failed.
    bool push(Frame frame, std::size_t bytes) {
        std::unique_lock lock(mutex_);
        SIM_CHECK(!closing_, "no frame comes after the end");
        // A frame larger than the whole queue goes in when nothing else is there.
        changed_.wait(
            lock, [&] { return error_ || queue_.empty() || queued_bytes_ + bytes <= capacity_; });
        if (error_) return false;
        queue_.emplace_back(std::move(frame), bytes);
        queued_bytes_ += bytes;
        changed_.notify_all();
        return true;
    }

    bool failed() const {
        const std::scoped_lock lock(mutex_);
        return error_.has_value();
    }

    /// Writes what is queued, ends the file and the thread; returns the first failure.
    Result<void> close() { return stop(true); }

  private:
    Result<void> stop(bool keep) {
        if (thread_.joinable()) {
            {
                const std::scoped_lock lock(mutex_);
                closing_ = true;
                keep_ = keep;
                changed_.notify_all();
            }
            thread_.join();
        }
        if (error_) return fail(*error_);
        return {};
    }

    void run() {
        bool good = note(work_.open());
        {
            const std::scoped_lock lock(mutex_);
            opened_ = true;
            changed_.notify_all();
        }
        bool rested = true;
        while (good) {
            auto frame = next(rested);
            if (frame)
                good = note(work_.write(std::move(*frame)));
            else if (!rested)
                good = note(work_.idle());
            else
                break;
            rested = !frame;
        }
        if (good && keep_) good = note(work_.finish());
        if (!good || !keep_) work_.discard();
    }

    /// The next frame; none when the queue is empty and either the writer has not `rested` since
    /// the last frame, or the end has come.
    std::optional<Frame> next(bool rested) {
        std::unique_lock lock(mutex_);
        if (rested) changed_.wait(lock, [&] { return closing_ || !queue_.empty(); });
        if (queue_.empty() || (closing_ && !keep_)) return std::nullopt;
        auto [frame, bytes] = std::move(queue_.front());
        queue_.pop_front();
        queued_bytes_ -= bytes;
        changed_.notify_all();
        return std::move(frame);
    }

    bool note(Result<void> result) {
        if (result) return true;
        const std::scoped_lock lock(mutex_);
        if (!error_) error_ = std::move(result.error());
        queue_.clear();
        queued_bytes_ = 0;
        changed_.notify_all();
        return false;
    }

    const std::size_t capacity_;
    WriterWork<Frame> work_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::pair<Frame, std::size_t>> queue_;
    std::size_t queued_bytes_ = 0;
    bool opened_ = false;
    bool closing_ = false;
    bool keep_ = false;
    std::optional<Error> error_;
    std::thread thread_;
};

}  // namespace sim
