#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sim/history_matching.h"
#include "sim/result.h"
#include "sim/toml_reader.h"

#include "models/rules.h"

namespace models::calibration {

/// A number of the model that the plan sets free: before any run it is as likely anywhere in its
/// range, or anywhere in the logarithm of its range.
struct FreeParameter {
    std::string name;  // in full
    double low = 0;
    double high = 1;
    bool log = false;
    bool whole = false;

    /// The value at `u` in 0..1, and back. A whole number takes its nearest.
    double value(double u) const;
    double unit(double value) const;
};

/// Complains where the range leaves what the field may be, is empty, or has no logarithm.
void check_range(sim::TomlReader& reader,
                 const sim::BoundField& field,
                 const FreeParameter& parameter);

/// A published figure to be matched.
struct WantedOutput {
    std::string name;
    double low = 0;  // of the band in which the output should fall
    double high = 0;
    sim::ObservedValue observed;
};

/// What a plan changes about one target; negative: as it is.
struct TargetChange {
    double observation_sd = -1;
    double discrepancy_sd = -1;
    sim::Place place;
};

/// A calibration as its file describes it.
struct Plan {
    std::string title;
    std::uint64_t seed = 1;
    int waves = 3;           // spread over what is not ruled out
    int refining = 0;        // more waves, drawn from the emulated posterior
    int points = 300;        // of each wave
    int final_runs = 400;    // drawn from the emulated posterior
    int ensemble = 200;      // most members of the ensemble
    int replicates = 1;      // runs with different seeds at each point, averaged
    int repeated = 30;       // points of the first wave that are run once more, to measure chance
    double cutoff = 3.5;     // implausibility above which a point is ruled out
    bool everyday = false;   // whether those who help are there
    int spared = 0;          // outputs with the highest implausibility that rule nothing out
    double discrepancy = 0;  // of every output, in standard deviations of its target
    std::string panel;       // file of wijken
    std::vector<std::string> targets;  // files
    std::vector<std::string> left_out;
    std::map<std::string, TargetChange> changes;  // by target
    std::vector<FreeParameter> parameters;

    std::string file;
    std::string text;
};

/// Reads a plan. Collects all problems, each with its place.
sim::Result<Plan> read_plan(const std::string& path);

/// The targets of the plan's files, in their order, without those left out. Only files in which
/// every target is there to calibrate are read; one that is there to validate refuses its file.
sim::Result<std::vector<WantedOutput>> read_wanted(const Plan& plan);

}  // namespace models::calibration
