#pragma once

#include <string_view>

namespace sim {

/// How good the evidence for a number is.
enum class Grade : unsigned char {
    a,  // meta-analysis, register or large national survey
    b,  // one good study
    c,  // expert, process evaluation, seed text
    d,  // assumption
};

constexpr char letter(Grade grade) {
    return static_cast<char>('A' + static_cast<int>(grade));
}

/// What a parameter is: declared once beside the rule it belongs to, visited by the scenario
/// reader, `wijk params`, the results file and the viewer's sliders.
struct Field {
    std::string_view name;     // snake_case, unique in its section
    std::string_view unit;     // "1/week", "hours", "share", "1" for a pure number
    double low = 0;            // smallest value that the program accepts
    double high = 1;           // largest
    double plausible_low = 0;  // range for sweeps and calibration; must lie inside low..high
    double plausible_high = 1;
    Grade grade = Grade::d;
    std::string_view source = "assumption";  // a heading of docs/evidence.md, or "assumption"
    std::string_view meaning;                // one plain sentence
};

struct Range {
    double low, high;
};

/// A field that rests on an assumption.
constexpr Field assumed(std::string_view name,
                        std::string_view unit,
                        Range allowed,
                        Range plausible,
                        std::string_view meaning) {
    return {name,
            unit,
            allowed.low,
            allowed.high,
            plausible.low,
            plausible.high,
            Grade::d,
            "assumption",
            meaning};
}

/// A field with a source: a heading of docs/evidence.md.
constexpr Field reported(std::string_view name,
                         std::string_view unit,
                         Range allowed,
                         Range plausible,
                         Grade grade,
                         std::string_view source,
                         std::string_view meaning) {
    return {name,
            unit,
            allowed.low,
            allowed.high,
            plausible.low,
            plausible.high,
            grade,
            source,
            meaning};
}

// A visitor `fields` has
//   fields.section("ties.contact", [&] { ... })   nested names are given in full
//   fields.number(double&, Field)                 a real number
//   fields.count(int&, Field)                     a whole number
//   fields.flag(bool&, Field)                     on or off (low 0, high 1)
// and every rules struct has a free template `describe(fields, rules)` that calls them.

}  // namespace sim
