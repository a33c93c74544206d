#pragma once

#include <cstddef>
#include <string>

namespace cli {

/// `wijk areas`.
struct AreasOptions {
    std::string data;        // folder of the data
    std::string search;      // part of a name, a code or its start; empty: all municipalities
    std::size_t most = 200;  // lines
};

/// Prints the areas that can be simulated, one a line: code, residents, name, municipality. Returns
/// the exit code.
int list_areas(const AreasOptions& options);

}  // namespace cli
