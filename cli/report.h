#pragma once

#include <string>

#include "models/recorders/verdict.h"

namespace cli {

struct ReportOptions {
    std::string results;
    std::string out;              // page to write; empty: the name of the results with .html
    std::string language = "nl";  // "nl" or "en"
    double margin = models::recorders::kUsualMargin;  // points that make no difference
    std::string command_line;
};

/// `wijk report`: a page about a finished run for those who decide. Returns the exit code.
int write_report(const ReportOptions& options);

}  // namespace cli
