#pragma once

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <signal.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace support {

/// A display that nobody sees, for as long as it lives: programs started meanwhile draw on it with
/// Mesa's software renderer.
class Display {
  public:
    Display() {
        int ends[2];
        if (::pipe(ends) != 0) return;
        server_ = ::fork();
        if (server_ == 0) {
            const int nothing = ::open("/dev/null", O_WRONLY);
            ::dup2(nothing, STDERR_FILENO);
            ::close(ends[0]);
            const auto end = std::to_string(ends[1]);
            ::execlp("Xvfb",
                     "Xvfb",
                     "-displayfd",
                     end.c_str(),
                     "-screen",
                     "0",
                     "1920x1200x24",
                     "-nolisten",
                     "tcp",
                     nullptr);
            ::_exit(127);
        }
        ::close(ends[1]);
        // The server tells its number when it takes windows, and a new line after it: who hangs up
        // in between ends it.
        char digit = 0;
        while (::read(ends[0], &digit, 1) == 1 && digit != '\n')
            number_ = std::max(number_, 0) * 10 + (digit - '0');
        ::close(ends[0]);
        if (number_ < 0) return;
        ::setenv("DISPLAY", (":" + std::to_string(number_)).c_str(), 1);
        ::setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
    }
    Display(const Display&) = delete;
    Display& operator=(const Display&) = delete;
    ~Display() {
        ::unsetenv("DISPLAY");
        if (server_ <= 0) return;
        ::kill(server_, SIGTERM);
        ::waitpid(server_, nullptr, 0);
    }

    bool there() const { return number_ >= 0; }

  private:
    pid_t server_ = -1;
    int number_ = -1;
};

}  // namespace support
