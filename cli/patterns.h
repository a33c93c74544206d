#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cli {

/// `wijk patterns`.
struct PatternsOptions {
    std::vector<std::string> patterns;  // files, or names of those that ship; empty: all of them
    int replicates = 0;                 // the most; 0: as each pattern says
    int first = 16;                     // before the first look
    std::int64_t seed = -1;             // -1: as the scenario says
    double residents = 1;               // times those of the area
    std::string ensemble = "none";      // numbers that replicates draw
    bool robustness = false;            // also with other seeds, sizes and numbers
    int threads = 0;                    // 0: all cores
    bool json = false;
    bool quiet = false;
    std::string data;  // folder of the data
};

/// Compares the arms of each pattern until its verdict stands, and prints what comes out. Returns
/// the exit code.
int run_patterns(const PatternsOptions& options);

}  // namespace cli
