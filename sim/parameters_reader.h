#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/result.h"

namespace sim {

/// A number of the registry as `parameters_as_json` wrote it.
struct RecordedParameter {
    std::string name;
    std::string value;  // as it was written
    std::string unit, source, meaning;
    char grade = 'D';
};

/// The list that `parameters_as_json` wrote, as results files keep it.
Result<std::vector<RecordedParameter>> parameters_from_json(const std::string& text);

}  // namespace sim
