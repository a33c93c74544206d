#pragma once

#include <string>

namespace cli {

/// `wijk params`.
struct ParamsOptions {
    std::string name;      // a parameter, a section, or a part of names; empty: all
    std::string scenario;  // file whose values are shown; empty: the defaults
    std::string data;
    bool json = false;
    bool markdown = false;
};

/// Prints the parameter registry. Returns the exit code.
int show_parameters(const ParamsOptions& options);

}  // namespace cli
