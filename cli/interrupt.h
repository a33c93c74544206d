#pragma once

namespace cli {

/// From now on Ctrl-C and SIGTERM ask the work to stop instead of ending the program; a second one
/// ends it at once. What is finished by then is kept.
void watch_for_interrupts();

// A time limit in minutes lies between these.
inline constexpr double kShortestLimit = 0.001, kLongestLimit = 1e6;

/// From now on the work is also asked to stop when so many minutes are nearly over: a tenth of
/// them, and at most one, is left to bring what there is to the disk.
void stop_before(double minutes);

/// Whether the work was asked to stop.
bool interrupted();

/// By what: "interrupted" or "the time limit is near".
const char* why_interrupted();

}  // namespace cli
