#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/bound_fields.h"
#include "sim/toml_reader.h"

namespace sim {

/// One entry of the parameter registry: what it is, its value now, and who stands for that value.
struct Parameter {
    std::string name;  // in full
    Field about;
    double value = 0;
    double default_value = 0;
    bool whole = false;
    bool flag = false;
    std::string source;  // of the value now
    Grade grade = Grade::d;

    bool changed() const { return value != default_value; }
    bool assumed() const { return source == "assumption"; }
};

/// The registry of `now`. `defaults` are the same fields with their default values; `given` are the
/// numbers that files brought, with their sources.
std::vector<Parameter> list_parameters(std::span<const BoundField> now,
                                       std::span<const BoundField> defaults,
                                       const GivenNumbers& given);

/// "0.006", "12", "true"
std::string shown_value(const Parameter& parameter, double value);

/// Aligned columns with a header, for a terminal.
std::string parameters_as_text(std::span<const Parameter> parameters);

/// A table for docs/.
std::string parameters_as_markdown(std::span<const Parameter> parameters);

/// A list of objects, for programs and for the results file.
std::string parameters_as_json(std::span<const Parameter> parameters);

/// "41 of 78 numbers are assumptions"
std::string assumptions_line(std::span<const Parameter> parameters);

/// `text` as a JSON string, in quotes.
std::string json_string(std::string_view text);

/// `value` as a JSON number, null where it is not finite.
std::string json_number(double value);

}  // namespace sim
