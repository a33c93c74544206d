#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tests {

/// What a program did: its exit code and all that it printed.
struct Outcome {
    int code = -1;  // 128 + signal when it was ended by one
    std::string out, err;
};

/// Runs the program that was built, with these arguments, in `folder`. `out` may name a file or
/// device that takes stdout.
Outcome run_wijk(const std::vector<std::string>& arguments,
                 const std::string& folder,
                 const std::string& out = {});

/// The same, and SIGINT as soon as `said` stands on stderr. The program may end before.
Outcome interrupt_wijk(const std::vector<std::string>& arguments,
                       const std::string& folder,
                       const std::string& said);

/// Starts the program without waiting for it; what it prints is lost. Returns its process.
int start_wijk(const std::vector<std::string>& arguments, const std::string& folder);

/// Runs the program where no file may grow beyond so many bytes, as on a disk that is full.
Outcome run_wijk_with_file_limit(const std::vector<std::string>& arguments,
                                 const std::string& folder,
                                 std::uint64_t bytes);

}  // namespace tests
