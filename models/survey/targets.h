#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/fields.h"
#include "sim/result.h"

namespace models::survey {

/// What a published figure is for. What fits the model never sees what checks it.
enum class Use : std::uint8_t {
    calibrate,  // the model is fitted to it
    validate,   // the fitted model is held against it
};

/// A published figure that the model is fitted to or held against.
struct Target {
    std::string name;  // unique over all files of targets
    double value = 0;  // in `unit`
    double low = 0;    // the band in which the simulated figure should fall
    double high = 0;
    std::string unit;        // "share", "SD", "people", ...
    std::string group;       // of whom: "75-84"; may be empty
    std::string year;        // "2022", "2012-2018"; may be empty
    std::string instrument;  // "DJG11>=3", "DJG6 social>=1"; empty when not by questionnaire
    std::string source;      // a heading of docs/evidence.md, or "assumption"
    std::string status;      // looked-up, derived, seed, memory or assumption
    sim::Grade grade = sim::Grade::d;
};

/// Reads a file of targets in its order. Every entry must be for `use`: a file that holds one for
/// the other use is refused as a whole. All problems at once, each with its place.
sim::Result<std::vector<Target>> read_targets(const std::string& path, Use use);

}  // namespace models::survey
