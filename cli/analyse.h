#pragma once

#include <optional>
#include <string>

#include "models/analysis/design.h"
#include "models/recorders/effects.h"
#include "models/recorders/recorded_run.h"

namespace cli {

struct AnalyseOptions {
    std::string results;
    std::string measure = "lonely_share";
    std::optional<double> budget;  // euro a year more than the baseline
    std::optional<double> margin;  // points that make no practical difference
    bool json = false;
};

/// `wijk analyse`: effects by arm and group, and which arms are the best. Returns the exit code.
int analyse(const AnalyseOptions& options);

/// A run in words and tables, or for programs.
std::string run_analysis_as_text(const models::recorders::RecordedRun& run,
                                 const models::recorders::Effects& effects,
                                 const AnalyseOptions& options);
std::string run_analysis_as_json(const models::recorders::RecordedRun& run,
                                 const models::recorders::Effects& effects,
                                 const AnalyseOptions& options);

/// A design: Sobol' indices of saltelli, elementary effects of morris, effects by level of others.
std::string design_analysis_as_text(const models::analysis::DesignRecord& design,
                                    std::optional<double> margin);
std::string design_analysis_as_json(const models::analysis::DesignRecord& design);

}  // namespace cli
