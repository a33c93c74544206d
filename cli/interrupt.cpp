#include "cli/interrupt.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <limits>

namespace cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double kShareToEnd = 0.1, kMostToEnd = 1;  // minutes

std::atomic<Clock::rep> deadline{std::numeric_limits<Clock::rep>::max()};
std::atomic<bool> asked_to_stop{false};  // the one thing that a signal handler may touch

extern "C" void ask_to_stop(int signal) {
    asked_to_stop = true;
    std::signal(signal, SIG_DFL);
}

}  // namespace

void watch_for_interrupts() {
    std::signal(SIGINT, ask_to_stop);
    std::signal(SIGTERM, ask_to_stop);
}

void stop_before(double minutes) {
    const std::chrono::duration<double, std::ratio<60>> work{
        minutes - std::min(kMostToEnd, kShareToEnd * minutes)};
    deadline = (Clock::now() + std::chrono::duration_cast<Clock::duration>(work))
                   .time_since_epoch()
                   .count();
}

bool interrupted() {
    return asked_to_stop || Clock::now().time_since_epoch().count() > deadline;
}

const char* why_interrupted() {
    return asked_to_stop ? "interrupted" : "the time limit is near";
}

}  // namespace cli
