#pragma once

#include <string>
#include <vector>

namespace sim {

/// Lines that one of two texts has and the other has not, in order: "- old", "+ new". What stays is
/// the longest series of lines that both have.
std::vector<std::string> line_difference(const std::string& before, const std::string& after);

}  // namespace sim
