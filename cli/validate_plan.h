#pragma once

#include <string>
#include <vector>

#include "sim/result.h"

#include "cli/validate.h"
#include "models/validation/findings.h"
#include "models/validation/replicates.h"

namespace cli {

/// What `wijk validate` was asked for, read and found right.
struct ValidatePlan {
    std::vector<models::validation::Asked> asked;
    std::vector<models::validation::NotRun> not_run;
    std::vector<std::string> names;  // of all targets, asked for or not
    models::validation::Reasons reasons;
    models::validation::RunPlan run;
    std::string data, targets, panel, ensemble;  // folders and files that are read
    std::string places;                          // list of places
    std::vector<std::string> municipal;          // targets of municipalities, with --places
    std::vector<std::string> trials;      // targets that virtual trials measure, with --trials
    std::vector<std::string> approaches;  // targets that arms of scenarios measure, with --trials
    std::string prose;                    // validation.txt, where a page or a document is wanted
    int threads = 0;

    bool has_trials() const { return !trials.empty() || !approaches.empty(); }
};

/// Reads targets, reasons, panel and ensemble. All that is wrong is said at once.
sim::Result<ValidatePlan> plan_validation(const ValidateOptions& options);

}  // namespace cli
