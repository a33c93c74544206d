#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/patterns/factors.h"

namespace cli {

/// `wijk factors`.
struct FactorsOptions {
    std::string scenario;           // file with [factors]; empty: the one that ships
    std::string area;               // another area; empty: as the scenario says
    int replicates = 0;             // 0: as the scenario says
    std::int64_t seed = -1;         // -1: as the scenario says
    std::string ensemble = "none";  // numbers that replicates draw
    bool pairs = false;             // also each two together
    std::string picture;            // file of a tornado plot to write; empty: none
    int threads = 0;                // 0: all cores
    bool json = false;
    bool quiet = false;
    std::string data;  // folder of the data
};

/// Changes each factor alone, or each two, around a base and prints what that does. Returns the
/// exit code.
int run_factors(const FactorsOptions& options);

using Effects = std::vector<models::patterns::FactorEffects>;

std::string factors_as_text(const models::Scenario& scenario, const Effects& effects);
std::string factors_as_json(const models::Scenario& scenario, const Effects& effects);

/// A tornado plot: for each measure the factors by the size of what they do, with 95 % intervals.
std::string picture_of_factors(const models::Scenario& scenario, const Effects& effects);

}  // namespace cli
