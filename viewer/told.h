#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "models/explain/life.h"

namespace viewer {

/// One person's two lives, as they were asked for.
struct Told {
    std::uint64_t number = 0;  // of the question that they belong to
    models::explain::Question whom;
    std::optional<models::explain::TwoLives> lives;
    std::string trouble;  // why there are none
};

}  // namespace viewer
