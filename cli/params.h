#pragma once

#include <string>

#include "sim/result.h"

#include "models/scenario.h"

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

/// The scenario whose registry is meant: a file's, or defaults with the shipped catalogue.
sim::Result<models::Scenario> registry_scenario(const ParamsOptions& options);

}  // namespace cli
