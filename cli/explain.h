#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "models/explain/life.h"

namespace cli {

/// `wijk explain`.
struct ExplainOptions {
    std::string results;                    // a results file
    std::string scenario;                   // empty: as the results file's command says
    std::optional<std::int64_t> resident;   // uid
    std::string example;                    // helped, missed, volunteer, refused
    std::string arm;                        // empty: the last of the scenario
    std::optional<std::int64_t> replicate;  // absent: the first that has such an example
    std::string data;                       // folder of the data; empty: looked for
    bool quiet = false;
};

/// Tells one life in the baseline and in an arm. Returns the exit code.
int explain(const ExplainOptions& options);

/// The two lives side by side, in plain sentences. `checked` moments of the whole state were
/// compared with the results file.
std::string two_lives_text(const models::explain::TwoLives& two,
                           models::explain::Example example,
                           std::size_t checked);

}  // namespace cli
