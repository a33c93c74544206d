#include "cli/interrupt.h"

#include <atomic>
#include <csignal>

namespace cli {

namespace {

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

bool interrupted() {
    return asked_to_stop;
}

}  // namespace cli
