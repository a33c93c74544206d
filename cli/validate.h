#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cli {

/// `wijk validate`.
struct ValidateOptions {
    std::string panel;     // CSV file of wijken; empty: the shipped validation panel
    std::string ensemble;  // HDF5 file, or "none"; empty: the shipped one when there is one
    std::string targets;   // folder of targets and reasons; empty: the shipped one
    std::optional<std::int64_t> replicates;
    std::optional<std::int64_t> seed;
    std::optional<std::int64_t> threads;  // absent: all cores
    std::vector<std::string> only;        // names of targets; empty: all
    bool quick = false;                   // no runs of more than two years
    bool everyday = false;                // those who help are there
    bool places = false;                  // the fixed list of places too
    bool trials = false;                  // published effects too, by virtual trials
    bool json = false;
    std::string html;      // page to write; empty: none
    std::string markdown;  // document to write; empty: none
    std::string data;      // folder of the data
    std::string command_line;
    bool quiet = false;
};

/// Simulates the validation panel and holds it against the targets. Returns the exit code, which
/// does not depend on how many are inside.
int validate(const ValidateOptions& options);

}  // namespace cli
