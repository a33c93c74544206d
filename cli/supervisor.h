#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/sweeps/sweep.h"

namespace cli {

/// Runs that a process is making just now, in memory that it shares with the process that started
/// it. Any thread.
class AtWork {
  public:
    void begin(const models::sweeps::Unit& unit);
    void end(const models::sweeps::Unit& unit);
    std::vector<models::sweeps::Unit> list() const;

  private:
    static constexpr std::size_t kSlots = 4096;
    std::array<std::atomic<std::uint64_t>, kSlots> slots_{};  // 0: empty
};

/// What a worker is asked to do.
struct Attempt {
    bool again = false;                        // a process before this one ended by its own mistake
    std::optional<models::sweeps::Unit> only;  // this run by itself; nothing: all of them
    /// Runs that ended their program, and how: to be noted as failed, not made.
    std::vector<std::pair<models::sweeps::Unit, std::string>> crashed;
};

/// Carries out `work` in a process of its own. When that is ended by a mistake of its own (a check
/// of the program, a bad address), each run that was at work is made by itself, and the work goes
/// on without those that end their program again. Returns the exit code. To be called before any
/// thread was started. Signals that ask to stop are passed on; a worker ends with its supervisor.
int supervise(const std::function<int(const Attempt& attempt, AtWork& at_work)>& work);

}  // namespace cli
