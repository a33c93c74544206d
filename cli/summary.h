#pragma once

#include <optional>
#include <string>

#include "cli/published.h"
#include "models/recorders/effects.h"
#include "models/recorders/observation.h"
#include "models/recorders/zero_check.h"

namespace cli {

/// The end of a run for those who decide, in at most 100 columns of plain text: what each arm was
/// like, what it changed and cost against the first arm, and what the intervals do not cover.
/// `published` is what RIVM estimated for the area, to compare the levels with; `help` is what
/// `help_in_words` says.
std::string summary(const models::recorders::RunShape& shape,
                    const models::recorders::Effects& effects,
                    const models::recorders::ZeroCheck& zero,
                    const std::optional<Published>& published = std::nullopt,
                    const std::string& help = "");

}  // namespace cli
