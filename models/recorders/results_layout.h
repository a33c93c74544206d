#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/hdf5_file.h"

#include "models/recorders/case_events.h"
#include "models/recorders/observation.h"
#include "models/recorders/results_members.h"
#include "models/recorders/results_series.h"

namespace models::recorders {

/// Where a results file comes from: enough to run it again and to see that it is the same.
struct Provenance {
    std::string title;
    std::string version;          // of wijk
    std::string commit;           // with "-dirty" when the sources were changed
    std::string scenario_file;    // its name, for people
    std::string scenario_text;    // verbatim, UTF-8
    std::string parameters_json;  // every value used
    std::string ensemble_file;    // that numbers were drawn from; empty: none
    std::uint64_t seed = 0;       // of the scenario
    std::string random_numbers = "Philox4x32-10 (Random123)";
    std::string wijk_code, wijk_name;  // CBS
    std::string command_line;
    std::string compiler;                             // with its flags
    std::string libraries;                            // with their versions
    std::map<std::string, std::string> input_sha256;  // by file name
    std::string created, started;                     // ISO 8601, UTC
};

/// Arrays of the residents, one per column of `ResidentSnapshot`.
struct ResidentArrays {
    sim::ArrayId uid, age, sex, position, marital, alive, health_limitation;
    sim::ArrayId emotional, social;
    sim::ArrayId djg11, djg11_emotional, djg11_social, djg6, degree, contacts, buurt;
    std::uint64_t chunk = 0;  // rows in one chunk; 0: no snapshots in this file
};

/// Arrays of /effects: [statistic][measure] over the arms, and the same by group.
struct EffectArrays {
    std::vector<sim::ArrayId> statistics;        // (arm, measure)
    std::vector<sim::ArrayId> group_statistics;  // (arm, survey_measure, group)
    std::vector<sim::ArrayId> cost_statistics;   // (arm)
};

/// All handles of a file whose layout stands.
struct Layout {
    std::vector<Series> series;
    std::vector<sim::ArrayId> arrays;  // one per series
    ResidentArrays residents;
    EffectArrays effects;
    EventArrays events;
    MemberArrays members;
};

/// Version of the layout; grows when a reader has to know.
inline constexpr std::uint32_t kLayoutVersion = 2;

/// Rows of time that are written at once, and kept in one chunk.
inline constexpr std::uint64_t kTimesPerBlock = 64;

/// Makes every group, dimension, array and attribute of a results file; `complete` is 0.
/// Failures stay in `file`.
Layout lay_out(sim::Hdf5File& file, const RunShape& shape, const Provenance& provenance);

}  // namespace models::recorders
