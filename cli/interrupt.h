#pragma once

namespace cli {

/// From now on Ctrl-C and SIGTERM ask the work to stop instead of ending the program; a second one
/// ends it at once. What is finished by then is kept.
void watch_for_interrupts();

/// Whether the work was asked to stop.
bool interrupted();

}  // namespace cli
