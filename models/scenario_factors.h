#pragma once

#include <string>
#include <vector>

#include "sim/toml_reader.h"

namespace models {

/// One thing that is changed alone, and together with each other one, around a base.
struct Factor {
    std::string name;   // of its arm
    std::string title;  // for people
    int sign = 0;       // what the change should do: 1 more, -1 less, 0 nothing
    std::string lines;  // of the book that says so
    sim::Place place;
};

/// The factors of a scenario: each is an arm that begins as the base.
struct Factors {
    std::string base;                   // arm
    std::vector<std::string> measures;  // see models/patterns/measure.h
    std::vector<Factor> all;
    bool pairs = false;  // there is an arm for each two, too

    bool empty() const { return all.empty(); }
};

/// The arm in which both factors are changed.
std::string pair_name(const std::string& one, const std::string& other);

}  // namespace models
