#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/survey/measures.h"
#include "models/survey/targets.h"
#include "models/validation/reasons.h"
#include "models/validation/simulated.h"
#include "models/validation/themes.h"

namespace models::validation {

/// A target and what it is for.
struct Asked {
    survey::Target target;
    survey::Use use = survey::Use::calibrate;
};

/// A target beside what the model gave.
struct Finding {
    Asked asked;
    Theme theme = Theme::other;
    Simulated simulated;
    Verdict verdict = Verdict::not_measured;
    std::string why_not;  // not measured: why; else empty
    std::string reason;   // a miss: why, as somebody wrote it; else empty

    bool missed() const { return verdict == Verdict::outside || verdict == Verdict::overlaps; }
};

/// A figure that was simulated, with the name of the target that it belongs to.
struct Figure {
    std::string name;
    Simulated simulated;
};

/// Targets that could be measured but were not this time, and why.
struct NotRun {
    std::string name;
    std::string why;
};

/// Every target beside its figure, in the order of `asked`.
std::vector<Finding> findings_of(std::span<const Asked> asked,
                                 std::span<const Figure> figures,
                                 std::span<const NotRun> not_run,
                                 const Reasons& reasons);

struct Count {
    int inside = 0, measured = 0, all = 0;
};
Count count(std::span<const Finding> findings, survey::Use use);

/// What is amiss with the reasons, in sentences: how many misses have none, and every reason for a
/// target that is inside or does not exist. A reason for a target that was not measured or not
/// asked for this time is left alone; `known` are the names of all targets.
std::vector<std::string> notes_on(const Reasons& reasons,
                                  std::span<const Finding> findings,
                                  std::span<const std::string> known);

}  // namespace models::validation
