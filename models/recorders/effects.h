#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/inference.h"
#include "sim/units.h"

#include "models/recorders/observation.h"
#include "models/recorders/run_record.h"

namespace models::recorders {

/// One number by which arms are compared, for the whole wijk.
struct EffectMeasure {
    std::string name;       // "lonely_share_since_start"
    std::string units;      // "1", "persons", "euro/year", ...
    std::string long_name;  // one plain phrase
};

/// Every measure, in the order of all vectors below. The eight measures of a survey come first, as
/// means over the observations of the last 52 weeks, but never from before the programme's start.
const std::vector<EffectMeasure>& effect_measures();

/// Row of a measure; the name must exist.
std::size_t effect_row(const std::string& name);

/// People who passed through one programme, means over replicates at the end.
struct Participants {
    std::string programme;
    double offered = 0, accepted = 0, started = 0, completed = 0, dropped_out = 0;
};

/// What one arm was like, and what it changed against the baseline of the same replicates; a twin
/// without contagion is compared with the baseline's twin.
struct ArmEffects {
    std::string arm;
    std::uint32_t reference = 0;  // row of the arm that it is compared with
    std::uint32_t twin = kNoArm;  // row of the same arm without contagion
    std::uint32_t start_week = 0;
    double years = 0;                                // from the start to the last observation
    std::uint32_t replicates = 0;                    // that every arm finished
    std::uint32_t draws = 0;                         // of the numbers; 0: they are as given
    double adults = 0;                               // in the baseline, mean over the last year
    std::vector<sim::Estimate> levels;               // one per measure
    std::vector<sim::PairedDifference> differences;  // this arm minus the baseline
    std::vector<sim::PairedDifference> by_group;     // [Measure][group], last year
    std::vector<std::vector<double>> changes;        // [measure][pair], behind the differences
    std::vector<Participants> participants;
    /// Euro more than the baseline for each person-year lonely fewer than in the baseline, since
    /// the start. Without a meaning where fewer lonely years are not certain (`bounded` false).
    sim::RatioEstimate euro_per_lonely_year;

    /// Whether it is one of the arms of the scenario, and not a twin without contagion.
    bool of_the_scenario() const { return reference == 0; }
};

struct Effects {
    std::uint32_t replicates = 0;      // that every arm finished: all numbers are of these
    std::vector<std::uint32_t> draws;  // of the numbers, by pair; nothing when they are as given
    std::vector<ArmEffects> arms;      // all, the baseline first; its differences are 0
};

/// Every measure of one arm of one replicate, in the order of `effect_measures`, over the weeks
/// from `start_week` on. All observations must be there.
std::vector<double> measures_of(const RunRecord& record,
                                std::uint32_t arm,
                                std::uint32_t replicate,
                                std::uint32_t start_week);

/// Compares every arm with its baseline. Replicates that were interrupted in any arm are left out
/// of all.
Effects effects_of(const RunRecord& record);

}  // namespace models::recorders
