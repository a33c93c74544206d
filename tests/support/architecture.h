#pragma once

#include <string>
#include <vector>

#include "tests/support/source_tree.h"

namespace tests {

// The rules of the house. Each returns what breaks it in one file, as "FILE:LINE: why".

/// sim <- models <- cli, and one direction inside models.
std::vector<std::string> broken_layers(const SourceFile& file);

/// Headers and words that have a place of their own, or none: chance, threads, printing, throwing.
std::vector<std::string> broken_habits(const SourceFile& file);

/// At most 400 lines of at most 100 columns; functions of at most 50 lines; `#pragma once`; own
/// header first; no notes to ourselves; no paths of one machine.
std::vector<std::string> broken_form(const SourceFile& file);

/// Code stands in the namespace of its folder.
std::vector<std::string> broken_namespace(const SourceFile& file);

}  // namespace tests
