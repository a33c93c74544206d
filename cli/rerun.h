#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace cli {

struct RerunOptions {
    std::string results;
    std::string scenario;  // empty: as the results file's command says
    std::string data;      // folder of the data; empty: looked for
    std::optional<std::int64_t> threads;
    bool quiet = false;
};

/// `wijk rerun`: lives the run of a results file once more and compares every bit. Returns the exit
/// code: kFailed when anything differs.
int rerun(const RerunOptions& options);

}  // namespace cli
