#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "models/recorders/results_difference.h"

namespace cli {

struct RerunOptions {
    std::string results;
    std::string scenario;  // empty: as the results file's command says
    std::string plan;      // of a merged sweep; empty: beside the results, or in this folder
    std::string data;      // folder of the data; empty: looked for
    std::optional<std::int64_t> threads;
    bool quiet = false;
};

/// `wijk rerun`: lives the run or the sweep of a results file once more and compares every bit.
/// Returns the exit code: kFailed when anything differs.
int rerun(const RerunOptions& options);

/// Says how two results files compare, after what may explain a difference. Returns the exit code.
int tell_comparison(const models::recorders::ResultsDifference& found,
                    const std::string& another_program);

}  // namespace cli
