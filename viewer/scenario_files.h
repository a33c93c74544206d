#pragma once

#include <string>
#include <vector>

#include "viewer/titles.h"

namespace viewer {

/// A scenario that can be opened.
struct ScenarioFile {
    std::string path;
    Title title;
};

/// Scenarios beside the data that ship, then the cases, by title; those without an arm to compare
/// are left out. Only their titles are read.
std::vector<ScenarioFile> scenarios_beside(const std::string& data);

}  // namespace viewer
