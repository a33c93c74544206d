#pragma once

#include <ctime>

namespace sim {

/// Processor time of the thread that asks, seconds: what work costs on a machine that has other
/// things to do.
inline double processor_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace sim
