#include "cli/supervisor.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <new>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include "cli/messages.h"

namespace cli {
namespace {

using models::sweeps::Unit;

constexpr int kMostCrashes = 1000;

std::atomic<pid_t> worker{0};  // what a signal handler may look at

extern "C" void pass_on(int signal) {
    if (const pid_t to = worker; to > 0) ::kill(to, signal);
}

std::uint64_t number_of(const Unit& unit) {
    return (std::uint64_t{unit.row} << 32 | unit.replicate) + 1;
}

/// Whether a process ended so by its own mistake, and not because somebody asked it to.
bool is_crash(int status) {
    if (!WIFSIGNALED(status)) return false;
    const int by = WTERMSIG(status);
    return by == SIGABRT || by == SIGSEGV || by == SIGBUS || by == SIGFPE || by == SIGILL;
}

/// Starts a worker and waits for its end.
int status_of(const std::function<int(const Attempt&, AtWork&)>& work,
              const Attempt& attempt,
              AtWork& at_work) {
    const pid_t supervisor = ::getpid();
    sigset_t both, before;  // no signal is lost between the two processes
    ::sigemptyset(&both);
    ::sigaddset(&both, SIGINT);
    ::sigaddset(&both, SIGTERM);
    ::sigprocmask(SIG_BLOCK, &both, &before);
    const pid_t child = ::fork();
    if (child == 0) {
        ::setpgid(0, 0);  // what a terminal sends reaches it once, through its supervisor
        std::signal(SIGINT, SIG_DFL);
        std::signal(SIGTERM, SIG_DFL);
        ::sigprocmask(SIG_SETMASK, &before, nullptr);
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != supervisor) ::_exit(kFailed);  // it has ended meanwhile
        std::exit(work(attempt, at_work));
    }
    worker = child;
    ::sigprocmask(SIG_SETMASK, &before, nullptr);
    int status = 0;
    while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    worker = 0;
    return child > 0 ? status : -1;
}

}  // namespace

void AtWork::begin(const Unit& unit) {
    for (auto& slot : slots_) {
        std::uint64_t empty = 0;
        if (slot.compare_exchange_strong(empty, number_of(unit))) return;
    }
}

void AtWork::end(const Unit& unit) {
    for (auto& slot : slots_) {
        std::uint64_t mine = number_of(unit);
        if (slot.compare_exchange_strong(mine, 0)) return;
    }
}

std::vector<Unit> AtWork::list() const {
    std::vector<Unit> units;
    for (const auto& slot : slots_) {
        if (slot == 0) continue;
        const std::uint64_t number = slot - 1;
        units.push_back({static_cast<std::uint32_t>(number >> 32),
                         static_cast<std::uint32_t>(number & 0xFFFF'FFFFu)});
    }
    return units;
}

int supervise(const std::function<int(const Attempt&, AtWork&)>& work) {
    void* const shared =
        ::mmap(nullptr, sizeof(AtWork), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) return failed("there is not enough memory");
    std::signal(SIGINT, pass_on);
    std::signal(SIGTERM, pass_on);
    Attempt next;
    std::vector<Unit> suspects;
    for (int crashes = 0;;) {
        AtWork& at_work = *::new (shared) AtWork;
        const int status = status_of(work, next, at_work);
        if (status == -1) return failed("no process can be started");
        if (!is_crash(status) && WIFSIGNALED(status)) {
            std::signal(WTERMSIG(status), SIG_DFL);
            std::raise(WTERMSIG(status));
            return kFailed;
        }
        if (!is_crash(status) && !next.only) return WEXITSTATUS(status);
        if (is_crash(status) && next.only)
            next.crashed.emplace_back(
                *next.only,
                fmt::format("the program ended itself: {}", ::strsignal(WTERMSIG(status))));
        if (is_crash(status) && ++crashes > kMostCrashes)
            return failed("the program ended itself again and again; see the messages above");
        if (is_crash(status) && !next.only) {
            suspects = at_work.list();
            if (suspects.empty()) return failed("the program ended itself, and not in a run");
            say(
                fmt::format("the program ended itself; {} runs were at work and are made again "
                            "one by one",
                            suspects.size()));
        }
        next.again = true;
        next.only.reset();
        if (suspects.empty()) continue;
        next.only = suspects.back();
        suspects.pop_back();
    }
}

}  // namespace cli
