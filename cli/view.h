#pragma once

#include <string>
#include <vector>

namespace cli {

/// `wijk view`.
struct ViewOptions {
    std::string file;                    // a scenario or a results file
    std::string data;                    // folder of the data; empty: looked for
    std::vector<std::string> arguments;  // for the viewer, as they were given
};

/// Starts wijk-viewer, which stands beside this program, in its place. Returns only when that
/// fails: the exit code.
int view(const ViewOptions& options);

}  // namespace cli
