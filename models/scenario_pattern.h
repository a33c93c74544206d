#pragma once

#include <string>
#include <vector>

#include "sim/toml_reader.h"

namespace models {

/// What a check of a pattern says of the values that it compares.
enum class Expected : int {
    greater,      // high is greater than low
    equal,        // they differ by no more than the margin
    above,        // the value of one arm is above a number
    below,        // it is below a number
    complements,  // both together bring more than each alone adds up to
};

/// One comparison: what is measured, in which weeks, in which arms.
struct PatternCheck {
    std::string measure;  // "funnel.signalled"; see models/patterns/measure.h
    std::string per;      // divided by this, over the same weeks; empty: by nothing
    Expected expected = Expected::greater;
    std::string low, high;          // arms
    std::string arm;                // for above and below
    std::vector<std::string> four;  // for complements: none, one, other, both
    double value = 0;
    double margin = 0;
    int from_week = 0;
    int to_week = -1;  // -1: the end of the run
    sim::Place place;

    /// The arms that it names, in the order of its kind.
    std::vector<std::string> arms() const;
};

/// A statement that must come out when the arms of a scenario are compared.
struct Pattern {
    std::string id;
    std::string statement;
    std::string lines;     // of the book that it is from
    int replicates = 256;  // the most that are lived for it
    std::vector<PatternCheck> checks;
    sim::Place place;

    bool empty() const { return id.empty(); }
};

/// Reads [pattern] of a scenario.
Pattern read_pattern(sim::TomlReader& table);

}  // namespace models
