#pragma once

#include <optional>
#include <string>

namespace cli {

struct CostsOptions {
    std::string results;
    std::string psa, html;  // files to write; empty: none
    bool json = false;
    double volunteer_hour = 0, participant_hour = 0;   // euro
    std::optional<double> discount, discount_effects;  // a year; absent: the Dutch guideline
    double most = 100'000;  // euro per lonely person-year averted, the end of the curves
    std::string command_line;
};

/// `wijk costs`: what the arms of a finished run cost and what that bought. Returns the exit code.
int show_costs(const CostsOptions& options);

}  // namespace cli
