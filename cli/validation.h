#pragma once

#include <array>
#include <string>
#include <vector>

#include "models/places/places.h"
#include "models/validation/findings.h"
#include "models/validation/replicates.h"

namespace cli {

/// All that a validation found, for those who show it.
struct Validation {
    std::vector<models::validation::Finding> findings;
    std::array<std::vector<models::validation::Simulated>, models::validation::kCurves> curves;
    std::vector<std::string> notes;                   // on the reasons
    std::vector<models::places::PlaceResult> places;  // empty: not run
    models::Ensemble ensemble;                        // empty: the defaults
    std::string ensemble_file;                        // its name, without folders
    std::string panel_file;
    std::string command_line;
    std::size_t areas = 0;
    std::uint64_t residents = 0;  // of the panel in the first replicate
    std::uint64_t seed = 0;
    std::uint32_t replicates = 0;  // finished
    std::uint32_t replicates_wanted = 0;
    bool quick = false;
    bool places_stopped = false;  // they were asked for, and interrupted
    bool trials_stopped = false;  // the same
    bool tried = false;           // targets of trials are among the findings

    const std::vector<models::validation::Simulated>& curve(models::validation::Curve c) const {
        return curves[static_cast<std::size_t>(c)];
    }
};

/// For a terminal.
std::string validation_as_text(const Validation& validation);

/// A list of objects {name, use, value, low, high, simulated, sim_low, sim_high, inside, ...}.
std::string validation_as_json(const Validation& validation);

/// "23 of 30 calibration targets inside, 12 of 25 validation targets inside": of those measured.
std::string counts_sentence(const Validation& validation);

/// "24 wijken, 60,123 residents, 4 replicates, seed 1; parameters: the defaults"
std::string run_sentence(const Validation& validation);

/// A number with as many digits as its size asks for: "0.486", "12.3", "488".
std::string plain_number(double value);

}  // namespace cli
