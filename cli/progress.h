#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

namespace cli {

/// A progress bar with the time left on a terminal, a plain line now and then elsewhere; to stderr.
/// `advance` may be called from many threads.
class Progress {
  public:
    /// `total` in any unit of work; `quiet` says nothing at all.
    Progress(std::uint64_t total, std::string unit, bool quiet);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void advance(std::uint64_t amount);

    /// Ends the bar's line; nothing is shown after it.
    void finish();

  private:
    void show(std::uint64_t done);

    const std::uint64_t total_;
    const std::string unit_;
    const bool quiet_;
    const bool terminal_;
    const std::chrono::steady_clock::time_point begin_;
    std::atomic<std::uint64_t> done_{0};
    std::mutex mutex_;
    std::chrono::steady_clock::time_point shown_;
    bool on_line_ = false;  // the bar stands on an unfinished line
};

/// "1 min 40 s", "12 s", "2 h 5 min".
std::string duration_text(double seconds);

}  // namespace cli
