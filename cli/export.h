#pragma once

#include <string>

namespace cli {

struct ExportOptions {
    std::string results;
    std::string folder;  // of the tables; must not exist, or be empty
};

/// `wijk export`: the arrays of a results file as tidy tables. Returns the exit code.
int export_tables(const ExportOptions& options);

}  // namespace cli
