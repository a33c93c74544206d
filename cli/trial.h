#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cli {

/// `wijk trial`.
struct TrialOptions {
    std::string name;  // of the intervention
    std::string area = "WK030713";
    std::string catalogue;         // file; empty: the one that ships
    std::vector<std::string> set;  // NAME=VALUE
    int replicates = 20;
    int participants = 100;
    std::uint64_t seed = 1;
    int threads = 0;  // 0: all cores
    bool json = false;
    bool quiet = false;
    std::string data;  // folder of the data
};

/// Lives a virtual randomised trial of one intervention and prints its effect on the scale. Returns
/// the exit code.
int run_trial(const TrialOptions& options);

}  // namespace cli
