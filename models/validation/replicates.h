#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/result.h"

#include "models/ensemble.h"
#include "models/population/area_data.h"
#include "models/residents/vital_rates.h"
#include "models/rules.h"
#include "models/survey/measures.h"
#include "models/validation/curves.h"

namespace models::validation {

/// What to live and to ask.
struct RunPlan {
    std::vector<std::string> areas;  // codes of the panel
    std::vector<const survey::Measure*> measures;
    bool curves = false;  // draw them too
    bool quick = false;   // curves of one year only; the measures are chosen by the caller
    Rules rules;          // where no ensemble says otherwise
    Ensemble ensemble;    // a member for each replicate; may be empty
    std::uint64_t seed = 1;
    std::uint32_t replicates = 4;
    int burn_in_weeks = survey::kBurnInWeeks;
    bool everyday = false;  // whether those who help are there
};

/// What one replicate gave.
struct Replicate {
    std::vector<double> values;  // of the measures
    CurveSet curves;
    std::optional<std::size_t> member;  // of the ensemble
    std::uint64_t residents = 0;        // of the panel, at the start
};

/// What a run reads from the data folder.
struct RunInput {
    const population::AreaData& areas;
    const VitalRates& rates;
};

/// Called now and then while replicates are lived.
struct RunWatch {
    std::function<void(std::uint64_t area_weeks)> lived;  // so many more
    std::function<bool()> stop;                           // true: finish nothing more
};

/// Area-weeks of all replicates, for a progress bar.
std::uint64_t work_of(const RunPlan& plan);

/// Lives the panel once for each replicate, everything anew: people, luck and member. Returns the
/// replicates that were finished, in order; fewer than asked for only when the watch stopped it.
/// Replicate k is the same however many there are, and on any number of threads.
sim::Result<std::vector<Replicate>> live_replicates(const RunInput& input,
                                                    const RunPlan& plan,
                                                    const RunWatch& watch);

}  // namespace models::validation
