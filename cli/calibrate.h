#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace cli {

/// `wijk calibrate`.
struct CalibrateOptions {
    std::string plan;                     // path of the TOML file
    std::string out = "ensemble.h5";      // beside it the journal of runs, with .runs
    std::optional<std::int64_t> threads;  // absent: all cores
    std::string data;                     // folder of the data; empty: looked for
    std::string command_line;             // as it was given, for the file
    bool quiet = false;                   // no progress
    bool force = false;                   // replace an ensemble, and a journal of other work
};

/// Fits the free parameters of a plan to its targets. Returns the exit code.
int calibrate(const CalibrateOptions& options);

}  // namespace cli
