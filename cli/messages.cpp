#include "cli/messages.h"

#include <cstdio>
#include <string>

#include <fmt/format.h>

namespace cli {

void print(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
}

void say(std::string_view text) {
    std::string line(text);
    if (!line.ends_with('\n')) line += '\n';
    std::fwrite(line.data(), 1, line.size(), stderr);
}

int wrong_input(const sim::Error& error) {
    say(error.text());
    return kWrongInput;
}

int failed(std::string_view why) {
    say(fmt::format("wijk: {}", why));
    return kFailed;
}

int finish_output(int code) {
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
    return failed("the results cannot be printed: stdout is full or closed");
}

}  // namespace cli
