#pragma once

#include <string>
#include <vector>

#include "models/patterns/study.h"

namespace cli {

/// Studies of the same patterns under one condition: "as they are", "another seed", ...
struct PatternsRun {
    std::string condition;
    std::vector<models::patterns::Study> studies;
};

/// One pattern: its statement, its verdict, and each comparison with its interval.
std::string study_as_text(const models::patterns::Study& study);

/// How many come out, which do not.
std::string tally_as_text(const std::vector<models::patterns::Study>& studies);

/// The verdicts of the same patterns under several conditions, and how many stay as they are.
std::string robustness_as_text(const std::vector<PatternsRun>& runs);

std::string patterns_as_json(const std::vector<PatternsRun>& runs);

}  // namespace cli
