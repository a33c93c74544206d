#pragma once

#include <cstdint>
#include <string>

namespace cli {

/// `wijk population`.
struct PopulationOptions {
    std::string area;  // name, code, or a CSV file of own margins
    std::uint64_t seed = 1;
    std::string out;   // CSV file for the persons; empty: none
    std::string data;  // folder of the data
};

/// Makes the population of an area and prints how well it fits, table by table. Returns the exit
/// code.
int show_population(const PopulationOptions& options);

}  // namespace cli
