#pragma once

#include <string>

namespace cli {

struct DiffOptions {
    std::string first, second;  // results files
};

/// `wijk diff`: which inputs of two runs differ, and whether their results do. Returns the exit
/// code, which is 0 whatever differs.
int show_difference(const DiffOptions& options);

}  // namespace cli
