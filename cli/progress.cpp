#include "cli/progress.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace cli {

namespace {

constexpr int kBarWidth = 30;
constexpr double kSecondsBetweenBars = 0.1;
constexpr double kSecondsBetweenLines = 10;

}  // namespace

std::string duration_text(double seconds) {
    const auto whole = static_cast<long>(std::ceil(seconds));
    if (whole < 60) return fmt::format("{} s", whole);
    if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
    return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

Progress::Progress(std::uint64_t total, std::string unit, bool quiet)
    : total_(std::max<std::uint64_t>(1, total)),
      unit_(std::move(unit)),
      quiet_(quiet),
      terminal_(::isatty(STDERR_FILENO) == 1),
      begin_(std::chrono::steady_clock::now()),
      shown_(begin_) {}

Progress::~Progress() {
    finish();
}

void Progress::advance(std::uint64_t amount) {
    const std::uint64_t done = done_.fetch_add(amount) + amount;
    if (quiet_) return;
    const std::unique_lock lock(mutex_, std::try_to_lock);
    if (!lock.owns_lock()) return;  // somebody else is showing
    const auto now = std::chrono::steady_clock::now();
    const double since = std::chrono::duration<double>(now - shown_).count();
    if (since < (terminal_ ? kSecondsBetweenBars : kSecondsBetweenLines)) return;
    shown_ = now;
    show(done);
}

void Progress::show(std::uint64_t done) {
    const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(total_));
    const double spent =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    const double left = share > 0 ? spent / share - spent : 0;
    const auto filled = static_cast<std::size_t>(share * kBarWidth);
    if (terminal_) {
        const std::string bar = std::string(filled, '#') + std::string(kBarWidth - filled, '.');
        fmt::print(stderr, "\r[{}] {:3.0f} %  {} left   ", bar, 100 * share, duration_text(left));
        on_line_ = true;
    } else {
        fmt::print(stderr,
                   "{:.0f} % of {} {}, {} left\n",
                   100 * share,
                   total_,
                   unit_,
                   duration_text(left));
    }
    std::fflush(stderr);
}

void Progress::finish() {
    if (!on_line_) return;
    fmt::print(stderr, "\r{}\r", std::string(kBarWidth + 40, ' '));
    std::fflush(stderr);
    on_line_ = false;
}

}  // namespace cli
