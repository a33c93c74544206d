#include "tests/support/program.h"

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/check.h"

#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

/// In the child: becomes the program, with both streams in files.
[[noreturn]] void become(const std::vector<std::string>& arguments,
                         const std::string& folder,
                         const std::string& out,
                         const std::string& err) {
    std::vector<char*> argv{const_cast<char*>(WIJK_PROGRAM)};
    for (const auto& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);

    constexpr int kFlags = O_WRONLY | O_CREAT | O_TRUNC, kMode = 0600;
    const int out_file = ::open(out.c_str(), kFlags, kMode);
    const int err_file = ::open(err.c_str(), kFlags, kMode);
    const bool ready = out_file >= 0 && err_file >= 0 && ::dup2(out_file, STDOUT_FILENO) >= 0 &&
                       ::dup2(err_file, STDERR_FILENO) >= 0 && ::chdir(folder.c_str()) == 0;
    if (ready) ::execv(WIJK_PROGRAM, argv.data());
    ::_exit(127);
}

std::string text_of(const std::string& path) {
    std::stringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

pid_t start(const std::vector<std::string>& arguments,
            const std::string& folder,
            const std::string& out,
            const std::string& err) {
    const auto child = ::fork();
    SIM_CHECK(child >= 0, "a test can start a program");
    if (child == 0) become(arguments, folder, out, err);
    return child;
}

int code_of(int status) {
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Outcome run_wijk(const std::vector<std::string>& arguments,
                 const std::string& folder,
                 const std::string& out) {
    const TemporaryFolder streams;
    const auto out_path = out.empty() ? streams.path("out") : out;
    const auto child = start(arguments, folder, out_path, streams.path("err"));
    int status = 0;
    SIM_CHECK(::waitpid(child, &status, 0) == child, "a test can wait for its program");
    Outcome outcome;
    outcome.code = code_of(status);
    if (out.empty()) outcome.out = text_of(out_path);
    outcome.err = text_of(streams.path("err"));
    return outcome;
}

Outcome interrupt_wijk(const std::vector<std::string>& arguments,
                       const std::string& folder,
                       const std::string& said) {
    const TemporaryFolder streams;
    const auto out = streams.path("out"), err = streams.path("err");
    const auto child = start(arguments, folder, out, err);
    int status = 0;
    for (bool asked = false; ::waitpid(child, &status, WNOHANG) == 0; ::usleep(5'000)) {
        if (asked || text_of(err).find(said) == std::string::npos) continue;
        ::kill(child, SIGINT);
        asked = true;
    }
    return {code_of(status), text_of(out), text_of(err)};
}

int start_wijk(const std::vector<std::string>& arguments, const std::string& folder) {
    return start(arguments, folder, "/dev/null", "/dev/null");
}

Outcome run_wijk_with_file_limit(const std::vector<std::string>& arguments,
                                 const std::string& folder,
                                 std::uint64_t bytes) {
    // A child inherits the limit, and that the signal about it is ignored: writing fails instead.
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit low{bytes, before.rlim_max};
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &low);
    auto outcome = run_wijk(arguments, folder);
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    return outcome;
}

}  // namespace tests
