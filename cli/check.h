#pragma once

#include <string>

namespace cli {

/// `wijk check`.
struct CheckOptions {
    std::string scenario;
    std::string data;
};

/// Validates a scenario and prints what would run. Returns the exit code.
int check(const CheckOptions& options);

}  // namespace cli
