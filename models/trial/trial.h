#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/inference.h"
#include "sim/result.h"

#include "models/interventions/catalogue.h"
#include "models/interventions/programme.h"
#include "models/population/population.h"
#include "models/residents/vital_rates.h"
#include "models/rules.h"

namespace models::trial {

inline constexpr int kHalfYear = 26;  // weeks after the start at which everybody is asked again
inline constexpr int kYear = 52;

/// A virtual randomised trial: lonely residents are chosen, and live their lives once with the
/// intervention and once without.
struct TrialPlan {
    interventions::Intervention terms;
    std::uint16_t number = 0;  // index in the catalogue: keys the draws
    interventions::CostRules costs;
    Rules rules;
    int participants = 100;  // wanted in each replicate; fewer where fewer qualify
    int replicates = 20;
    std::uint64_t seed = 1;
    int burn_in_weeks = 104;
};

/// A trial of the intervention at `number` of the catalogue, of the usual size.
TrialPlan plan_trial(const interventions::Catalogue& catalogue,
                     std::size_t number,
                     const Rules& rules,
                     std::uint64_t seed);

/// What a trial reads, and who hears how far it is.
struct TrialInput {
    const TrialPlan& plan;
    const VitalRates& rates;
    /// Makes the synthetic population of one replicate; called from many threads.
    std::function<sim::Result<population::Population>(std::uint64_t seed)> populate;
    std::function<void()> finished;  // a replicate; from many threads
    std::function<bool()> stop;      // true: begin no more weeks
};

/// The chosen at one moment, by the 11-item scale. All of them who still live here are asked,
/// whether they took part to the end or not: intention to treat.
struct Outcome {
    double treated = 0;       // mean score with the intervention
    double control = 0;       // mean score without
    double spread = 0;        // standard deviation of the scores without
    std::uint32_t asked = 0;  // without

    /// Standardised mean difference; below 0: less lonely. NaN where nobody or nothing varies.
    double d() const;
};

/// One replicate of a trial.
struct TrialReplicate {
    std::uint32_t chosen = 0;
    interventions::Tally tally;  // of the treated, after a year
    Outcome half_year, year;
};

struct TrialResult {
    std::vector<TrialReplicate> replicates;  // those that were lived to the end, in order

    /// The mean of d over replicates with its 95 % interval.
    sim::Estimate half_year() const;
    sim::Estimate year() const;
    /// The mean number of people chosen in a replicate.
    double chosen() const;
};

/// Who may be chosen: adults of the age of the intervention who are lonely by the 11-item scale in
/// this step and, where it is targeted, have a cause that it works on.
std::vector<interventions::Person> candidates(const TrialPlan& plan,
                                              const Residents& residents,
                                              const Households& households,
                                              const sim::Step& step);

/// At most `plan.participants` of them, in an order drawn by person.
std::vector<interventions::Person> choose(const TrialPlan& plan,
                                          std::vector<interventions::Person> candidates,
                                          std::uint64_t seed);

/// Lives all replicates beside each other, the same on any number of threads. Fails when the
/// population cannot be made, or when nobody qualifies in any replicate.
sim::Result<TrialResult> run_trial(const TrialInput& input);

}  // namespace models::trial
