#include "sim/bound_fields.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "sim/near_name.h"

namespace sim {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// The number that `text` is, all of it; nothing when it is not one.
std::optional<double> parse_number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{} || end != text.data() + text.size()) return {};
    return value;
}

std::optional<double> parse_flag(std::string_view text) {
    if (text == "true" || text == "on" || text == "1") return 1;
    if (text == "false" || text == "off" || text == "0") return 0;
    return {};
}

/// Full names of which the last part is near `given`, when no full name is.
std::string meant_field(std::span<const BoundField> fields, std::string_view given) {
    std::vector<std::string> names;
    for (const auto& field : fields)
        names.push_back(field.name);
    for (const auto& name : names) {
        if (name.ends_with("." + std::string(given))) return name;
    }
    return nearest_name(given, names);
}

}  // namespace

double BoundField::value() const {
    return std::visit([](const auto* place) { return static_cast<double>(*place); }, target);
}

void BoundField::store(double value) const {
    if (is_flag()) {
        *std::get<bool*>(target) = value != 0;
    } else if (is_count()) {
        *std::get<int*>(target) = static_cast<int>(value);
    } else {
        *std::get<double*>(target) = value;
    }
}

std::optional<Problem> BoundField::problem_with(double value) const {
    const bool fits = std::isfinite(value) && value >= about.low && value <= about.high;
    if (fits && (!is_count() || value == std::floor(value))) return {};

    Problem problem;
    problem.what = fmt::format("{} is {}", name, value);
    problem.allowed = allowed();
    return problem;
}

std::string BoundField::allowed() const {
    if (is_flag()) return "true or false";
    auto text =
        fmt::format("a {}number from {} to {}", is_count() ? "whole " : "", about.low, about.high);
    if (!about.unit.empty() && about.unit != "1") text += fmt::format(", in {}", about.unit);
    return text;
}

void FieldBinder::add(std::variant<double*, int*, bool*> target, const Field& about) {
    auto name =
        section_.empty() ? std::string(about.name) : fmt::format("{}.{}", section_, about.name);
    fields_.push_back({std::move(name), about, target});
}

const BoundField* find_field(std::span<const BoundField> fields, std::string_view name) {
    for (const auto& field : fields) {
        if (field.name == name) return &field;
    }
    return nullptr;
}

Result<const BoundField*> set_field(std::span<const BoundField> fields,
                                    std::string_view assignment) {
    const auto equals = assignment.find('=');
    if (equals == assignment.npos) {
        return fail(Error::of(fmt::format("--set {} has no '='", assignment), "NAME=VALUE"));
    }
    const auto name = trimmed(assignment.substr(0, equals));
    const auto text = trimmed(assignment.substr(equals + 1));
    const auto* field = find_field(fields, name);
    if (field == nullptr) {
        return fail(Error::of(fmt::format("--set {}: there is no parameter '{}'", assignment, name),
                              "see wijk params",
                              meant_field(fields, name)));
    }
    const auto value = field->is_flag() ? parse_flag(text) : parse_number(text);
    if (!value) {
        return fail(
            Error::of(fmt::format("--set {}: '{}' is not a value of {}", assignment, text, name),
                      field->allowed()));
    }
    if (auto problem = field->problem_with(*value)) {
        problem->what = "--set " + problem->what;
        return fail(Error{{*problem}});
    }
    field->store(*value);
    return field;
}

}  // namespace sim
